/** Who comes in: found by case number or desk code, there, and called; and the screen in the hall. */
import { type Request, type Response, Router } from 'express'
import { arrive, call, findAtDesk, makeScreen, readAtDesk, readScreen } from '../../../actions/desk/arrivals.ts'
import { entered, type FormErrors, read } from '../../../forms/form.ts'
import { findAtDeskForm } from '../../../forms/case/case.ts'
import { paths } from '../../../paths.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { official } from '../../whoAsks.ts'

const door = gate('frontDesk')
const calling = gate('frontDesk', 'interviewer', 'teamLead')

/** Seconds between two looks of a screen. */
const AGAIN = 10

export function arrivals(baseUrl: string): Router {
  const router = Router()
  router.get(paths.findAtDesk, door, (req, res) => showFind(req, res))
  router.post(paths.findAtDesk, door, async (req, res) => {
    const form = read(findAtDeskForm, req.body)
    const found = form.ok ? await findAtDesk(official(req), form.value.visitor, req.now) : undefined
    if (!found) return showFind(req, res.status(422), { visitor: form.ok ? 'error.visitorNotFound' : 'error.visitor' })
    res.see(paths.visitor.with({ id: found }))
  })

  router.get(paths.visitor.pattern, door, async (req, res) => res.page('municipality/visitor', await readAtDesk(official(req), idOf(req), req.today)))
  router.post(paths.visitor.pattern, door, async (req, res) => {
    await arrive(official(req), idOf(req), req.now, req.today)
    res.see(paths.visitor.with({ id: idOf(req) }))
  })
  router.post(paths.visitorCalled.pattern, calling, async (req, res) => {
    await call(official(req), idOf(req), req.now, req.today)
    seeAfterCall(req, res)
  })
  router.get(paths.visitorCalled.pattern, calling, seeAfterCall)

  router.get(paths.hall, door, (_req, res) => res.page('municipality/hall', { address: '' }))
  router.post(paths.hall, door, async (req, res) => res.page('municipality/hall', { address: baseUrl + paths.screen.with({ token: await makeScreen(official(req), req.now) }) }))

  // Nobody is signed in on a screen that everyone passes: it shows codes and rooms, and looks again by itself.
  router.get(paths.screen.pattern, async (req, res) => {
    const calls = await readScreen(String(req.params['token']), req.now)
    res.status(calls ? 200 : 410).set('Refresh', String(AGAIN)).page('public/screen', { calls: calls ?? [], isOver: !calls })
  })
  return router
}

function seeAfterCall({ actor, params }: Request, res: Response): void {
  res.see(actor.role === 'frontDesk' ? paths.visitor.with({ id: String(params['id']) }) : paths.agenda)
}

function showFind(req: Request, res: Response, errors: FormErrors = {}): void {
  res.page('form', { name: 'findAtDesk', action: paths.findAtDesk, back: paths.desk, fields: [{ kind: 'text', name: 'visitor', hint: true }], entered: entered(req.body), errors, intro: [], upload: false })
}
