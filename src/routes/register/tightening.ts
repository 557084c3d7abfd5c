/** Limits that are made stricter for a while. */
import { randomUUID } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import { loosen, tighten, type TighteningLine } from '../../actions/register/tightening.ts'
import { entered, type FormErrors, read, typed } from '../../forms/form.ts'
import { tighteningForm } from '../../forms/office/register.ts'
import { tightenedHours, tightenedParts, tightenedSorts } from '../../law/register/tightening.ts'
import { choices } from '../../pages/choices.ts'
import { paths } from '../../paths.ts'
import { dates, translator } from '../../platform/page/translate.ts'
import { gate } from '../signIn.ts'
import { registerManager } from '../whoAsks.ts'
import { idOf } from '../worker/own.ts'

const door = gate('registerManager')

export const tightening = Router()

tightening.get(paths.registerTighten, door, (req, res) => ask(req, res))
tightening.post(paths.registerTighten, door, async (req, res) => {
  const form = read(tighteningForm, req.body)
  if (!form.ok) return ask(req, res.status(422), form.errors)
  const stands = await tighten(registerManager(req), form.value, req.now)
  if (stands) return askAnew(req, res.status(409), stands)
  res.see(paths.registerMisuse)
})

/** What was sent sets something of its own, when it is sent again. */
function askAnew(req: Request, res: Response, { sort, parts, from, until }: TighteningLine): void {
  const [t, { moment }] = [translator(req.language), dates(req.language)]
  const was = t(`register.stricter.was.${sort}`, { parts: t(`register.stricter.to.${parts}`), from: moment(from), until: moment(until) })
  ask(req, res, {}, { key: randomUUID(), intro: [t('register.stricter.stands', { was })] })
}

function ask(req: Request, res: Response, errors: FormErrors = {}, { key = typed(req.body, 'key') || randomUUID(), intro = [] as readonly string[] } = {}): void {
  const t = translator(req.language)
  const fields = [
    { kind: 'hidden', name: 'key' },
    { kind: 'radios', name: 'tightenSort', options: choices(tightenedSorts) },
    { kind: 'radios', name: 'tightenParts', options: choices(tightenedParts.map(String)) },
    { kind: 'radios', name: 'tightenHours', options: tightenedHours.map((count) => ({ value: String(count), label: t('register.announcement.hours', { count }) })) },
  ] as const
  const before = { ...entered(req.body), key }
  res.page('form', { name: 'tighten', action: paths.registerTighten, back: paths.registerMisuse, fields, entered: before, errors, intro, upload: false })
}

tightening.post(paths.registerLoosen.pattern, door, async (req, res) => {
  await loosen(registerManager(req), idOf(req), req.now)
  res.see(paths.registerMisuse)
})
tightening.get(paths.registerLoosen.pattern, door, (_req, res) => res.see(paths.registerMisuse))
