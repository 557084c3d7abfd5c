/** What the letters between sending and the end say, in blocks whose order is fixed. */
import type { Day } from '../../law/day.ts'
import type { AskedItem } from '../contents.ts'
import type { Block, Common, Tools, Writers } from '../letterTexts.ts'

export interface CompletionRequest {
  readonly items: readonly AskedItem[]
  readonly untilDay: Day
  /** The last day to decide when she answers on her last day. */
  readonly decideBy: Day
}

export interface Deferral {
  readonly reason: string
  readonly before: Day
  readonly until: Day
}

export interface ObjectionReceipt {
  readonly decisionOn: Day
  readonly inTime: boolean
  readonly reasonsUntil: Day | undefined
  readonly decideBy: Day
  readonly hearing: boolean
  readonly urgent: boolean
}

export interface FollowingFacts {
  completionRequest: CompletionRequest
  deferred: Deferral
  objectionReceived: ObjectionReceipt
  objectionWithdrawn: object
}

export const followingLetters: Writers<keyof FollowingFacts> = {
  completionRequest(facts, tools) {
    const { date, says, plain, under, help } = tools
    const values = { until: date(facts.untilDay), decideBy: date(facts.decideBy) }
    return [plain(says('lead')), under('asked', ...itemsOf(facts.items, tools)), under('next', says('until', values), says('clock', values), says('time'), says('silence')), help]
  },
  deferred: ({ until, reason, before }, { date, says, plain, help }) => [plain(says('lead', { until: date(until) }), reason, says('before', { before: date(before) }), says('nothing')), help],
  objectionReceived,
  objectionWithdrawn: ({ sentOn }, { date, says, plain, under, help }) => [plain(says('lead', { on: date(sentOn) })), under('meaning', says('meaning')), help],
}

const itemsOf = (items: readonly AskedItem[], { t }: Tools): string[] => items.map(({ what, text }, index) => `${index + 1}. ${t(`option.items.${what}`)}. ${text}`)

function objectionReceived(facts: Common & ObjectionReceipt, { date, says, plain, under, help }: Tools): Block[] {
  const received = says('lead', { on: date(facts.sentOn), decisionOn: date(facts.decisionOn) })
  const late = facts.inTime ? [] : [says('late')]
  const reasons = facts.reasonsUntil ? [says('reasons', { until: date(facts.reasonsUntil) })] : []
  const next = [...reasons, says(facts.hearing ? 'hearing' : 'noHearing'), says('decideBy', { decideBy: date(facts.decideBy) }), says('papers')]
  const urgent = facts.urgent ? [says('urgent')] : []
  return [plain(received, ...late), under('next', ...next), under('meaning', says('holds'), ...urgent, says('withdraw')), help]
}
