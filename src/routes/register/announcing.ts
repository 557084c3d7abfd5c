/** What is said above pages while something does not work. */
import { randomUUID } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import { announce, announcements, confirmAnnouncement, endAnnouncement } from '../../actions/register/announcing.ts'
import { entered, type FormErrors, read, typed } from '../../forms/form.ts'
import { announcementForm } from '../../forms/office/register.ts'
import { announcedHours, announcementKinds, audiences } from '../../law/register/announcement.ts'
import { clockIn } from '../../law/day.ts'
import { choices } from '../../pages/choices.ts'
import { paths } from '../../paths.ts'
import { translator } from '../../platform/page/translate.ts'
import { gate } from '../signIn.ts'
import { registerManager } from '../whoAsks.ts'
import { idOf } from '../worker/own.ts'

const door = gate('registerManager')

export const announcing = Router()

announcing.get(paths.registerAnnouncements, door, async (req, res) => {
  const all = await announcements(registerManager(req), req.now)
  res.page('register/announcements', { running: all.filter(({ isOver }) => !isOver), over: all.filter(({ isOver }) => isOver) })
})

announcing.get(paths.registerAnnounce, door, (req, res) => ask(req, res))
announcing.post(paths.registerAnnounce, door, async (req, res) => {
  const form = read(announcementForm, req.body)
  if (!form.ok) return ask(req, res.status(422), form.errors)
  await announce(registerManager(req), form.value, req.now)
  res.see(paths.registerAnnouncements)
})

function ask(req: Request, res: Response, errors: FormErrors = {}): void {
  const t = translator(req.language)
  const fields = [
    { kind: 'hidden', name: 'key' },
    { kind: 'radios', name: 'announceKind', options: announcementKinds.map((value) => ({ value, label: t(`announced.${value}`) })) },
    { kind: 'radios', name: 'announceTo', options: choices(audiences) },
    { kind: 'date', name: 'announceDay' },
    { kind: 'text', name: 'announceTime', hint: true },
    { kind: 'radios', name: 'announceHours', options: announcedHours.map((count) => ({ value: String(count), label: t('register.announcement.hours', { count }) })) },
  ] as const
  const before = { announceDay: req.today, announceTime: clockIn(req.now), ...entered(req.body), key: typed(req.body, 'key') || randomUUID() }
  res.page('form', { name: 'announce', action: paths.registerAnnounce, back: paths.registerAnnouncements, fields, entered: before, errors, intro: [], upload: false })
}

announcing.post(paths.registerAnnouncementSeen.pattern, door, async (req, res) => {
  await confirmAnnouncement(registerManager(req), idOf(req), req.now)
  res.see(paths.registerAnnouncements)
})
announcing.post(paths.registerAnnouncementEnd.pattern, door, async (req, res) => {
  await endAnnouncement(registerManager(req), idOf(req), req.now)
  res.see(paths.registerAnnouncements)
})
announcing.get([paths.registerAnnouncementSeen.pattern, paths.registerAnnouncementEnd.pattern], door, (_req, res) => res.see(paths.registerAnnouncements))
