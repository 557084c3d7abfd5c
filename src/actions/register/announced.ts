/** What stands above pages now; known in this process, so that no page asks for it. */
import { type Announced, announcedFrom } from '../../models/register/announced.ts'

let known: readonly Announced[] = []

/** Now and then. */
export async function learnAnnounced(now: Date): Promise<void> {
  known = await announcedFrom(now)
}

/** What stands above the pages of whoever this is. */
export function announcedTo(now: Date, isStaff: boolean): readonly Announced[] {
  return known.filter(({ audience, from, until }) => from <= now && now < until && audience !== (isStaff ? 'public' : 'staff'))
}
