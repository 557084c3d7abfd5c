/** What is said above pages now, as anyone may know it. */
import type { AnnouncementKind, Audience } from '../../law/register/announcement.ts'
import { glance } from '../../platform/database/connection.ts'

export interface Announced {
  readonly kind: AnnouncementKind
  readonly audience: Audience
  readonly from: Date
  readonly until: Date
}

/** Now and within a few minutes. */
export function announcedFrom(now: Date): Promise<Announced[]> {
  return glance<Announced>('announced', 'select kind, audience, from_at as "from", until_at as "until" from announced($1)', [now])
}
