/** What the letters of the desk of objections say. */
import type { Day } from '../../law/day.ts'
import type { Effect } from '../../law/objectionDesk.ts'
import type { Tools } from '../following/letterBlocks.ts'
import type { Block, Common } from '../letterTexts.ts'

export interface ObjectionHearing {
  readonly kind: 'objectionHearing'
  readonly on: Day
  readonly time: string
  readonly place: string
  readonly papersFrom: Day
  readonly papersUntil: Day
}

export interface ObjectionDeferral {
  readonly kind: 'objectionDeferred'
  readonly reason: string
  readonly before: Day
  readonly until: Day
}

export interface ObjectionDecided {
  readonly kind: 'objectionFounded' | 'objectionUnfounded' | 'objectionInadmissible'
  readonly decisionOn: Day
  readonly reason: string
  readonly weighing: string
  readonly heard: boolean
  readonly effect: Effect
  /** Of a licence that is granted after all. */
  readonly number: string
  readonly validFrom: Day
  readonly validUntil: Day | undefined
  /** The last day to decide anew on what was undone. */
  readonly anewBy: Day | undefined
  readonly appealUntil: Day
  readonly mandateOn: Day | undefined
}

export type DeskFacts = Common & (ObjectionHearing | ObjectionDeferral | ObjectionDecided)

const kinds: readonly string[] = ['objectionHearing', 'objectionDeferred', 'objectionFounded', 'objectionUnfounded', 'objectionInadmissible'] satisfies DeskFacts['kind'][]

export function isOfDesk<Other extends { kind: string }>(facts: Other | DeskFacts): facts is DeskFacts {
  return kinds.includes(facts.kind)
}

export function deskBlocks(facts: DeskFacts, tools: Tools): Block[] {
  const { date, says, plain, under, help } = tools
  switch (facts.kind) {
    case 'objectionHearing':
      return [
        plain(says('lead', { on: date(facts.on), time: facts.time, place: facts.place })),
        under('yourView', says('bring'), says('move')),
        under('data', says('open', { from: date(facts.papersFrom) }), says('papers', { until: date(facts.papersUntil) })),
        help,
      ]
    case 'objectionDeferred':
      return [plain(says('lead', { until: date(facts.until) }), facts.reason, says('before', { before: date(facts.before) })), help]
    default:
      return decidedBlocks(facts, tools)
  }
}

/** Without its reasons or its last day to appeal it is no decision. */
function decidedBlocks(facts: Common & ObjectionDecided, { t, date, says, plain, under, help }: Tools): Block[] {
  const { decisionOn, reason, weighing, heard, appealUntil, mandateOn } = facts
  const appeal = (name: string) => t(`letter.objectionDecided.appeal.${name}`, { until: date(appealUntil) })
  return [
    plain(says('decision', { on: date(decisionOn) })),
    under('meaning', ...effectLines(facts, { t, date })),
    under('why', reason),
    under('yourView', t(heard ? 'letter.objectionDecided.heard' : 'letter.objectionDecided.waived')),
    under('weighing', weighing),
    under('remedies', ...(appealUntil ? ['who', 'term', 'cost', 'urgent'].map(appeal) : [])),
    help,
    under('decidedBy', t('letter.objectionDecided.decidedBy'), ...(mandateOn ? [t('letter.decidedBy.mandate', { on: date(mandateOn) })] : [])),
  ]
}

function effectLines({ kind, effect, number, validFrom, validUntil, anewBy }: ObjectionDecided, { t, date }: Pick<Tools, 't' | 'date'>): string[] {
  if (effect === 'grant' && validUntil) return [t('letter.objectionDecided.granted', { number, from: date(validFrom), until: date(validUntil) })]
  if (effect === 'undo') return [t('letter.objectionDecided.undone', { from: date(validFrom) })]
  if (effect === 'already') return [t('letter.objectionDecided.already')]
  if (anewBy) return [t(`letter.objectionDecided.${effect}`, { until: date(anewBy) })]
  return [t(kind === 'objectionFounded' ? 'letter.objectionDecided.changed' : 'letter.objectionDecided.stays')]
}
