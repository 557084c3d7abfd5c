/** What a granted request about data does to what is held: what can go before its time, and what is closed for use. */
import type { Day } from '../day.ts'
import { objectionUntil } from '../objecting/objection.ts'
import type { DataRight, RequestKind } from './requests.ts'

/** Each part that nothing rests on for good; letters, who she is and the line of a licence the law keeps. */
export const heldParts = {
  uploads: { kinds: ['document', 'ownPhoto', 'papers', 'attachment', 'identityPaper', 'attachments'], until: 'final' },
  wishes: { kinds: ['wishes'], until: 'final' },
  talk: { kinds: ['report', 'talkNotes', 'view', 'settlement', 'reportAnswer', 'translationWish', 'reportTranslation', 'rectification'], until: 'final' },
  said: { kinds: ['viewStatement', 'spokenWish', 'suspensionView', 'newFacts', 'identityConfirmed'], until: 'final' },
  photo: { kinds: ['photo'], until: 'no licence' },
} as const satisfies Readonly<Record<string, { readonly kinds: readonly string[]; readonly until: 'final' | 'no licence' }>>

export type HeldPart = keyof typeof heldParts
export const parts = Object.keys(heldParts) as HeldPart[]

export type Effect = 'erase' | 'limit'

/** Of these rights a yes does something by itself; of the others the answer says it, or a correction does. */
export function effectOf(kind: RequestKind): Effect | undefined {
  const effects: Partial<Record<RequestKind, Effect>> = { erasure: 'erase', objection: 'limit' } satisfies Partial<Record<DataRight, Effect>>
  return effects[kind]
}

/** The application something lies with. */
export interface LiesWith {
  readonly closedOn: Day | null
  readonly withdrawn: boolean
  /** An objection runs. */
  readonly objecting: boolean
  /** A licence that came of it, or of another, still runs. */
  readonly licensed: boolean
}

/** Nothing rests on it any more: it is over and can no longer be objected to. */
function canGo(part: HeldPart, today: Day, { closedOn, withdrawn, objecting, licensed }: LiesWith): boolean {
  if (!closedOn || objecting || (!withdrawn && today <= objectionUntil(closedOn))) return false
  return heldParts[part].until === 'final' || !licensed
}

/** It is not needed for a decision that is still to come, nor shown at a check. */
function canBeClosed(part: HeldPart, { closedOn, licensed }: LiesWith): boolean {
  return closedOn !== null && (heldParts[part].until === 'final' || !licensed)
}

export function isOpenTo(effect: Effect, part: HeldPart, today: Day, around: LiesWith): boolean {
  return effect === 'erase' ? canGo(part, today, around) : canBeClosed(part, around)
}
