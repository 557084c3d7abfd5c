/** A renewal: what changed since the licence was given, in one look, and then on to the proposal. */
import { type Request, type Response, Router } from 'express'
import { type OpenedRenewal, openRenewal, type RenewalSide, renewalSide } from '../../../actions/measures/renewing.ts'
import { paths } from '../../../paths.ts'
import { translator } from '../../../platform/page/translate.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { official } from '../../whoAsks.ts'

export const renewals = Router()
const door = gate('caseworker', 'decisionMaker')

renewals.get(paths.renewalSide.pattern, door, async (req, res) => show(req, res, await renewalSide(official(req), idOf(req), req.today)))

/** Looking is an act: what she answered opens after a press of the button. */
renewals.post(paths.renewalOpened.pattern, door, async (req, res) => show(req, res, await openRenewal(official(req), idOf(req), req.today)))

/** Who changes the language there is back at the page, with everything closed. */
renewals.get(paths.renewalOpened.pattern, door, (req, res) => res.see(paths.renewalSide.with({ id: idOf(req) })))

function show(req: Request, res: Response, side: RenewalSide | OpenedRenewal): void {
  const t = translator(req.language)
  const option = { language: 'language', letters: 'language', interpreter: 'interpreter', company: 'company' } as const
  const word = (what: keyof typeof option, value: string) => (value ? t(`option.${option[what]}.${value}`) : '–')
  const opened = 'opened' in side ? { ...side.opened, rows: side.opened.changed.map(({ what, before, now }) => ({ what, before: word(what, before), now: word(what, now) })) } : null
  res.page('municipality/renewal', { side, opened: opened && { rows: opened.rows, right: opened.right ?? null, remark: opened.remark } })
}
