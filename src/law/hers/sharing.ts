/** What she shows to someone of her choice: with a code, for some days, some times, until she stops it. */
import { addDays, type Day } from '../day.ts'
import { figure } from '../figures.ts'
import type { Impediment } from '../impediment.ts'
import { closedBy } from '../rules.ts'

export const recipients = ['operator', 'platform', 'bank', 'landlord', 'other'] as const
export type Recipient = (typeof recipients)[number]

export const shareDays = [1, 7, 30] as const
export const shareViews = [1, 3] as const

/** Besides whether it is valid: that is always said. */
export type SharedField = 'photo' | 'name'

export interface ShareFacts {
  readonly untilDay: Day
  readonly viewsLeft: number
  readonly stoppedOn: Day | null
}

export type ShareStanding = 'open' | 'stopped' | 'used' | 'over'

export function shareStanding(day: Day, { untilDay, viewsLeft, stoppedOn }: ShareFacts): ShareStanding {
  if (stoppedOn) return 'stopped'
  if (viewsLeft < 1) return 'used'
  return day > untilDay ? 'over' : 'open'
}

/** The last day of a code that is made today. */
export function shareUntil(today: Day, days: number): Day {
  return addDays(today, days)
}

export function cannotShare(day: Day, shares: readonly ShareFacts[]): Impediment | undefined {
  const open = shares.filter((share) => shareStanding(day, share) === 'open')
  return open.length >= figure('sharesOpen', day) ? closedBy('S08_SHARE', 'too-many-shares') : undefined
}
