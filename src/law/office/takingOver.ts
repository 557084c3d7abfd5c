/** What of another register can be taken over as it is, and until when that can be taken back. */
import { tooYoung } from '../person/applicant.ts'
import { addDays, type Day } from '../day.ts'
import { validity } from '../licence/licence.ts'
import type { Impediment } from '../impediment.ts'
import { closedBy } from '../rules.ts'

/** The days of one line: of an application that runs, or of a licence that was granted. */
export interface TakenOver {
  readonly kind: 'application' | 'licence'
  readonly birthdate: Day
  readonly documentSeenOn: Day
  readonly receivedOn: Day
  readonly decidedOn?: Day | undefined
  readonly validFrom?: Day | undefined
  readonly validUntil?: Day | undefined
}

export type DayColumn = 'birthdate' | 'documentSeenOn' | 'receivedOn' | 'decidedOn' | 'validFrom' | 'validUntil'
export type Misfit = 'tooYoung' | 'inFuture' | 'tooOld' | 'beforeReceived' | 'beforeDecided' | 'hasEnded' | 'tooLong'

/** An application that came in longer ago than this was decided, or is told of in another way. */
const OLDEST_DAYS = 366

/** Every day that cannot be so; none when the line can be taken over today. */
export function misfitsOf(line: TakenOver, today: Day): { readonly column: DayColumn; readonly because: Misfit }[] {
  const { kind, birthdate, documentSeenOn, receivedOn } = line
  const found: [DayColumn, Misfit, boolean][] = [
    ['birthdate', 'tooYoung', tooYoung(birthdate, receivedOn) !== undefined],
    ['documentSeenOn', 'inFuture', documentSeenOn > today],
    ['receivedOn', 'inFuture', receivedOn > today],
    ['receivedOn', 'tooOld', kind === 'application' && receivedOn < addDays(today, -OLDEST_DAYS)],
    ...(kind === 'licence' ? misfitsOfLicence(line, today) : []),
  ]
  return found.filter(([, , wrong]) => wrong).map(([column, because]) => ({ column, because }))
}

function misfitsOfLicence({ receivedOn, decidedOn = receivedOn, validFrom = decidedOn, validUntil = validFrom }: TakenOver, today: Day): [DayColumn, Misfit, boolean][] {
  return [
    ['decidedOn', 'inFuture', decidedOn > today],
    ['decidedOn', 'beforeReceived', decidedOn < receivedOn],
    ['validFrom', 'beforeDecided', validFrom < decidedOn],
    ['validUntil', 'hasEnded', validUntil < today],
    // No longer than the law gives from that day on.
    ['validUntil', 'tooLong', validUntil > validity(validFrom).validUntil],
  ]
}

/** In days: what waits for a second person, and what was taken over and can be taken back. */
export const WAITS_HOURS = 24
export const UNDO_DAYS = 14

export const undoUntil = (doneOn: Day): Day => addDays(doneOn, UNDO_DAYS)

export interface Brought {
  readonly doneOn: Day | null
  readonly undoneOn: Day | null
  /** Of how many something was done since. */
  readonly touched: number
}

/** Once anything was done with one of them it is a case as any other, and stays. */
export function cannotUndo(today: Day, { doneOn, undoneOn, touched }: Brought): Impediment | undefined {
  if (!doneOn || undoneOn) return closedBy('T01_TAKE_OVER', 'already-handled')
  if (today > undoUntil(doneOn)) return closedBy('T01_TAKE_OVER', 'too-late')
  return touched > 0 ? closedBy('T01_TAKE_OVER', 'not-open-now') : undefined
}
