/** Letters about an objection, with made-up facts. */
import { addDays, addYears } from '../../law/day.ts'
import { objectionUntil } from '../../law/objecting/objection.ts'
import type { Common, Samples } from '../letterTexts.ts'
import type { DeskFacts, ObjectionDecided } from './letterBlocks.ts'

const decided = ({ sentOn }: Common): ObjectionDecided => ({
  decisionOn: addDays(sentOn, -60), reason: 'U stuurde een nieuw paspoort.', weighing: 'Wij keken naar wat nu geldt.', heard: true, effect: 'none', number: '', validFrom: sentOn, validUntil: undefined, anewBy: undefined,
  appealUntil: objectionUntil(sentOn), mandateOn: addYears(sentOn, -1),
})

export const objectionSamples: Samples<keyof DeskFacts | 'objectionReceived' | 'objectionWithdrawn'> = {
  objectionReceived: (common) => ({ ...common, kind: 'objectionReceived', decisionOn: addDays(common.sentOn, -14), inTime: true, reasonsUntil: addDays(common.sentOn, 14), decideBy: addDays(common.sentOn, 84), hearing: true, urgent: true }),
  objectionWithdrawn: (common) => ({ ...common, kind: 'objectionWithdrawn' }),
  objectionHearing: (common) => ({ ...common, kind: 'objectionHearing', on: addDays(common.sentOn, 21), time: '10:00', place: 'Stadhuis, kamer 4', papersFrom: addDays(common.sentOn, 14), papersUntil: addDays(common.sentOn, 11) }),
  objectionDeferred: (common) => ({ ...common, kind: 'objectionDeferred', reason: 'Wij wachten op een papier.', before: addDays(common.sentOn, 10), until: addDays(common.sentOn, 52) }),
  objectionFounded: (common) => ({ ...common, kind: 'objectionFounded', ...decided(common), effect: 'undo' }),
  objectionUnfounded: (common) => ({ ...common, kind: 'objectionUnfounded', ...decided(common) }),
  objectionInadmissible: (common) => ({ ...common, kind: 'objectionInadmissible', ...decided(common), reason: 'Het kwam na de laatste dag.' }),
}
