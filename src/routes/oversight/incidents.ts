/** A leak: the clock of 72 hours, who is told, and the words that are ready for the people it is about. */
import { type Request, type Response, Router } from 'express'
import { actOnIncident, incidentFile, incidents, newIncidentKey, reportIncident } from '../../actions/oversight/incidents.ts'
import { type Entered, entered, type FormErrors, read } from '../../forms/form.ts'
import { incidentActForm, incidentForm, involvedParts, involvedPeople } from '../../forms/office/oversight.ts'
import { clockIn } from '../../law/day.ts'
import { figure } from '../../law/figures.ts'
import { Refused } from '../../law/impediment.ts'
import type { Field } from '../../pages/shapes.ts'
import { paths } from '../../paths.ts'
import { languages, translator } from '../../platform/page/translate.ts'
import { gate } from '../signIn.ts'
import { idOf } from '../worker/own.ts'
import { official } from '../whoAsks.ts'
import { choices } from '../../pages/choices.ts'

export const leaks = Router()
const door = gate('privacyOfficer')

leaks.get(paths.incidents, door, (req, res) => show(req, res, { key: newIncidentKey(), foundOn: req.today, foundAt: clockIn(req.now) }))

leaks.post(paths.incidents, door, async (req, res) => {
  const form = read(incidentForm, req.body)
  if (!form.ok) return show(req, res.status(422), entered(req.body), form.errors)
  const id = await reportIncident(official(req), form.value, req.now).catch((error: unknown) => {
    if (error instanceof Refused) return undefined
    throw error
  })
  if (!id) return show(req, res.status(422), entered(req.body), { foundAt: 'error.foundLater' })
  res.see(paths.incident.with({ id }))
})

leaks.get(paths.incident.pattern, door, (req, res) => showOne(req, res))

leaks.post(paths.incident.pattern, door, async (req, res) => {
  const form = read(incidentActForm, req.body)
  if (!form.ok) return showOne(req, res.status(422), form.errors)
  if ((await actOnIncident(official(req), idOf(req), form.value, req.now, req.today)) === 'why') return showOne(req, res.status(422), { leakWhy: 'error.leakWhy' })
  res.see(paths.incident.with({ id: idOf(req) }))
})

const fields: readonly Field[] = [
  { kind: 'hidden', name: 'key' },
  { kind: 'date', name: 'foundOn' },
  { kind: 'text', name: 'foundAt', hint: true },
  { kind: 'area', name: 'leakWhat', hint: true },
  { kind: 'checks', name: 'leakParts', options: choices(involvedParts) },
  { kind: 'radios', name: 'leakPeople', options: choices(involvedPeople) },
]

async function show(req: Request, res: Response, given: Entered, errors: FormErrors = {}): Promise<void> {
  res.page('oversight/incidents', { incidents: await incidents(official(req), req.now, req.today), hours: figure('breachHours', req.today), fields, entered: given, errors })
}

/** Who is told, in the order in which it is done. */
const told = ['authority', 'people', 'processor', 'otherMunicipality', 'security'] as const
const sentences = ['what', 'when', 'done', 'you', 'ask'] as const

async function showOne(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const texts = languages.map(({ code, name }) => ({ code, name, lines: sentences.map((sentence) => translator(code)(`leakText.${sentence}`)) }))
  res.page('oversight/incident', { file: await incidentFile(official(req), idOf(req), req.now, req.today), hours: figure('breachHours', req.today), told, texts, entered: entered(req.body), errors })
}
