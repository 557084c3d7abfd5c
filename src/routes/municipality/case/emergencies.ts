/** A file opened in an emergency: asked with a reason, looked at by another, and listed for who watches over looks. */
import { type Request, type Response, Router } from 'express'
import { readCase } from '../../../actions/cases.ts'
import { emergenciesHere, emergencyLine, emergencyOf, openInEmergency, readEmergency, seeEmergency } from '../../../actions/emergency/emergencies.ts'
import { emergencyForm, emergencySeenForm } from '../../../forms/office/emergency.ts'
import { entered, type FormErrors, read } from '../../../forms/form.ts'
import { paths } from '../../../paths.ts'
import { translator } from '../../../platform/page/translate.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { official } from '../../whoAsks.ts'

export const emergencies = Router()
const opening = gate('caseworker', 'decisionMaker')
const seeing = gate('teamLead', 'decisionMaker')

emergencies.get(paths.emergency.pattern, opening, (req, res) => showForm(req, res))

emergencies.post(paths.emergency.pattern, opening, async (req, res) => {
  const form = read(emergencyForm, req.body)
  if (!form.ok) return showForm(req, res.status(422), form.errors)
  await openInEmergency(official(req), idOf(req), form.value.emergencyWhy, req.now)
  res.see(paths.case.with({ id: idOf(req) }))
})

async function showForm(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const { application } = await readCase(official(req), idOf(req), req.today)
  if (!(await emergencyOf(official(req), application.id, req.now)).can) return res.see(paths.case.with(application))
  res.page('form', {
    name: 'emergency', action: paths.emergency.with(application), back: paths.case.with(application), entered: entered(req.body), errors, upload: false,
    intro: [translator(req.language)('case.title', { caseNumber: application.caseNumber })], fields: [{ kind: 'area', name: 'emergencyWhy', hint: true }],
  })
}

emergencies.get(paths.emergencySeen.pattern, seeing, async (req, res) => {
  const { own, ...line } = await emergencyLine(official(req), idOf(req), req.now)
  res.page('municipality/emergency', { line, own, why: null, entered: {}, errors: {} })
})

/** Looking is an act: why it was opened is read after a press of the button. */
emergencies.post(paths.emergencyRead.pattern, seeing, (req, res) => showOpened(req, res))
emergencies.get(paths.emergencyRead.pattern, seeing, (req, res) => res.see(paths.emergencySeen.with({ id: idOf(req) })))

emergencies.post(paths.emergencySeen.pattern, seeing, async (req, res) => {
  const form = read(emergencySeenForm, req.body)
  if (!form.ok) return showOpened(req, res.status(422), form.errors)
  await seeEmergency(official(req), idOf(req), form.value.emergencyOrder === 'yes', req.now)
  res.see(paths.work)
})

async function showOpened(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const { why, own, ...line } = await readEmergency(official(req), idOf(req), req.now)
  res.page('municipality/emergency', { line, own, why, entered: entered(req.body), errors })
}

emergencies.get(paths.emergencies, gate('privacyOfficer'), async (req, res) => res.page('oversight/emergencies', { lines: await emergenciesHere(official(req), req.now) }))
