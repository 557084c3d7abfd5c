/** What the letters of the desk of objections say. */
import type { Day } from '../../law/day.ts'
import type { Effect } from '../../law/objecting/objectionDesk.ts'
import type { Block, Common, Tools, Writers } from '../letterTexts.ts'

export interface ObjectionHearing {
  readonly on: Day
  readonly time: string
  readonly place: string
  readonly papersFrom: Day
  readonly papersUntil: Day
}

export interface ObjectionDeferral {
  readonly reason: string
  readonly before: Day
  readonly until: Day
}

export type DecidedKind = 'objectionFounded' | 'objectionUnfounded' | 'objectionInadmissible'

export interface ObjectionDecided {
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

export interface DeskFacts {
  objectionHearing: ObjectionHearing
  objectionDeferred: ObjectionDeferral
  objectionFounded: ObjectionDecided
  objectionUnfounded: ObjectionDecided
  objectionInadmissible: ObjectionDecided
}

export const deskLetters: Writers<keyof DeskFacts> = {
  objectionHearing: (facts, { date, says, plain, under, help }) => [
    plain(says('lead', { on: date(facts.on), time: facts.time, place: facts.place })),
    under('yourView', says('bring'), says('move')),
    under('data', says('open', { from: date(facts.papersFrom) }), says('papers', { until: date(facts.papersUntil) })),
    help,
  ],
  objectionDeferred: ({ until, reason, before }, { date, says, plain, help }) => [plain(says('lead', { until: date(until) }), reason, says('before', { before: date(before) })), help],
  objectionFounded: (facts, tools) => decided(facts, tools, 'changed'),
  objectionUnfounded: (facts, tools) => decided(facts, tools, 'stays'),
  objectionInadmissible: (facts, tools) => decided(facts, tools, 'stays'),
}

/** Without its reasons or its last day to appeal it is no decision. */
function decided(facts: Common & ObjectionDecided, { t, date, says, plain, under, help }: Tools, otherwise: 'changed' | 'stays'): Block[] {
  const { decisionOn, reason, weighing, heard, appealUntil, mandateOn } = facts
  const appeal = (name: string) => t(`letter.objectionDecided.appeal.${name}`, { until: date(appealUntil) })
  return [
    plain(says('decision', { on: date(decisionOn) })),
    under('meaning', effectLine(facts, { t, date }) ?? t(`letter.objectionDecided.${otherwise}`)),
    under('why', reason),
    under('yourView', t(heard ? 'letter.objectionDecided.heard' : 'letter.objectionDecided.waived')),
    under('weighing', weighing),
    under('remedies', ...(appealUntil ? ['who', 'term', 'cost', 'urgent'].map(appeal) : [])),
    help,
    under('decidedBy', t('letter.objectionDecided.decidedBy'), ...(mandateOn ? [t('letter.decidedBy.mandate', { on: date(mandateOn) })] : [])),
  ]
}

function effectLine({ effect, number, validFrom, validUntil, anewBy }: ObjectionDecided, { t, date }: Pick<Tools, 't' | 'date'>): string | undefined {
  if (effect === 'grant' && validUntil) return t('letter.objectionDecided.granted', { number, from: date(validFrom), until: date(validUntil) })
  if (effect === 'undo') return t('letter.objectionDecided.undone', { from: date(validFrom) })
  if (effect === 'already') return t('letter.objectionDecided.already')
  return anewBy ? t(`letter.objectionDecided.${effect}`, { until: date(anewBy) }) : undefined
}
