/** A letter of each kind with made-up facts: nobody is in it. */
import { addDays, addYears, type Day } from '../../law/day.ts'
import { isTemplateKind, type TemplateKind } from '../../law/deciding/letters.ts'
import { objectionUntil } from '../../law/objection.ts'
import { NotFound } from '../../platform/errors.ts'
import { clockSamples } from '../clock/samples.ts'
import { type Common, draftLetter, type LetterDraft, type LetterFacts } from '../letterTexts.ts'

export function sampleLetter(kind: string, language: string, today: Day): LetterDraft {
  if (!isTemplateKind(kind)) throw new NotFound()
  return draftLetter(samples[kind]({ municipality: 'Voorbeeld', caseNumber: '000000-XXX', sentOn: today }), language)
}

const V01 = 'V01_WRONG_DATA'

const samples: Readonly<Record<TemplateKind, (common: Common) => LetterFacts>> = {
  receipt: (common) => ({ ...common, kind: 'receipt', decideBy: addDays(common.sentOn, 56), talk: { on: addDays(common.sentOn, 10), at: '11:00' } }),
  completionRequest: (common) => ({ ...common, kind: 'completionRequest', items: [{ what: 'explanation', text: 'Leg uit waarom uw naam anders is.' }], untilDay: addDays(common.sentOn, 14), decideBy: addDays(common.sentOn, 70) }),
  deferred: (common) => ({ ...common, kind: 'deferred', reason: 'Wij wachten op een papier van u.', before: addDays(common.sentOn, 10), until: addDays(common.sentOn, 24) }),
  secondTalk: (common) => ({ ...common, kind: 'secondTalk' }),
  intendedRefusal: (common) => ({ ...common, kind: 'intendedRefusal', reason: 'Uw paspoort is niet geldig.', facts: 'Uw paspoort was in mei niet meer geldig.', untilDay: addDays(common.sentOn, 14), moments: [{ day: addDays(common.sentOn, 7), time: '10:00' }] }),
  ...clockSamples,
  granted: (common) => ({ ...common, kind: 'granted', number: '····-····-····', validUntil: addYears(common.sentOn, 5), objectUntil: objectionUntil(common.sentOn), mandateOn: addYears(common.sentOn, -1) }),
  refused: (common) => ({
    ...common, kind: 'refused', grounds: ['R06_IDENTITY'], reason: 'Uw paspoort is niet geldig.', facts: [{ ground: 'R06_IDENTITY', fact: 'Uw paspoort was in mei niet meer geldig.', source: 'document' }],
    hearing: 'said', skipped: undefined, said: ['Ik heb een nieuw paspoort aangevraagd.'], answer: 'Wij hebben vier weken gewacht.', skippedBecause: '', weighing: 'Wij gaven u meer tijd. Een lichter besluit was niet mogelijk.',
    objectUntil: objectionUntil(common.sentOn), mandateOn: addYears(common.sentOn, -1), papers: [{ paper: 'application', on: addDays(common.sentOn, -50) }, { paper: 'report', on: addDays(common.sentOn, -30) }],
  }),
  intendedRevocation: (common) => ({ ...common, kind: 'intendedRevocation', reason: 'Uw gegevens kloppen niet.', facts: 'Uw geboortedatum was anders dan in uw paspoort.', untilDay: addDays(common.sentOn, 14), moments: [{ day: addDays(common.sentOn, 7), time: '10:00' }] }),
  revoked: (common) => ({
    ...common, kind: 'revoked', grounds: [V01], from: common.sentOn, hearing: 'heard', skipped: undefined, skippedBecause: '', objectUntil: objectionUntil(common.sentOn), mandateOn: addYears(common.sentOn, -1),
    reason: 'Uw gegevens kloppen niet.', facts: [{ ground: V01, fact: 'Uw geboortedatum was anders dan in uw paspoort.', source: 'document' }],
    said: ['Ik heb mij vergist.'], answer: 'Wij hebben het paspoort nog eens bekeken.', weighing: 'Wij gaven u de tijd om het te verbeteren. Iets lichters kon niet.',
  }),
}
