/** Limits of what anyone may ask, made stricter for a while in a flood: by one person at once, never for longer than a day. */

/** Of what each network may ask, and of what all of them may ask together. */
export const tightenedSorts = ['network', 'everyone'] as const
export type TightenedSort = (typeof tightenedSorts)[number]

/** A half, a quarter or a tenth of what may be asked otherwise (own default). */
export const tightenedParts = [2, 4, 10] as const

/** In hours: who wants it longer looks again first (own default). */
export const tightenedHours = [1, 2, 4, 8, 24] as const

export interface Tightened {
  readonly sort: TightenedSort
  /** So many times less than otherwise. */
  readonly parts: number
  readonly until: Date
}

/** Which limits it is about: those of whoever asks without signing in. Whoever signs in, types a code or is a system, has limits of its own. */
const sortOf: Readonly<Record<string, TightenedSort>> = { check: 'network', share: 'network', seal: 'network', checks: 'everyone' }

/** How many times stricter the limit of this name is now; of several the strictest counts. */
export function timesStricter(name: string, now: Date, all: readonly Tightened[]): number {
  const sort = sortOf[name]
  return all.reduce((most, each) => (each.sort === sort && now < each.until ? Math.max(most, each.parts) : most), 1)
}

/** Over, or taken back. */
export const isLoosened = (now: Date, { until, endedAt }: { readonly until: Date; readonly endedAt: Date | null }): boolean => endedAt !== null || until <= now
