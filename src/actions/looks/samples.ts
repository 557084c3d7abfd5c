/** Letters about her rights over what is kept, with made-up facts. */
import { addDays } from '../../law/day.ts'
import { objectionUntil } from '../../law/objecting/objection.ts'
import type { Samples } from '../letterTexts.ts'
import type { RightsFacts } from './letterBlocks.ts'

export const rightsSamples: Samples<keyof RightsFacts> = {
  lookAnswer: (common) => ({ ...common, kind: 'lookAnswer', answer: 'Een medewerker bereidde uw gesprek voor.', lookedOn: addDays(common.sentOn, -9), objectUntil: objectionUntil(common.sentOn) }),
  correctionReceipt: (common) => ({ ...common, kind: 'correctionReceipt', item: 'identity', answerBy: addDays(common.sentOn, 30) }),
  correctionGranted: (common) => ({ ...common, kind: 'correctionGranted', item: 'identity', reason: 'In uw paspoort staat het zoals u zegt.', objectUntil: objectionUntil(common.sentOn) }),
  correctionDenied: (common) => ({ ...common, kind: 'correctionDenied', item: 'identity', reason: 'Het staat er zoals in uw paspoort.', objectUntil: objectionUntil(common.sentOn) }),
  rightReceipt: (common) => ({ ...common, kind: 'rightReceipt', right: 'access', answerBy: addDays(common.sentOn, 30) }),
  rightLater: (common) => ({ ...common, kind: 'rightLater', right: 'access', reason: 'Wij zoeken nog in het archief.', before: addDays(common.sentOn, 10), until: addDays(common.sentOn, 70) }),
  rightGranted: (common) => ({ ...common, kind: 'rightGranted', right: 'objection', reason: 'Wij gebruiken dit niet meer.', objectUntil: objectionUntil(common.sentOn) }),
  rightDenied: (common) => ({ ...common, kind: 'rightDenied', right: 'erasure', reason: 'De wet zegt dat wij dit nog bewaren.', objectUntil: objectionUntil(common.sentOn) }),
}
