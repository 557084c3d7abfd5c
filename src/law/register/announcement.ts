/** What is said above pages while something does not work: a fixed text, so that one person may say it at once; another looks at it after. */
import type { Impediment } from '../impediment.ts'
import { closedBy } from '../rules.ts'

export const announcementKinds = ['slow', 'work', 'signIn', 'check', 'messages', 'phone'] as const
export type AnnouncementKind = (typeof announcementKinds)[number]

export const audiences = ['everyone', 'public', 'staff'] as const
export type Audience = (typeof audiences)[number]

/** In hours: what lasts longer is said anew by someone who looked again (own default). */
export const announcedHours = [1, 2, 4, 8, 24, 72] as const

export interface AnnouncementFacts {
  readonly from: Date
  readonly until: Date
  readonly endedAt: Date | null
}

/** Over, or taken away. */
export const isOver = (now: Date, { until, endedAt }: AnnouncementFacts): boolean => endedAt !== null || until <= now

/** So long before it begins it may be set. */
const AHEAD_DAYS = 31
const DAY = 86_400_000

export function cannotAnnounce(now: Date, { from, until }: Pick<AnnouncementFacts, 'from' | 'until'>): Impediment | undefined {
  if (until <= now) return closedBy('Y08_ANNOUNCE', 'day-has-been')
  return from.getTime() - now.getTime() > AHEAD_DAYS * DAY ? closedBy('Y08_ANNOUNCE', 'too-long') : undefined
}

/** By someone else than who said it, whatever account they use, and once. */
export function cannotConfirmAnnouncement(made: { readonly madeBy: string; readonly isSeen: boolean }, ownAccounts: readonly string[]): Impediment | undefined {
  if (made.isSeen) return closedBy('Y08_ANNOUNCE', 'already-handled')
  return ownAccounts.includes(made.madeBy) ? closedBy('Y08_ANNOUNCE', 'same-official') : undefined
}
