/** What a court orders for the time being: it stays a decision, or ends that. It takes two officials to put it down, and holds from that moment. */
import type { Day } from '../day.ts'
import type { Impediment } from '../impediment.ts'
import { isStayed, isUndone, type LicenceActFacts, type LicenceFacts } from '../licence/licence.ts'
import { closedBy } from '../rules.ts'

export type OrderKind = 'stay' | 'liftStay'

export interface OrderFacts {
  readonly kind: OrderKind
  readonly from: Day
  readonly until?: Day | undefined
}

/** Whether a refusal is stayed on a day; these are the orders about it that were confirmed, in order. */
export function isRefusalStayed(day: Day, orders: readonly OrderFacts[]): boolean {
  const last = orders.findLast(({ from }) => from <= day)
  return last?.kind === 'stay' && (!last.until || day <= last.until)
}

/** What of a licence a court can stay now, and which stays it can end. A suspension that is over has nothing left to stay. */
export function orderable(day: Day, { acts }: LicenceFacts): { readonly kind: OrderKind; readonly about: LicenceActFacts }[] {
  const decisions = acts.filter((one) => (one.act === 'suspend' || one.act === 'revoke') && !isUndone(one, acts) && (!one.untilDay || day <= one.untilDay))
  return decisions.map((about) => ({ kind: isStayed(day, about, acts) ? ('liftStay' as const) : ('stay' as const), about }))
}

export function notOrderable(kind: OrderKind, id: string, day: Day, licence: LicenceFacts): Impediment | undefined {
  const isOpen = orderable(day, licence).some(({ kind: open, about }) => open === kind && about.id === id)
  return isOpen ? undefined : closedBy('S13_COURT', 'not-open-now')
}

/** From its own day, and not before it is put down: what was answered yesterday was answered. */
export const heldFrom = (confirmedOn: Day, ordered: Day): Day => (ordered > confirmedOn ? ordered : confirmedOn)

/** An order whose last day has passed changes nothing any more. */
export function isOver(confirmedOn: Day, until: Day | undefined): Impediment | undefined {
  return until && until < confirmedOn ? closedBy('S13_COURT', 'too-late') : undefined
}
