/** A renewal: what changed since the licence was given, in one look, and then on to the proposal. */
import { renewable, validUntil } from '../../../law/terms/otherWorkings.ts'
import { inRow } from '../clock/words.ts'
import { type Request, type Response, Router } from 'express'
import { type OpenedRenewal, openRenewal, type RenewalSide, renewalSide } from '../../../actions/measures/renewing.ts'
import { askTalk, checkShort } from '../../../actions/measures/shortCheck.ts'
import { entered, type FormErrors, read } from '../../../forms/form.ts'
import { shortCheckForm } from '../../../forms/licence/measures.ts'
import { shortChecks } from '../../../law/licence/shortCheck.ts'
import { choices } from '../../../pages/choices.ts'
import { paths } from '../../../paths.ts'
import { translator } from '../../../platform/page/translate.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { official } from '../../whoAsks.ts'

export const renewals = Router()
const door = gate('caseworker', 'decisionMaker')
const caseworker = gate('caseworker')

renewals.get(paths.renewalSide.pattern, door, async (req, res) => show(req, res, await renewalSide(official(req), idOf(req), req.today)))

/** Looking is an act: what she answered opens after a press of the button. */
renewals.post(paths.renewalOpened.pattern, door, async (req, res) => show(req, res, await openRenewal(official(req), idOf(req), req.today)))

/** Who changes the language there is back at the page, with everything closed. */
renewals.get(paths.renewalOpened.pattern, door, (req, res) => res.see(paths.renewalSide.with({ id: idOf(req) })))

renewals.get(paths.shortCheck.pattern, caseworker, (req, res) => showCheck(req, res))

renewals.post(paths.shortCheck.pattern, caseworker, async (req, res) => {
  const form = read(shortCheckForm, req.body)
  if (!form.ok) return showCheck(req, res.status(422), { shortChecked: 'error.shortChecked' })
  await checkShort(official(req), idOf(req), form.value, req.today)
  res.see(paths.renewalSide.with({ id: idOf(req) }))
})

renewals.post(paths.talkAfterAll.pattern, caseworker, async (req, res) => {
  await askTalk(official(req), idOf(req), req.today)
  res.see(paths.renewalSide.with({ id: idOf(req) }))
})

renewals.get(paths.talkAfterAll.pattern, caseworker, (req, res) => res.see(paths.renewalSide.with({ id: idOf(req) })))

async function showCheck(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const { id, short } = await renewalSide(official(req), idOf(req), req.today)
  if (short !== 'open') return res.see(paths.renewalSide.with({ id }))
  res.page('form', { name: 'shortCheck', action: paths.shortCheck.with({ id }), back: paths.renewalSide.with({ id }), fields: [{ kind: 'checks', name: 'shortChecked', options: choices(shortChecks) }], entered: entered(req.body), errors, intro: [], upload: false })
}

function show(req: Request, res: Response, side: RenewalSide | OpenedRenewal): void {
  const t = translator(req.language)
  const option = { language: 'language', letters: 'language', interpreter: 'interpreter', company: 'company' } as const
  const word = (what: keyof typeof option, value: string) => (value ? t(`option.${option[what]}.${value}`) : '–')
  const opened = 'opened' in side ? { ...side.opened, rows: side.opened.changed.map(({ what, before, now }) => ({ what, before: word(what, before), now: word(what, now) })) } : null
  const old = { ...side.old, acts: side.acts }
  res.page('municipality/renewal', { side, how: inRow(renewable(old), req.today, req.language), old: inRow(validUntil(old), req.today, req.language), opened: opened && { rows: opened.rows, right: opened.right ?? null, remark: opened.remark } })
}
