/** Which municipalities hold talks and decide; and the answer of a second manager to whatever waits for one. */
import { type Request, type Response, Router } from 'express'
import { designationOf, designations, notDesignated, proposeDesignation, proposeEnd } from '../../actions/register/designations.ts'
import { agree, reject } from '../../actions/register/proposals.ts'
import { entered, type FormErrors, read } from '../../forms/form.ts'
import { designationForm, endDesignationForm } from '../../forms/office/register.ts'
import type { ProposalKind } from '../../law/register/proposal.ts'
import { paths } from '../../paths.ts'
import { dates } from '../../platform/page/translate.ts'
import { gate } from '../signIn.ts'
import { registerManager } from '../whoAsks.ts'
import { idOf } from '../worker/own.ts'

const door = gate('registerManager')

export const placesOfRegister = Router()

placesOfRegister.get(paths.registerPlaces, door, async (req, res) => res.page('register/places', await designations(registerManager(req), req.today)))

placesOfRegister.get(paths.registerPlaceNew, door, (req, res) => ask(req, res))
placesOfRegister.post(paths.registerPlaceNew, door, async (req, res) => {
  const form = read(designationForm, req.body)
  if (!form.ok) return ask(req, res.status(422), form.errors)
  await proposeDesignation(registerManager(req), form.value, req.now)
  res.see(paths.registerPlaces)
})

async function ask(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  res.page('register/designate', { places: await notDesignated(registerManager(req), req.today), entered: entered(req.body), errors })
}

const codeOf = (req: Request): string => String(req.params['code'])

placesOfRegister.get(paths.registerPlaceEnd.pattern, door, (req, res) => askEnd(req, res))
placesOfRegister.post(paths.registerPlaceEnd.pattern, door, async (req, res) => {
  const form = read(endDesignationForm, req.body)
  if (!form.ok) return askEnd(req, res.status(422), form.errors)
  const { municipality } = await designationOf(registerManager(req), codeOf(req), req.today)
  await proposeEnd(registerManager(req), municipality, form.value, req.now, req.today)
  res.see(paths.registerPlaces)
})

async function askEnd(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const { municipality: code, name, from } = await designationOf(registerManager(req), codeOf(req), req.today)
  const intro = [name, dates(req.language).date(from)]
  res.page('form', { name: 'endPlace', action: paths.registerPlaceEnd.with({ code }), back: paths.registerPlaces, fields: [{ kind: 'date', name: 'designatedUntil', hint: true }], entered: entered(req.body), errors, intro, upload: false })
}

/** Where what was answered is found. */
const pageOf: Readonly<Record<ProposalKind, string>> = { designate: paths.registerPlaces, endDesignation: paths.registerPlaces, lawPack: paths.registerLaw }

placesOfRegister.post(paths.registerAgree.pattern, door, async (req, res) => {
  res.see(pageOf[await agree(registerManager(req), idOf(req), req.now, req.today)])
})
placesOfRegister.post(paths.registerReject.pattern, door, async (req, res) => {
  res.see(pageOf[await reject(registerManager(req), idOf(req), req.now)])
})
placesOfRegister.get([paths.registerAgree.pattern, paths.registerReject.pattern], door, (_req, res) => res.see(paths.register))
