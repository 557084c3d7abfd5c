/** Letters of an application and of a licence itself, with made-up facts. */
import { addDays, addYears } from '../../law/day.ts'
import type { AcrossFacts } from '../across/letterBlocks.ts'
import type { Samples } from '../letterTexts.ts'
import type { ApplicationFacts } from './letterBlocks.ts'

export const applicationSamples: Samples<keyof ApplicationFacts | keyof AcrossFacts | 'completionRequest' | 'deferred'> = {
  receipt: (common) => ({ ...common, kind: 'receipt', decideBy: addDays(common.sentOn, 56), talk: { on: addDays(common.sentOn, 10), at: '11:00' } }),
  completionRequest: (common) => ({ ...common, kind: 'completionRequest', items: [{ what: 'explanation', text: 'Leg uit waarom uw naam anders is.' }], untilDay: addDays(common.sentOn, 14), decideBy: addDays(common.sentOn, 70) }),
  deferred: (common) => ({ ...common, kind: 'deferred', reason: 'Wij wachten op een papier van u.', before: addDays(common.sentOn, 10), until: addDays(common.sentOn, 24) }),
  withdrawn: (common) => ({ ...common, kind: 'withdrawn' }),
  stopped: (common) => ({ ...common, kind: 'stopped', readableUntil: addDays(common.sentOn, 91), lineUntil: addYears(common.sentOn, 1) }),
  renewalReminder: (common) => ({ ...common, kind: 'renewalReminder', validUntil: addDays(common.sentOn, 84) }),
  applicationTakenOver: (common) => ({ ...common, kind: 'applicationTakenOver', receivedOn: addDays(common.sentOn, -20), decideBy: addDays(common.sentOn, 36) }),
  licenceTakenOver: (common) => ({ ...common, kind: 'licenceTakenOver', decidedOn: addYears(common.sentOn, -1), number: '····-····-····', validUntil: addYears(common.sentOn, 4) }),
  handedOver: (common) => ({ ...common, kind: 'handedOver', from: 'Voorbeeldstad', ground: 'moved', withTalk: true, talkFalls: true, decideBy: addDays(common.sentOn, 40) }),
}
