/** What the letters of the clock say: that it stands still or runs again, that we are late, what that costs, and that we stop. */
import type { CorrectableAct } from '../../law/correcting.ts'
import type { Day } from '../../law/day.ts'
import type { SuspensionOfTerm } from '../../law/decisionTerm.ts'
import type { Penalty } from '../../law/defaultNotice.ts'
import type { NotProcessingReason } from '../../law/notProcessing.ts'
import type { DataRight } from '../../law/requests.ts'
import { keepUntil } from '../../law/retention.ts'
import { mandateLine } from '../deciding/letterBlocks.ts'
import type { Tools } from '../following/letterBlocks.ts'
import type { Block, Common } from '../letterTexts.ts'

export interface TermSuspended {
  readonly kind: 'termSuspended'
  readonly ground: SuspensionOfTerm
  readonly reason: string
  readonly from: Day
  readonly until: Day
  /** The last day to decide as it was, and as it becomes. */
  readonly before: Day
  readonly decideBy: Day
}

export interface TermResumed {
  readonly kind: 'termResumed'
  readonly on: Day
  readonly decideBy: Day
}

export interface DayCorrected {
  readonly kind: 'dayCorrected'
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
  readonly kind: 'consentAsked'
  readonly reason: string
  readonly from: Day
  readonly until: Day
  readonly decideBy: Day
}

export interface NoticeReceived {
  readonly kind: 'noticeReceived'
  readonly on: Day
  readonly first: Day
}

export interface PenaltySet {
  readonly kind: 'penaltySet'
  readonly decideBy: Day
  readonly penalty: Pick<Penalty, 'noticeOn' | 'first' | 'through' | 'days' | 'euros' | 'stretches'>
  readonly objectUntil: Day
  readonly mandateOn: Day | undefined
}

export interface NotProcessed {
  readonly kind: 'notProcessed'
  readonly because: NotProcessingReason
  /** The last day of the term, the day of her answer, or that of the second talk. */
  readonly on: Day
  readonly reason: string
  readonly objectUntil: Day
  readonly mandateOn: Day | undefined
}

export interface RightReceipt {
  readonly kind: 'rightReceipt'
  readonly right: DataRight
  readonly answerBy: Day
}

export interface RightLater {
  readonly kind: 'rightLater'
  readonly right: DataRight | 'correction'
  readonly reason: string
  readonly before: Day
  readonly until: Day
}

export interface RightAnswer {
  readonly kind: 'rightGranted' | 'rightDenied'
  readonly right: DataRight
  readonly reason: string
  readonly objectUntil: Day
}

export interface TalkMissed {
  readonly kind: 'talkMissed'
  readonly on: Day
}

export type ClockLetter = TalkMissed | TermSuspended | TermResumed | DayCorrected | ConsentAsked | NoticeReceived | PenaltySet | NotProcessed | RightReceipt | RightLater | RightAnswer
export type ClockFacts = Common & ClockLetter

const kinds: readonly string[] = ['termSuspended', 'termResumed', 'dayCorrected', 'consentAsked', 'noticeReceived', 'penaltySet', 'notProcessed', 'talkMissed', 'rightReceipt', 'rightLater', 'rightGranted', 'rightDenied'] satisfies ClockLetter['kind'][]

export function isClock<Other extends { kind: string }>(facts: Other | ClockFacts): facts is ClockFacts {
  return kinds.includes(facts.kind)
}

export function clockBlocks(facts: ClockFacts, lang: string, tools: Tools): Block[] {
  const { date, says, plain, under, help } = tools
  switch (facts.kind) {
    case 'termSuspended': {
      const values = { from: date(facts.from), until: date(facts.until), before: date(facts.before), decideBy: date(facts.decideBy) }
      return [plain(says('lead', values)), under('why', says(`ground.${facts.ground}`), facts.reason), under('next', says('end', values), says('sooner')), help]
    }
    case 'termResumed':
      return [plain(says('lead', { on: date(facts.on) })), under('next', says('next', { decideBy: date(facts.decideBy) })), help]
    case 'dayCorrected': {
      const end = facts.before === facts.decideBy ? [] : [tools.t('letter.termSuspended.end', { decideBy: date(facts.decideBy), before: date(facts.before) })]
      const pay = facts.first ? [tools.t('letter.noticeReceived.pay', { first: date(facts.first) })] : []
      return [plain(says('lead'), says(`act.${facts.act}`), says('days', { was: date(facts.was), becomes: date(facts.becomes) })), under('next', ...end, ...pay, says('wrong')), help]
    }
    case 'consentAsked': {
      const values = { from: date(facts.from), until: date(facts.until), decideBy: date(facts.decideBy) }
      return [plain(says('lead')), under('why', facts.reason), under('meaning', says('yes', values), says('no')), under('next', says('how')), help]
    }
    case 'noticeReceived':
      return [plain(says('lead', { on: date(facts.on) })), under('next', says('twoWeeks'), says('pay', { first: date(facts.first) }), says('amounts')), help]
    case 'penaltySet':
      return penaltyBlocks(facts, lang, tools)
    case 'talkMissed':
      return [plain(says('lead', { on: date(facts.on) })), under('next', says('choose'), says('twice')), help]
    case 'rightReceipt': {
      const values = { right: tools.t(`right.${facts.right}`), on: date(facts.sentOn) }
      return [plain(says('received', values)), under('next', tools.t('letter.correctionReceipt.next', { until: date(facts.answerBy) })), help]
    }
    case 'rightLater': {
      const right = tools.t(`right.${facts.right === 'correction' ? 'rectification' : facts.right}`)
      return [plain(says('lead', { right, until: date(facts.until), before: date(facts.before) })), under('why', facts.reason), help]
    }
    case 'rightGranted':
    case 'rightDenied':
      return [plain(says('decision', { right: tools.t(`right.${facts.right}`) })), under('why', facts.reason, tools.t('letter.correction.ground')), tools.remedies(facts.objectUntil), help]
    case 'notProcessed':
      return notProcessedBlocks(facts, lang, tools)
  }
}

function penaltyBlocks({ decideBy, penalty, objectUntil, mandateOn }: PenaltySet, lang: string, { date, says, plain, under, remedies, help }: Tools): Block[] {
  const { noticeOn, first, through, days, euros, stretches } = penalty
  const counted = through ? [says('days', { days: String(days), first: date(first), through: date(through) })] : []
  const lines = stretches.map((each) => says('stretch', { from: date(each.from), until: date(each.until), days: String(each.days), daily: String(each.daily), euros: String(each.euros) }))
  return [
    plain(says('decision', { euros: String(euros) })),
    under('why', says('late', { decideBy: date(decideBy), noticeOn: date(noticeOn) }), ...counted, ...lines),
    under('next', says('how')),
    remedies(objectUntil),
    help,
    under('decidedBy', says('decidedBy'), ...mandateLine(lang, mandateOn)),
  ]
}

function notProcessedBlocks(facts: Common & NotProcessed, lang: string, { t, date, says, plain, under, remedies, help }: Tools): Block[] {
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
