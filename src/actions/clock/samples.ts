/** Letters of the clock with made-up facts. */
import { addDays, addYears } from '../../law/day.ts'
import { objectionUntil } from '../../law/objecting/objection.ts'
import { penaltyPeriod, penaltyStretches } from '../../law/terms/penalty.ts'
import type { Samples } from '../letterTexts.ts'
import type { ClockFacts } from './letterBlocks.ts'

export const clockSamples: Samples<keyof ClockFacts> = {
  termSuspended: (common) => ({ ...common, kind: 'termSuspended', ground: 'forceMajeure', reason: 'Het gebouw is dicht na een brand.', from: common.sentOn, until: addDays(common.sentOn, 13), before: addDays(common.sentOn, 20), decideBy: addDays(common.sentOn, 34) }),
  termResumed: (common) => ({ ...common, kind: 'termResumed', on: common.sentOn, decideBy: addDays(common.sentOn, 20) }),
  dayCorrected: (common) => ({ ...common, kind: 'dayCorrected', act: 'submit', was: addDays(common.sentOn, -6), becomes: addDays(common.sentOn, -10), before: addDays(common.sentOn, 30), decideBy: addDays(common.sentOn, 26), first: undefined }),
  consentAsked: (common) => ({ ...common, kind: 'consentAsked', reason: 'De tolk kan pas over drie weken.', from: common.sentOn, until: addDays(common.sentOn, 20), decideBy: addDays(common.sentOn, 40) }),
  noticeReceived: (common) => ({ ...common, kind: 'noticeReceived', on: common.sentOn, first: penaltyPeriod(common.sentOn).first }),
  penaltySet: (common) => {
    const noticeOn = addDays(common.sentOn, -40)
    const { first } = penaltyPeriod(noticeOn)
    const through = addDays(first, 15)
    return { ...common, kind: 'penaltySet', decideBy: addDays(noticeOn, -3), penalty: { noticeOn, first, through, days: 16, euros: 392, stretches: penaltyStretches(noticeOn, through) }, objectUntil: objectionUntil(common.sentOn), mandateOn: addYears(common.sentOn, -1) }
  },
  notProcessed: (common) => ({ ...common, kind: 'notProcessed', because: 'lapsed', on: addDays(common.sentOn, -5), reason: 'Zonder geldig paspoort weten wij niet wie u bent.', objectUntil: objectionUntil(common.sentOn), mandateOn: addYears(common.sentOn, -1) }),
  talkMissed: (common) => ({ ...common, kind: 'talkMissed', on: addDays(common.sentOn, -1) }),
}
