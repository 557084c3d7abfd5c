/** Saying above pages that something does not work: by one person at once, looked at by another, ended by either. */
import type { AnnouncementForm } from '../../forms/office/register.ts'
import { instantOf } from '../../law/day.ts'
import { minutesAfter } from '../../law/hers/messages.ts'
import { refuse } from '../../law/impediment.ts'
import { type AnnouncementKind, type Audience, cannotAnnounce, cannotConfirmAnnouncement, isOver } from '../../law/register/announcement.ts'
import { Announcement } from '../../models/register/Announcement.ts'
import { isTaken } from '../../platform/errors.ts'
import type { RegisterManager } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { accountsOf } from '../deciding/fourEyes.ts'
import { inTransaction } from '../work.ts'

export interface AnnouncementLine {
  readonly id: string
  readonly kind: AnnouncementKind
  readonly audience: Audience
  readonly from: Date
  readonly until: Date
  /** When it was taken away before its time. */
  readonly endedAt: Date | null
  readonly seenAt: Date | null
  readonly isOver: boolean
  /** Whether whoever looks is to look at it. */
  readonly theirs: boolean
}

/** The newest first. */
export function announcements(actor: RegisterManager, now: Date): Promise<AnnouncementLine[]> {
  permit(actor.role === 'registerManager')
  return inTransaction(actor, async () => {
    const own = await accountsOf(actor)
    const rows = await Announcement.findAll({ order: [['fromAt', 'DESC']], limit: 50 })
    return rows.map((row) => {
      const { id, kind, audience, fromAt: from, untilAt: until, endedAt, seenAt } = row
      return { id, kind, audience, from, until, endedAt, seenAt, isOver: isOver(now, row.facts()), theirs: !seenAt && !own.includes(row.madeBy) }
    })
  })
}

/** Pressed twice, said once. */
export function announce(actor: RegisterManager, form: AnnouncementForm, now: Date): Promise<void> {
  permit(actor.role === 'registerManager')
  const { key: id, announceKind: kind, announceTo: audience, announceDay, announceTime, announceHours } = form
  const from = instantOf(announceDay, announceTime)
  const until = minutesAfter(from, Number(announceHours) * 60)
  refuse(cannotAnnounce(now, { from, until }))
  return inTransaction(actor, async () => {
    await Announcement.create({ id, kind, audience, fromAt: from, untilAt: until, madeBy: actor.id, madeAt: now })
    await audit(actor, 'announcement.made', { id }, { details: { kind, audience } })
  }).catch((error: unknown) => {
    if (!isTaken(error)) throw error
  })
}

/** Someone else read it, and it is right. */
export function confirmAnnouncement(actor: RegisterManager, id: string, now: Date): Promise<void> {
  permit(actor.role === 'registerManager')
  return inTransaction(actor, async () => {
    const found = await Announcement.lock(id)
    refuse(cannotConfirmAnnouncement({ madeBy: found.madeBy, isSeen: found.seenAt !== null }, await accountsOf(actor)))
    await found.update({ seenBy: actor.id, seenAt: now })
    await audit(actor, 'announcement.seen', { id })
  })
}

/** It works again, or it never did not. Twice is once. */
export function endAnnouncement(actor: RegisterManager, id: string, now: Date): Promise<void> {
  permit(actor.role === 'registerManager')
  return inTransaction(actor, async () => {
    const found = await Announcement.lock(id)
    if (isOver(now, found.facts())) return
    await found.update({ endedBy: actor.id, endedAt: now })
    await audit(actor, 'announcement.ended', { id })
  })
}
