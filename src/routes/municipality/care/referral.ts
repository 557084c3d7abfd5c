/** Sending someone on to care: what goes along is typed here and nowhere else. */
import { type Request, type Response, Router } from 'express'
import { concernOf } from '../../../actions/care/concerns.ts'
import { careRegions, refer } from '../../../actions/care/referring.ts'
import { referralForm } from '../../../forms/care/referral.ts'
import { entered, type FormErrors, read } from '../../../forms/form.ts'
import { urgencies } from '../../../law/care/concern.ts'
import { careWays, noGround, referGrounds, referReasons } from '../../../law/care/referral.ts'
import { helpDirectory } from '../../../models/people/HelpDirectory.ts'
import { choices } from '../../../pages/choices.ts'
import type { Field } from '../../../pages/shapes.ts'
import { paths } from '../../../paths.ts'
import { translator } from '../../../platform/page/translate.ts'
import { gate } from '../../signIn.ts'
import { official } from '../../whoAsks.ts'
import { idOf } from '../../worker/own.ts'

export const referring = Router()
const door = gate('interviewer')

referring.get(paths.referral.pattern, door, (req, res) => show(req, res))

referring.post(paths.referral.pattern, door, async (req, res) => {
  const form = read(referralForm, req.body)
  if (!form.ok) return show(req, res.status(422), form.errors)
  const { careGround: ground, careUrgency: urgency, careYesOn, careGroundWhy: why } = form.value
  if (noGround(req.today, { ground, urgency, consentOn: careYesOn || null, why })) return show(req, res.status(422), ground === 'consent' ? { careYesOn: 'error.careYesOn' } : { careGroundWhy: 'error.careGroundWhy' })
  await refer(official(req), idOf(req), form.value, req.today)
  res.see(paths.concern.with({ id: idOf(req) }))
})

const languages = ['nl', 'en', 'es', 'ro', 'bg', 'hu', 'pt', 'pl', 'other']

async function show(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const line = await concernOf(official(req), idOf(req), req.today)
  const back = paths.concern.with(line)
  if (!line.canRefer) return res.see(back)
  const t = translator(req.language)
  const { own, regions } = await careRegions(official(req), req.today)
  const standIn = helpDirectory.national.find(({ key }) => key === 'comensha')
  const fields: Field[] = [
    { kind: 'radios', name: 'careGround', options: choices(referGrounds) }, { kind: 'date', name: 'careYesOn' }, { kind: 'text', name: 'careGroundWhy', hint: true },
    { kind: 'radios', name: 'careReason', options: choices(referReasons) }, { kind: 'radios', name: 'careUrgency', options: choices(urgencies) },
    { kind: 'text', name: 'careCall', hint: true }, { kind: 'radios', name: 'careLanguage', options: languages.map((value) => ({ value, label: t(`option.language.${value}`) })) },
    { kind: 'radios', name: 'careWay', options: choices(careWays) }, { kind: 'text', name: 'careAddress' }, { kind: 'text', name: 'careWhen', hint: true }, { kind: 'text', name: 'careWord', hint: true },
    { kind: 'radios', name: 'careRegion', options: regions.map(({ code, name }) => ({ value: code, label: name })) },
  ]
  res.page('form', {
    name: 'careReferral', action: paths.referral.with(line), back, errors, upload: false, fields, entered: req.method === 'POST' ? entered(req.body) : { careRegion: own, careLanguage: 'nl' },
    intro: [t('careReferral.urgent', { organisation: helpDirectory.care[own] ?? helpDirectory.standIn, standIn: standIn?.name ?? '', phone: standIn?.phone ?? '' }), t('careReferral.least')],
  })
}
