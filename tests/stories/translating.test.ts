/** Her report in a language of hers: she asks, an interpreter's words stand beside each block, and nothing is intended against her before she can read it. */
import { expect, test } from '@jest/globals'
import { ownReport } from '../../src/actions/applications.ts'
import { intendRefusal } from '../../src/actions/decisions.ts'
import { answerReport } from '../../src/actions/interviews.ts'
import { ownData } from '../../src/actions/ownData.ts'
import { askTranslation, openTranslation, ownTranslation, translateReport } from '../../src/actions/talking/translation.ts'
import { Refused } from '../../src/law/impediment.ts'
import { besideHers, untranslated } from '../../src/law/talking/translation.ts'
import { paths } from '../../src/paths.ts'
import { teamOf, today, withAssessment } from '../support/newWorker.ts'
import { inStory } from '../support/story.ts'
import { signedIn } from '../support/visitor.ts'

const superuser = inStory()
const inRomanian = { translationHow: 'read', translationLanguage: 'ro', translationOther: '' } as const
const refusing = { facts: 'Het paspoort was niet meer geldig.', reason: 'Uw paspoort is niet geldig.', grounds: ['R06_IDENTITY' as const] }

test('at the page of who held the talk: what is missing is said beside it, and she reads the words under each block', async () => {
  const { actor, id, team } = await withAssessment('GM0344')
  await askTranslation(actor, inRomanian, today)
  await expect(intendRefusal(team.caseworker, id, refusing, today)).rejects.toThrow(Refused)
  await expect(askTranslation(actor, inRomanian, today)).rejects.toThrow(Refused)

  const official = await signedIn('staff', 'staff-GM0344-2')
  const opened = await (await (await official.visit(paths.case.with({ id }))).follow('Verslag in haar taal')).press('Open het verslag en haar wens')
  expect([opened.text.includes('Roemeens'), opened.html.querySelector('input[name=translatedHow]:checked')?.getAttribute('value') ?? opened.html.querySelector('input[name=translatedHow][checked]')?.getAttribute('value')]).toEqual([true, 'read'])
  const bare = await opened.press('Zet de vertaling erbij', { translatedHow: 'read', told0: 'Ea alege singură.' })
  expect([bare.status, bare.html.querySelectorAll('#fouten a').map((link) => link.getAttribute('href'))]).toEqual([422, ['#translatedBy', '#translatorNumber']])
  const half = await bare.press('Zet de vertaling erbij', { translatedHow: 'read', translatedBy: 'ofTalk', translatorNumber: 'Rbtv 1234', told0: 'Ea alege singură.' })
  expect([half.status, half.html.querySelector('textarea[name=told0]')?.text, half.html.querySelectorAll('#fouten a').length > 1]).toEqual([422, 'Ea alege singură.', true])
  const boxes = half.html.querySelectorAll('main textarea').map((box) => box.getAttribute('name') ?? '')
  const kept = await half.press('Zet de vertaling erbij', { translatedHow: 'read', translatedBy: 'ofTalk', translatorNumber: 'Rbtv 1234', ...Object.fromEntries(boxes.map((name) => [name, `Cuvinte ${name}`])) })
  expect(kept.path).toBe(paths.shareReport.with({ id }))

  const { translation, canAsk } = await ownTranslation(actor, today)
  expect([canAsk, translation?.by, translation?.number, translation?.blocks[0]?.told]).toEqual([false, 'ofTalk', 'Rbtv 1234', 'Cuvinte told0'])
  expect(JSON.stringify((await ownData(actor, today)).items.filter(({ kind }) => kind === 'reportTranslation' || kind === 'translationWish'))).toContain('Cuvinte told0')
  await answerReport(actor, { correct: 'no', remark: 'Nu e așa.' }, today)
  await intendRefusal(team.caseworker, id, refusing, today)
  const { rows } = await superuser.query<{ event: string; details: unknown }>(`select event, details from audit_entries where subject = $1 and event in ('translation.asked', 'report.translated') order by id`, [id])
  expect(rows).toEqual([{ event: 'translation.asked', details: {} }, { event: 'report.translated', details: { how: 'read', by: 'ofTalk' } }])
})

test('read to her it needs no words; who has answered asks no more; who was not at the talk opens nothing', async () => {
  const { actor, id, team } = await withAssessment('GM0363')
  const made = { translatedHow: 'aloud', translatedBy: 'sworn', translatorNumber: '12', blocks: [] } as const
  await expect(translateReport(team.first, id, made, today)).rejects.toThrow(Refused)
  await askTranslation(actor, { translationHow: 'aloud', translationLanguage: 'other', translationOther: 'Twi' }, today)
  expect((await openTranslation(team.second, id, today)).wish).toEqual({ how: 'aloud', language: 'Twi' })
  await expect(openTranslation((await teamOf('GM0363')).first, (await withAssessment('GM0344')).id, today)).rejects.toThrow()
  await expect(translateReport(team.first, id, { ...made, translatedHow: 'read' }, today)).rejects.toThrow(Refused)
  await translateReport(team.first, id, made, today)
  expect((await ownTranslation(actor, today)).translation).toMatchObject({ how: 'aloud', blocks: [] })
  await answerReport(actor, { correct: 'yes', remark: '' }, today)
  expect([(await ownTranslation(actor, today)).canAsk, (await ownReport(actor)).answer?.correct]).toEqual([false, true])
})

test('what is kept back is translated for nobody, what stands there is, and nothing else is asked', () => {
  const left = { told: '', observed: '' }
  expect(untranslated([{ told: 'a', observed: 'b' }, left, { told: 'c', observed: '' }], [{ told: 'x', observed: '' }, left, { told: 'z', observed: '' }])).toEqual([0])
  expect(untranslated([left], [])).toEqual([])
  expect(besideHers([{ told: 'a', observed: '' }, left], [{ told: 'x', observed: 'y' }, { told: 'z', observed: 'z' }, left])).toEqual([{ told: 'x', observed: '' }, left])
  expect(untranslated([{ told: 'a', observed: '' }], [])).toEqual([0])
})
