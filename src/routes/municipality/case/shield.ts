/** Stepping back from a case; and to who divides the work, whom she named and what is closed to whom. */
import { type Request, type Response, Router } from 'express'
import { readCase } from '../../../actions/cases.ts'
import { askLift, barriersHere, liftBarrier, stepBack } from '../../../actions/shield/barriers.ts'
import { handleNaming, namingsHere, openNaming, readNaming } from '../../../actions/shield/naming.ts'
import { entered, type FormErrors, read, typed } from '../../../forms/form.ts'
import { handledForm, saysWhich, stepBackForm } from '../../../forms/case/shield.ts'
import { aliasOf } from '../../../law/office/office.ts'
import { stepBackReasons } from '../../../law/office/shield.ts'
import { paths } from '../../../paths.ts'
import { translator } from '../../../platform/page/translate.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { homeOf } from '../../entry/admit.ts'
import { official } from '../../whoAsks.ts'

export const shield = Router()
const withCases = gate('frontDesk', 'interviewer', 'caseworker', 'decisionMaker', 'teamLead', 'objectionHandler')
const dividing = gate('teamLead', 'decisionMaker')

shield.get(paths.stepBack.pattern, withCases, (req, res) => showStepBack(req, res))
shield.post(paths.stepBack.pattern, withCases, async (req, res) => {
  const form = read(stepBackForm, req.body)
  if (!form.ok) return showStepBack(req, res.status(422), form.errors)
  await stepBack(official(req), idOf(req), form.value, req.today)
  res.see(homeOf(req.actor))
})

async function showStepBack(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const { application } = await readCase(official(req), idOf(req), req.today)
  const back = req.actor.role === 'frontDesk' ? paths.desk : paths.case.with(application)
  res.page('form', {
    name: 'stepBack', action: paths.stepBack.with(application), back, entered: entered(req.body), errors, intro: [translator(req.language)('case.title', { caseNumber: application.caseNumber })], upload: false,
    fields: [{ kind: 'radios', name: 'stepBack', options: stepBackReasons.map((value) => ({ value })) }],
  })
}

shield.get(paths.shields, dividing, async (req, res) => {
  const actor = official(req)
  res.page('municipality/shields', { namings: await namingsHere(actor), barriers: await barriersHere(actor, req.today), code: aliasOf(actor.id) })
})

shield.get(paths.naming.pattern, dividing, (req, res) => showNaming(req, res, ''))
/** Looking is an act: her words open after a press of the button. */
shield.post(paths.namingOpened.pattern, dividing, async (req, res) => showNaming(req, res, await openNaming(official(req), idOf(req))))
shield.get(paths.namingOpened.pattern, dividing, (req, res) => res.see(paths.naming.with({ id: idOf(req) })))

shield.post(paths.naming.pattern, dividing, async (req, res) => {
  const form = read(handledForm, req.body)
  if (!form.ok || !saysWhich(form.value)) return showNaming(req, res.status(422), await openNaming(official(req), idOf(req)), { accounts: 'error.accounts' })
  await handleNaming(official(req), idOf(req), form.value, req.today)
  res.see(paths.shields)
})

async function showNaming(req: Request, res: Response, words: string, errors: FormErrors = {}): Promise<void> {
  const { colleagues, ...naming } = await readNaming(official(req), idOf(req), req.today)
  const t = translator(req.language)
  res.page('municipality/naming', { ...naming, words, colleagues: colleagues.map(({ id, role, code }) => ({ value: id, label: `${code}, ${t(`shields.role.${role}`)}` })), entered: entered(req.body), errors })
}

shield.post(paths.lift.pattern, dividing, async (req, res) => {
  const act = typed(req.body, 'step') === 'lift' ? liftBarrier : askLift
  await act(official(req), idOf(req), req.today)
  res.see(paths.shields)
})
shield.get(paths.lift.pattern, dividing, (_req, res) => res.see(paths.shields))
