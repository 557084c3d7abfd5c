/** A letter of each kind with made-up facts: nobody is in it. */
import { addDays, addYears, type Day } from '../../law/day.ts'
import { isLetterKind, type LetterKind } from '../../law/deciding/letters.ts'
import { objectionUntil } from '../../law/objecting/objection.ts'
import { NotFound } from '../../platform/errors.ts'
import { applicationSamples } from '../application/samples.ts'
import { clockSamples } from '../clock/samples.ts'
import { draftLetter, type LetterDraft, type LetterFacts, type Samples } from '../letterTexts.ts'
import { rightsSamples } from '../looks/samples.ts'
import { helpingSamples } from '../helping/letterBlocks.ts'
import { afterSamples } from '../measures/samples.ts'
import { objectionSamples } from '../objectionDesk/samples.ts'
import type { DecidingFacts } from './letterBlocks.ts'

export function sampleLetter(kind: string, language: string, today: Day): LetterDraft {
  if (!isLetterKind(kind)) throw new NotFound()
  return draftLetter(sampleOf(kind, today), language)
}

export const sampleOf = (kind: LetterKind, sentOn: Day): LetterFacts => samples[kind]({ municipality: 'Voorbeeld', caseNumber: '000000-XXX', sentOn })

const decidingSamples: Samples<keyof DecidingFacts> = {
  secondTalk: (common) => ({ ...common, kind: 'secondTalk' }),
  intendedRefusal: (common) => ({ ...common, kind: 'intendedRefusal', reason: 'Uw paspoort is niet geldig.', facts: 'Uw paspoort was in mei niet meer geldig.', untilDay: addDays(common.sentOn, 14), moments: [{ day: addDays(common.sentOn, 7), time: '10:00' }] }),
  granted: (common) => ({ ...common, kind: 'granted', number: '····-····-····', validUntil: addYears(common.sentOn, 5), objectUntil: objectionUntil(common.sentOn), mandateOn: addYears(common.sentOn, -1) }),
  refused: (common) => ({
    ...common, kind: 'refused', grounds: ['R06_IDENTITY'], reason: 'Uw paspoort is niet geldig.', facts: [{ ground: 'R06_IDENTITY', fact: 'Uw paspoort was in mei niet meer geldig.', source: 'document' }],
    hearing: 'said', skipped: undefined, said: ['Ik heb een nieuw paspoort aangevraagd.'], answer: 'Wij hebben vier weken gewacht.', skippedBecause: '', weighing: 'Wij gaven u meer tijd. Een lichter besluit was niet mogelijk.',
    objectUntil: objectionUntil(common.sentOn), mandateOn: addYears(common.sentOn, -1), papers: [{ paper: 'application', on: addDays(common.sentOn, -50) }, { paper: 'report', on: addDays(common.sentOn, -30) }],
  }),
}

const samples: Samples<LetterKind> = { ...applicationSamples, ...decidingSamples, ...clockSamples, ...helpingSamples, ...rightsSamples, ...afterSamples, ...objectionSamples }
