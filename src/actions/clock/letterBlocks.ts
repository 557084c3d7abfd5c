/** What the letters of the clock say: that it stands still or runs again, that we are late, what that costs, and that we stop. */
import type { CorrectableAct } from '../../law/office/correcting.ts'
import type { Day } from '../../law/day.ts'
import type { SuspensionOfTerm } from '../../law/terms/decisionTerm.ts'
import type { Penalty } from '../../law/terms/defaultNotice.ts'
import type { NotProcessingReason } from '../../law/terms/notProcessing.ts'
import { keepUntil } from '../../law/retention.ts'
import { mandateLine } from '../deciding/letterBlocks.ts'
import type { Block, Common, Tools, Writers } from '../letterTexts.ts'

export interface TermSuspended {
  readonly ground: SuspensionOfTerm
  readonly reason: string
  readonly from: Day
  readonly until: Day
  /** The last day to decide as it was, and as it becomes. */
  readonly before: Day
  readonly decideBy: Day
}

export interface TermResumed {
  readonly on: Day
  readonly decideBy: Day
}

export interface DayCorrected {
  readonly act: CorrectableAct
  readonly was: Day
  readonly becomes: Day
  /** The last day to decide as it was, and as it is; the same when it did not move. */
  readonly before: Day
  readonly decideBy: Day
  /** From when we pay, if her notice is what was corrected. */
  readonly first: Day | undefined
}

export interface ConsentAsked {
  readonly reason: string
  readonly from: Day
  readonly until: Day
  readonly decideBy: Day
}

export interface NoticeReceived {
  readonly on: Day
  readonly first: Day
}

export interface PenaltySet {
  /** Of a decision on an objection; otherwise of one on an application. */
  readonly about?: 'objection'
  readonly decideBy: Day
  readonly penalty: Pick<Penalty, 'noticeOn' | 'first' | 'through' | 'days' | 'euros' | 'stretches'>
  readonly objectUntil: Day
  readonly mandateOn: Day | undefined
}

export interface NotProcessed {
  readonly because: NotProcessingReason
  /** The last day of the term, the day of her answer, or that of the second talk. */
  readonly on: Day
  readonly reason: string
  readonly objectUntil: Day
  readonly mandateOn: Day | undefined
}

export interface TalkMissed {
  readonly on: Day
}

export interface ClockFacts {
  termSuspended: TermSuspended
  termResumed: TermResumed
  dayCorrected: DayCorrected
  consentAsked: ConsentAsked
  noticeReceived: NoticeReceived
  penaltySet: PenaltySet
  notProcessed: NotProcessed
  talkMissed: TalkMissed
}

export const clockLetters: Writers<keyof ClockFacts> = {
  termSuspended(facts, { date, says, plain, under, help }) {
    const values = { from: date(facts.from), until: date(facts.until), before: date(facts.before), decideBy: date(facts.decideBy) }
    return [plain(says('lead', values)), under('why', says(`ground.${facts.ground}`), facts.reason), under('next', says('end', values), says('sooner')), help]
  },
  termResumed: ({ on, decideBy }, { date, says, plain, under, help }) => [plain(says('lead', { on: date(on) })), under('next', says('next', { decideBy: date(decideBy) })), help],
  dayCorrected(facts, { t, date, says, plain, under, help }) {
    const end = facts.before === facts.decideBy ? [] : [t('letter.termSuspended.end', { decideBy: date(facts.decideBy), before: date(facts.before) })]
    const pay = facts.first ? [t('letter.noticeReceived.pay', { first: date(facts.first) })] : []
    return [plain(says('lead'), says(`act.${facts.act}`), says('days', { was: date(facts.was), becomes: date(facts.becomes) })), under('next', ...end, ...pay, says('wrong')), help]
  },
  consentAsked(facts, { date, says, plain, under, help }) {
    const values = { from: date(facts.from), until: date(facts.until), decideBy: date(facts.decideBy) }
    return [plain(says('lead')), under('why', facts.reason), under('meaning', says('yes', values), says('no')), under('next', says('how')), help]
  },
  noticeReceived: ({ on, first }, { date, says, plain, under, help }) => [plain(says('lead', { on: date(on) })), under('next', says('twoWeeks'), says('pay', { first: date(first) }), says('amounts')), help],
  penaltySet,
  notProcessed,
  talkMissed: ({ on }, { date, says, plain, under, help }) => [plain(says('lead', { on: date(on) })), under('next', says('choose'), says('twice')), help],
}

function penaltySet({ about, decideBy, penalty, objectUntil, mandateOn }: PenaltySet, { lang, date, says, plain, under, remedies, help }: Tools): Block[] {
  const { noticeOn, first, through, days, euros, stretches } = penalty
  const counted = through ? [says('days', { days: String(days), first: date(first), through: date(through) })] : []
  const lines = stretches.map((each) => says('stretch', { from: date(each.from), until: date(each.until), days: String(each.days), daily: String(each.daily), euros: String(each.euros) }))
  return [
    plain(says(about ? 'decisionObjection' : 'decision', { euros: String(euros) })),
    under('why', says('late', { decideBy: date(decideBy), noticeOn: date(noticeOn) }), ...counted, ...lines),
    under('next', says('how')),
    remedies(objectUntil),
    help,
    under('decidedBy', says('decidedBy'), ...mandateLine(lang, mandateOn)),
  ]
}

function notProcessed(facts: Common & NotProcessed, { lang, t, date, says, plain, under, remedies, help }: Tools): Block[] {
  return [
    plain(says('decision', { caseNumber: facts.caseNumber })),
    under('meaning', says('meaning')),
    under('why', says(`because.${facts.because}`, { on: date(facts.on) }), facts.reason, says('ground')),
    under('data', facts.objectUntil ? says('data', { until: date(keepUntil('notProcessedOrWithdrawn', facts.objectUntil)) }) : ''),
    remedies(facts.objectUntil),
    under('again', says('again')),
    help,
    under('decidedBy', t('letter.refused.decidedBy'), ...mandateLine(lang, facts.mandateOn)),
  ]
}
