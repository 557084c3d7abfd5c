/** People of the house: proposed by one administrator, confirmed by another; who leaves is out at once. */
import { type Request, type Response, Router } from 'express'
import { changes, confirmChange, rejectChange } from '../../actions/administration/changes.ts'
import { account, accounts, endMandate, keepMandate, proposeAppointment, proposeChange } from '../../actions/administration/people.ts'
import { appointForm, changeForm, endForm } from '../../forms/office/administration.ts'
import { type Entered, entered, type FormErrors, read } from '../../forms/form.ts'
import { changeReasons } from '../../law/office/appointing.ts'
import { addYears } from '../../law/day.ts'
import { Refused } from '../../law/impediment.ts'
import { staffRoles } from '../../law/office/office.ts'
import type { Field } from '../../pages/shapes.ts'
import { paths } from '../../paths.ts'
import { translator } from '../../platform/page/translate.ts'
import { gate } from '../signIn.ts'
import { idOf } from '../worker/own.ts'
import { official } from '../whoAsks.ts'

const door = gate('administrator')

/** `issuer`: by which name the identity provider of staff is kept. */
export function people(issuer: string): Router {
  const router = Router()
  router.get(paths.people, door, async (req, res) => res.page('administration/people', { accounts: await accounts(official(req), req.today) }))

  router.get(paths.newPerson, door, (req, res) => askNew(req, res, { mandateFrom: req.today, mandateUntil: addYears(req.today, 1) }))
  router.post(paths.newPerson, door, async (req, res) => {
    const form = read(appointForm, req.body)
    if (!form.ok) return askNew(req, res.status(422), entered(req.body), form.errors)
    const wrong = await unlessPeriod(proposeAppointment(official(req), form.value, issuer, req.today))
    if (wrong) return askNew(req, res.status(422), entered(req.body), wrong)
    res.see(paths.changes)
  })
  return router.use(one)
}

const one = Router()

one.get(paths.personOfHouse.pattern, door, (req, res) => show(req, res))

one.post(paths.personOfHouse.pattern, door, async (req, res) => {
  const form = read(changeForm, req.body)
  if (!form.ok) return show(req, res.status(422), entered(req.body), form.errors)
  const wrong = await unlessPeriod(proposeChange(official(req), idOf(req), form.value, req.today))
  if (wrong) return show(req, res.status(422), entered(req.body), wrong)
  res.see(paths.changes)
})

one.post(paths.personLeaves.pattern, door, async (req, res) => {
  const form = read(endForm, req.body)
  if (!form.ok) return show(req, res.status(422), entered(req.body), form.errors)
  const ended = await endMandate(official(req), idOf(req), form.value, req.today)
  res.see(ended === 'ended' ? paths.people : paths.changes)
})
one.get(paths.personLeaves.pattern, door, (req, res) => res.see(paths.personOfHouse.with({ id: idOf(req) })))

one.get(paths.changes, door, async (req, res) => res.page('administration/changes', await changes(official(req), req.today)))

for (const [path, decide] of [[paths.changeConfirmed, confirmChange], [paths.changeRejected, rejectChange]] as const) {
  one.post(path.pattern, door, async (req, res) => {
    await decide(official(req), idOf(req), req.today)
    res.see(paths.changes)
  })
  one.get(path.pattern, door, (_req, res) => res.see(paths.changes))
}

one.get(paths.quarterly, door, async (req, res) => {
  const running = (await accounts(official(req), req.today)).filter(({ state }) => state !== 'ended')
  res.page('administration/quarterly', { accounts: running.toSorted((first, second) => (first.reviewBy < second.reviewBy ? -1 : 1)) })
})

one.post(paths.mandateKept.pattern, door, async (req, res) => {
  await keepMandate(official(req), idOf(req), req.today)
  res.see(paths.quarterly)
})
one.get(paths.mandateKept.pattern, door, (_req, res) => res.see(paths.quarterly))

/** Days that cannot be are told beside the field. */
async function unlessPeriod(proposing: Promise<void>): Promise<FormErrors | undefined> {
  return proposing.then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof Refused && error.impediment.because === 'too-long') return error.impediment.rule === 'M07_TRAINED' ? { trainedUntil: 'error.trainedUntil' } : { mandateUntil: 'error.mandateUntil' }
      throw error
    },
  )
}

function mandateFields({ language }: Request): Field[] {
  const t = translator(language)
  return [
    { kind: 'radios', name: 'mandateRole', options: staffRoles.map((value) => ({ value, label: t(`post.${value}`) })) },
    { kind: 'date', name: 'mandateFrom' },
    { kind: 'date', name: 'mandateUntil' },
    { kind: 'date', name: 'trainedUntil', hint: true },
    { kind: 'radios', name: 'changeWhy', options: changeReasons.map((value) => ({ value })) },
  ]
}

function askNew(req: Request, res: Response, given: Entered, errors: FormErrors = {}): void {
  const fields: Field[] = [{ kind: 'text', name: 'idpSubject', hint: true }, { kind: 'text', name: 'staffName', hint: true }, ...mandateFields(req)]
  res.page('form', { name: 'appoint', action: paths.newPerson, back: paths.people, fields, entered: given, errors, intro: [], upload: false })
}

async function show(req: Request, res: Response, given?: Entered, errors: FormErrors = {}): Promise<void> {
  const found = await account(official(req), idOf(req), req.today)
  const now = { mandateRole: found.role, mandateFrom: found.from, mandateUntil: found.until ?? addYears(req.today, 1), trainedUntil: found.trained ?? '', changeWhy: '' }
  res.page('administration/person', { account: found, fields: mandateFields(req), reasons: changeReasons, entered: given ?? now, errors })
}
