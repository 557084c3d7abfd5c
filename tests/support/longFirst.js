import Sequencer from '@jest/test-sequencer'

/** What takes longest, longest first: begun last, the other workers would wait for it. */
const longest = ['browser/dutchAtWork', 'browser/dutch', 'platform/start', 'browser/englishAtWork', 'browser/mainJob', 'browser/english', 'platform/live', 'rights', 'injection', 'stories/manyTries', ...['spanish', 'romanian', 'bulgarian', 'hungarian', 'portuguese', 'polish'].map((language) => `browser/${language}`), 'browser/leaving', 'browser/talking', 'stories/leaving', 'platform/upload', 'stories/timeOut']

/** After them the order Jest would choose. */
export default class LongFirst extends Sequencer {
  async sort(tests) {
    const place = ({ path }) => longest.findIndex((name) => path.endsWith(`/tests/${name}.test.ts`))
    const others = tests.filter((test) => place(test) < 0)
    return [...tests.filter((test) => place(test) >= 0).toSorted((one, other) => place(one) - place(other)), ...(await super.sort(others))]
  }
}
