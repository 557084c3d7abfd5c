/** An inspector's phone: a number or a code, an answer, and more of it on a ground. */
import { type Request, type Response, Router } from 'express'
import { moreOn, seeMore } from '../../actions/checking/more.ts'
import { ownChecks } from '../../actions/checking/ownChecks.ts'
import { type Asked, check, shiftOf, type Unanswered } from '../../actions/checks.ts'
import { checkForm, moreForm } from '../../forms/checking/check.ts'
import { entered, type FormErrors, read } from '../../forms/form.ts'
import { readLicenceNumber } from '../../law/licence/licenceNumber.ts'
import { choices } from '../../pages/choices.ts'
import { paths } from '../../paths.ts'
import { isLanguage } from '../../platform/page/translate.ts'
import { NotFound } from '../../platform/errors.ts'
import { gate } from '../signIn.ts'
import { idOf } from '../worker/own.ts'
import { inspector } from '../whoAsks.ts'

export const inspection = Router()
const door = gate('inspector')

inspection.get(paths.number, door, (req, res) => showNumber(req, res))

inspection.post(paths.number, door, async (req, res) => {
  const form = read(checkForm, req.body)
  const number = form.ok ? readLicenceNumber(form.value.number) : undefined
  if (!number) return showNumber(req, res.status(422), { number: form.ok ? 'error.typing' : 'error.number' })
  await answer(req, res, { number })
})

function showNumber(req: Request, res: Response, errors: FormErrors = {}): void {
  res.page('form', { name: 'number', action: paths.number, back: paths.shift, fields: [{ kind: 'text', name: 'number', hint: true }], entered: entered(req.body), errors, intro: [], upload: false })
}

/** Opened by the phone's own camera: a check for whoever is on shift, the public page for everyone else. */
inspection.get(paths.code, async (req, res) => {
  if (req.session.actor?.role !== 'inspector') return res.see(paths.check)
  req.actor = req.session.actor
  await answer(req, res, { token: String(req.params['token']) })
})

async function answer(req: Request, res: Response, asked: Asked): Promise<void> {
  const outcome = await check(inspector(req), asked, req.now, req.today)
  if (!('entry' in outcome)) return unanswered(res, outcome.answer)
  const { answer: word, entry } = outcome
  if (word !== 'valid') return res.page('inspection/result', { answer: word, entry, again: null, validUntil: null, photo: '' })
  const { again, validUntil, photo } = outcome
  res.page('inspection/result', { answer: word, entry, again, validUntil, photo })
}

export function unanswered(res: Response, why: Unanswered): void {
  if (why === 'no shift') return res.see(paths.shift)
  res.status(429).page('inspection/result', { answer: why, entry: '', again: null, validUntil: null, photo: '' })
}

inspection.get(paths.more.pattern, door, (req, res) => showMore(req, res))

inspection.post(paths.more.pattern, door, async (req, res) => {
  const form = read(moreForm, req.body)
  if (!form.ok) return showMore(req, res.status(422), form.errors)
  const more = await seeMore(inspector(req), idOf(req), form.value.ground, req.now, req.today)
  if (typeof more === 'string') return unanswered(res, more)
  res.page('inspection/more', { more })
})

async function showMore(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const grounds = await moreOn(inspector(req), idOf(req), req.now)
  res.page('form', { name: 'more', action: paths.more.with({ id: idOf(req) }), back: paths.number, fields: [{ kind: 'radios', name: 'ground', options: choices(grounds) }], entered: entered(req.body), errors, intro: [], upload: false })
}

/** Turned to whoever is checked, in a language of theirs; an answer has it on its own page. */
inspection.get(paths.explain.pattern, door, (req, res) => {
  const spoken = String(req.params['language'])
  if (!isLanguage(spoken)) throw new NotFound()
  res.page('inspection/explain', { spoken })
})

inspection.get(paths.ownChecks, door, async (req, res) => {
  const [checks, shift] = await Promise.all([ownChecks(inspector(req), req.now), shiftOf(inspector(req), req.now)])
  res.page('inspection/ownChecks', { checks, endsAt: shift?.endsAt ?? null })
})
