/** Deciding: what a ground rests on, hearing her or saying why not, whole letters, and four eyes. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { findingsIn, hardWords, sentencesOf, sharedPhrases } from '../../src/forms/plain.ts'
import { type ActOnRecord, type ApplicationAct, stageOn, toldToHelper, toldToHer } from '../../src/law/application.ts'
import { addDays, type Day, day } from '../../src/law/day.ts'
import { helpNotOffered, notADayOfThis } from '../../src/law/deciding/help.ts'
import { refusalGrounds } from '../../src/law/deciding/decision.ts'
import { articlesOf, inOrder, missingParts, type LetterKind, letterKinds, templateOf, templates } from '../../src/law/deciding/letters.ts'
import { cannotRestOn, factsNeeded, factSources, type GroundFact, groundsWithoutFact, nothingNew, notTold, tooSoon, unanswered, unexplained } from '../../src/law/deciding/proposal.ts'
import { cannotRefuse, impediment, sameOfficial } from '../../src/law/openActs.ts'

const on = day('2026-11-24')
const acts = (...done: (readonly [ApplicationAct, string?])[]): { acts: ActOnRecord[] } => ({ acts: done.map(([act, by = act]) => ({ act, by, on })) })
const fact = (ground: GroundFact['ground'], text = 'Wat wij zagen.', source: GroundFact['source'] = 'talk'): GroundFact => ({ ground, fact: text, source })

describe('a ground', () => {
  test.each([
    ['without a fact', ['R01_AGE'], [], ['R01_AGE']],
    ['with a fact of another ground', ['R01_AGE'], [fact('R06_IDENTITY')], ['R01_AGE']],
    ['with an empty fact', ['R06_IDENTITY'], [fact('R06_IDENTITY', '  ')], ['R06_IDENTITY']],
    ['with a source that is none', ['R04_COERCION'], [fact('R04_COERCION', 'x', 'signal' as never)], ['R04_COERCION']],
    ['that takes two facts, with one', ['R03_SELF_RELIANCE'], [fact('R03_SELF_RELIANCE')], ['R03_SELF_RELIANCE']],
    ['that takes two facts, with two', ['R03_SELF_RELIANCE'], [fact('R03_SELF_RELIANCE'), fact('R03_SELF_RELIANCE', 'Nog iets.', 'seen')], []],
    ['with its fact, and one without', ['R01_AGE', 'R06_IDENTITY'], [fact('R01_AGE')], ['R06_IDENTITY']],
  ] as const)('%s', (_case, chosen, facts, lacking) => {
    expect(groundsWithoutFact(chosen, facts)).toEqual(lacking)
    expect(cannotRestOn(chosen, facts)?.because).toBe(lacking.length ? 'fact-missing' : undefined)
  })

  test('there is none without a ground, and a signal is no source of any', () => {
    expect(cannotRestOn([], [])).toMatchObject({ because: 'fact-missing' })
    expect(factSources).not.toContain('signal')
  })

  test('one fact taken away of any proposal closes it', () => {
    const chosen = fc.uniqueArray(fc.constantFrom(...refusalGrounds), { minLength: 1, maxLength: 3 })
    fc.assert(fc.property(chosen, fc.nat(), (grounds, which) => {
      const facts = grounds.flatMap((ground) => Array.from({ length: factsNeeded(ground) }, () => fact(ground)))
      expect(cannotRestOn(grounds, facts)).toBeUndefined()
      expect(cannotRestOn(grounds, facts.toSpliced(which % facts.length, 1))).toMatchObject({ because: 'fact-missing' })
    }))
  })
})

describe('help first', () => {
  const offered = acts(['submit'], ['offerHelp', 'a'])
  test.each([
    ['forced, and help was not offered', ['R04_COERCION'], acts(['submit']), 'help-not-offered'],
    ['forced among others, and help was not offered', ['R06_IDENTITY', 'R04_COERCION'], acts(['submit']), 'help-not-offered'],
    ['forced, and help was offered', ['R04_COERCION'], offered, undefined],
    ['something else, and help was not offered', ['R03_SELF_RELIANCE', 'R06_IDENTITY'], acts(['submit']), undefined],
    ['nothing', [], acts(['submit']), undefined],
  ] as const)('%s', (_case, chosen, facts, because) => {
    expect(helpNotOffered(chosen, facts)?.because).toBe(because)
  })

  test.each([['before receipt', -1, 'outside-the-case'], ['of receipt', 0, undefined], ['of today', 10, undefined], ['to come', 11, 'outside-the-case']] as const)('a day %s', (_case, after, because) => {
    expect(notADayOfThis(addDays(on, after), { receivedOn: on, today: addDays(on, 10) })?.because).toBe(because)
  })

  test('it is put down once, in any stage but a draft, and changes none', () => {
    const assessed = [['submit'], ['holdInterview'], ['saveView', 'a'], ['saveView', 'b'], ['shareReport']] as const
    expect(impediment('offerHelp', on, acts(['submit']))).toBeUndefined()
    expect(impediment('offerHelp', on, acts())).toBeDefined()
    expect(impediment('offerHelp', on, offered)).toBeDefined()
    expect(stageOn(on, acts(...assessed, ['offerHelp']))).toBe(stageOn(on, acts(...assessed)))
    expect([toldToHer(offered.acts).length, toldToHelper(offered.acts).map(({ act }) => act)]).toEqual([2, ['submit']])
  })
})

describe('hearing her', () => {
  test.each([
    ['never', acts(['shareReport']), 'not-heard'],
    ['said why not (Awb 4:11)', acts(['shareReport'], ['skipHearing']), undefined],
    ['gave her view', acts(['intendRefusal'], ['giveView']), undefined],
    ['still has days for it', acts(['intendRefusal']), 'not-heard'],
  ])('%s', (_case, facts, because) => {
    const withUntil = { acts: facts.acts.map((act) => (act.act === 'intendRefusal' ? { ...act, until: addDays(on, 14) } : act)) }
    expect(cannotRefuse(on, withUntil)?.because).toBe(because)
  })

  test('is left out once, and only before an intention went', () => {
    const assessed = [['submit'], ['holdInterview'], ['saveView', 'a'], ['saveView', 'b'], ['shareReport']] as const
    expect(impediment('skipHearing', on, acts(...assessed))).toBeUndefined()
    expect(impediment('skipHearing', on, acts(...assessed, ['skipHearing']))).toBeDefined()
    expect(impediment('intendRefusal', on, acts(...assessed, ['skipHearing']))).toBeUndefined()
  })

  test.each([
    ['that she was told of', ['R06_IDENTITY'], ['R06_IDENTITY', 'R01_AGE'], acts(['intendRefusal']), undefined],
    ['that she was not told of', ['R06_IDENTITY', 'R01_AGE'], ['R06_IDENTITY'], acts(['intendRefusal']), 'ground-not-told'],
    ['that she was not told of, with a reason', ['R01_AGE'], ['R06_IDENTITY'], acts(['intendRefusal'], ['skipHearing']), undefined],
    ['when what she was told of was not put down', ['R01_AGE'], [], acts(['intendRefusal']), undefined],
  ] as const)('is on a ground %s', (_case, chosen, told, facts, because) => {
    expect(notTold(chosen, told, facts)?.because).toBe(because)
  })

  const assessed = [['submit'], ['holdInterview'], ['saveView', 'a'], ['saveView', 'b'], ['shareReport']] as const
  const told = (until: Day, ...more: Parameters<typeof acts>) => ({ acts: acts(...assessed, ['intendRefusal'], ...more).acts.map((act) => (act.act === 'intendRefusal' || act.act === 'askToSpeak' ? { ...act, until } : act)) })

  test.each([
    ['while her days run', told(addDays(on, 14)), on, 'not-open-now'],
    ['once she gave her view', told(addDays(on, 14), ['giveView']), on, undefined],
    ['the day after her last', told(addDays(on, 14)), addDays(on, 15), undefined],
    ['while the days of the second run', told(addDays(on, 14), ['giveView'], ['intendRefusal']), on, 'not-open-now'],
    ['before someone else decides', told(addDays(on, 14), ['giveView'], ['propose']), on, 'not-open-now'],
  ] as const)('she is told anew %s', (_case, facts, onDay, because) => {
    expect(impediment('intendRefusal', onDay, facts)?.because).toBe(because)
  })

  test('told anew she is heard anew, on days of their own, and nothing is decided before (Awb 4:7)', () => {
    const anew = told(addDays(on, 14), ['askToSpeak'], ['giveView'], ['intendRefusal'])
    expect(impediment('giveView', on, anew) ?? impediment('askToSpeak', on, anew)).toBeUndefined()
    expect(cannotRefuse(addDays(on, 14), anew)).toMatchObject({ because: 'not-heard' })
    expect(cannotRefuse(addDays(on, 15), anew)).toBeUndefined()
    expect(impediment('giveView', on, { acts: [...anew.acts, ...acts(['giveView']).acts] })).toBeDefined()
    expect([nothingNew('', told(on)), nothingNew('Een nieuw paspoort.', told(on)), nothingNew('', acts(...assessed))].map((no) => no?.because)).toEqual(['nothing-new', undefined, undefined])
  })

  test('takes two weeks at the least', () => {
    expect(tooSoon(on, addDays(on, 13))).toMatchObject({ because: 'too-soon', article: 'Awb 4:7' })
    expect(tooSoon(on, addDays(on, 14))).toBeUndefined()
  })

  test('what she said is answered, and what came back changes with a reason', () => {
    expect([unanswered('', acts(['giveView']))?.because, unanswered('Gelezen.', acts(['giveView'])), unanswered('', acts(['submit']))]).toEqual(['answer-missing', undefined, undefined])
    expect([unexplained(' ', acts(['sendBack']))?.because, unexplained('Zij had gelijk.', acts(['sendBack'])), unexplained('', acts(['propose']))]).toEqual(['change-unexplained', undefined, undefined])
  })
})

test('four eyes: whoever did a part under any of their accounts does not decide', () => {
  const facts = acts(['holdInterview', 'a'], ['saveView', 'b'], ['intendRefusal', 'c'], ['skipHearing', 'd'], ['propose', 'e'])
  for (const act of ['grant', 'refuse'] as const) {
    for (const by of ['a', 'b', 'c', 'd', 'e']) expect(sameOfficial(act, facts, 'new', by)).toMatchObject({ because: 'same-official' })
    expect(sameOfficial(act, facts, 'new', 'other')).toBeUndefined()
  }
})

describe('letters', () => {
  const head = { municipality: 'Utrecht', caseNumber: '123456-BCD', sentOn: on }
  const whole = (kind: LetterKind) => templateOf(kind, on).parts.filter((name) => name !== 'head').map((name) => ({ name, paragraphs: ['tekst'] }))

  test.each([['receipt', 4], ['completionRequest', 5], ['deferred', 3], ['intendedRefusal', 6], ['granted', 6], ['refused', 12]] as const)('%s has %i parts', (kind, count) => {
    expect(templateOf(kind, on)?.parts).toHaveLength(count)
  })

  test('a version is added and never changed: each begins after the one before it, with a number of its own', () => {
    for (const kind of letterKinds) {
      const versions = templates[kind].map(({ version, from }) => [version, from] as const)
      expect(versions.map(([version]) => version)).toEqual(versions.map((_one, place) => place + 1))
      expect(versions.map(([, from]) => from)).toEqual(versions.map(([, from]) => from).toSorted())
      expect(templateOf(kind, day('2020-01-01'))?.version).toBe(1)
    }
  })

  test('taking away any part, or emptying it, is said by its name; in whatever order, it goes out in its own', () => {
    fc.assert(fc.property(fc.constantFrom(...letterKinds), fc.nat(), fc.constantFrom('away', 'empty', 'blank'), (kind, which, how) => {
      const parts = whole(kind)
      const place = which % parts.length
      const name = parts[place]?.name ?? ''
      const broken = how === 'away' ? parts.toSpliced(place, 1) : parts.with(place, { name: name as never, paragraphs: how === 'empty' ? [] : ['  '] })
      expect(missingParts(kind, head, parts)).toEqual([])
      expect(missingParts(kind, head, broken)).toEqual([name])
      expect(inOrder(kind, on, parts.toReversed())).toEqual(parts)
    }))
  })

  test.each([['municipality', ''], ['caseNumber', ''], ['sentOn', '']] as const)('without its %s it has no head', (name, value) => {
    expect(missingParts('refused', { ...head, [name]: value as never }, whole('refused'))).toContain('head')
  })

  test('only articles that were read', () => {
    expect(articlesOf(['R06_IDENTITY'], undefined)).toEqual(['reasons', 'hear', 'none'])
    expect(articlesOf(['R07_REPEAT'], 'urgent')).toEqual(['reasons', 'skip', 'repeat'])
  })
})

describe('plain words', () => {
  const long = Array.from({ length: 21 }, (_word, place) => `woord${place}`).join(' ')
  test.each([
    ['a long sentence', `${long}.`, ['long']],
    ['twenty words', `${long.split(' ').slice(1).join(' ')}.`, []],
    ['hard words, each once', 'Derhalve reeds indien, en reeds.', ['hard', 'hard', 'hard']],
    ['words that are not to be said', 'Het verhoor.', ['hard']],
    ['plain', 'Uw paspoort is niet geldig.', []],
  ])('%s', (_case, text, kinds) => {
    expect(findingsIn('reason', text).map(({ kind }) => kind)).toEqual(kinds)
  })

  test('a date does not end a sentence', () => {
    expect(sentencesOf('Op 3. mei zagen wij dit. Daarna niets.')).toHaveLength(2)
    expect(Object.values(hardWords).every(Boolean)).toBe(true)
  })

  test('what was copied from the note is found, chance is not', () => {
    const note = 'Collega vindt dat zij in het gesprek niets durfde te zeggen.'
    expect(sharedPhrases('weighing', 'Wij zagen: zij in het gesprek niets durfde te zeggen, zei een ander.', note)).toMatchObject([{ kind: 'internal' }])
    expect(sharedPhrases('weighing', 'In het gesprek was zij open.', note)).toEqual([])
  })
})
