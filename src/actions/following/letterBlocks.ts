/** What the letters between sending and the end say, in blocks whose order is fixed. */
import type { Day } from '../../law/day.ts'
import type { Hearing, SuspensionGround } from '../../law/suspension.ts'
import type { dates, Translate } from '../../platform/translate.ts'
import type { AskedItem } from '../contents.ts'
import type { Block, Common } from '../letterTexts.ts'
import { type DeskFacts, deskBlocks, isOfDesk } from '../objectionDesk/letterBlocks.ts'
import { type AfterFacts, afterBlocks, isAfter } from '../measures/letterBlocks.ts'

export interface CompletionRequest {
  readonly kind: 'completionRequest'
  readonly items: readonly AskedItem[]
  readonly untilDay: Day
  /** The last day to decide when she answers on her last day. */
  readonly decideBy: Day
}

export interface Deferral {
  readonly kind: 'deferred'
  readonly reason: string
  readonly before: Day
  readonly until: Day
}

export interface ObjectionReceipt {
  readonly kind: 'objectionReceived'
  readonly decisionOn: Day
  readonly inTime: boolean
  readonly reasonsUntil: Day | undefined
  readonly decideBy: Day
  readonly hearing: boolean
  readonly urgent: boolean
}

export interface Suspended {
  readonly kind: 'suspended'
  readonly ground: SuspensionGround
  readonly reason: string
  readonly facts: string
  readonly hearing: Hearing
  readonly said: string
  readonly from: Day
  readonly until: Day
  readonly objectUntil: Day
}

export interface Reinstatement {
  readonly kind: 'reinstated'
  readonly reason: string
  readonly from: Day
  readonly objectUntil: Day
}

export type FollowingFacts = Common & (CompletionRequest | Deferral | ObjectionReceipt | { readonly kind: 'objectionWithdrawn' } | Suspended | Reinstatement) | AfterFacts | DeskFacts

const kinds: readonly string[] = ['completionRequest', 'deferred', 'objectionReceived', 'objectionWithdrawn', 'suspended', 'reinstated'] satisfies Exclude<FollowingFacts['kind'], (AfterFacts | DeskFacts)['kind']>[]

export function isFollowing<Other extends { kind: string }>(facts: Other | FollowingFacts): facts is FollowingFacts {
  return kinds.includes(facts.kind) || isAfter(facts) || isOfDesk(facts)
}

/** What every letter is put together with. */
export interface Tools {
  readonly t: Translate
  readonly date: ReturnType<typeof dates>['date']
  readonly says: (name: string, values?: Record<string, string>) => string
  readonly plain: (...paragraphs: string[]) => Block
  readonly under: (name: string, ...paragraphs: string[]) => Block
  readonly remedies: (until: Day) => Block
  readonly help: Block
}

export function followingBlocks(facts: FollowingFacts, tools: Tools): Block[] {
  if (isAfter(facts)) return afterBlocks(facts, tools)
  if (isOfDesk(facts)) return deskBlocks(facts, tools)
  const { date, says, plain, under, remedies, help } = tools
  switch (facts.kind) {
    case 'completionRequest': {
      const values = { until: date(facts.untilDay), decideBy: date(facts.decideBy) }
      return [plain(says('lead')), under('asked', ...itemsOf(facts.items, tools)), under('next', says('until', values), says('clock', values), says('time'), says('silence')), help]
    }
    case 'deferred':
      return [plain(says('lead', { until: date(facts.until) }), facts.reason, says('before', { before: date(facts.before) }), says('nothing')), help]
    case 'objectionReceived':
      return objectionBlocks(facts, tools)
    case 'objectionWithdrawn':
      return [plain(says('lead', { on: date(facts.sentOn) })), under('meaning', says('meaning')), help]
    case 'suspended': {
      const values = { from: date(facts.from), until: date(facts.until) }
      return [
        plain(says('decision', values)),
        under('meaning', says('meaning'), says('check')),
        under('why', facts.reason, tools.t(`ground.${facts.ground}`), says('facts', { facts: facts.facts })),
        under('yourView', ...heardBlocks(facts, tools)),
        under('next', says('ends', values)),
        remedies(facts.objectUntil),
        help,
        under('decidedBy', says('decidedBy')),
      ]
    }
    case 'reinstated':
      return [plain(says('decision', { from: date(facts.from) })), under('why', facts.reason), under('meaning', says('meaning')), remedies(facts.objectUntil), help]
  }
}

const itemsOf = (items: readonly AskedItem[], { t }: Tools): string[] => items.map(({ what, text }, index) => `${index + 1}. ${t(`option.items.${what}`)}. ${text}`)

function heardBlocks({ hearing, said }: Suspended, { says }: Tools): string[] {
  return hearing === 'heard' ? [says('said', { said })] : [says(`notHeard.${hearing}`), says('react')]
}

function objectionBlocks(facts: Common & ObjectionReceipt, { date, says, plain, under, help }: Tools): Block[] {
  const received = says('lead', { on: date(facts.sentOn), decisionOn: date(facts.decisionOn) })
  const late = facts.inTime ? [] : [says('late')]
  const reasons = facts.reasonsUntil ? [says('reasons', { until: date(facts.reasonsUntil) })] : []
  const next = [...reasons, says(facts.hearing ? 'hearing' : 'noHearing'), says('decideBy', { decideBy: date(facts.decideBy) }), says('papers')]
  const urgent = facts.urgent ? [under('urgent', says('urgent'))] : []
  return [plain(received, ...late), under('next', ...next), ...urgent, under('meaning', says('holds'), says('withdraw')), help]
}
