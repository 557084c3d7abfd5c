/** She lets a platform hear of changes to one of her numbers, sees what it was told, and stops it in one press. */
import { randomUUID } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import { ownCards } from '../../../actions/licence/cards.ts'
import { allowWatch, ownWatch, platforms, stopWatch } from '../../../actions/watching/allowing.ts'
import { entered, type FormErrors, read, typed } from '../../../forms/form.ts'
import { watchForm } from '../../../forms/licence/licence.ts'
import { formatNumber } from '../../../law/licence/licenceNumber.ts'
import { watchDays } from '../../../law/hers/watching.ts'
import { choices } from '../../../pages/choices.ts'
import type { Field } from '../../../pages/shapes.ts'
import { paths } from '../../../paths.ts'
import { gate, recently } from '../../signIn.ts'
import { worker } from '../../whoAsks.ts'
import { idOf } from '../own.ts'

const door = gate('worker')
const fresh = [door, recently(5)]

export const watching = Router()

watching.get(paths.newAllowance, fresh, (req: Request, res: Response) => showForm(req, res))
watching.post(paths.newAllowance, fresh, async (req: Request, res: Response) => {
  const form = read(watchForm, req.body)
  if (!form.ok) return showForm(req, res.status(422), form.errors)
  const id = await allowWatch(worker(req), form.value, req.today)
  res.see(paths.allowance.with({ id }))
})

watching.get(paths.allowance.pattern, door, async (req, res) => {
  const watch = await ownWatch(worker(req), idOf(req), req.today)
  const number = (await numbersOf(req)).find(({ value }) => value === watch.cardId)?.label ?? ''
  res.page('worker/watch', { watch, number })
})

watching.post(paths.allowanceStop.pattern, door, async (req, res) => {
  await stopWatch(worker(req), idOf(req), req.today)
  res.see(paths.allowance.with({ id: idOf(req) }))
})
watching.get(paths.allowanceStop.pattern, door, (req, res) => res.see(paths.allowance.with({ id: idOf(req) })))

async function numbersOf(req: Request): Promise<{ value: string; label: string }[]> {
  const { cards } = await ownCards(worker(req), req.today)
  return cards.map(({ id, number, name }) => ({ value: id, label: [formatNumber(number), name].filter(Boolean).join(', ') }))
}

async function showForm(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const [numbers, there] = [await numbersOf(req), await platforms(worker(req))]
  const [only] = numbers
  if (!only || !there.length) return res.see(paths.shares)
  const fields: Field[] = [
    { kind: 'hidden', name: 'key' },
    numbers.length > 1 ? { kind: 'radios', name: 'subject', options: numbers } : { kind: 'hidden', name: 'subject' },
    { kind: 'radios', name: 'platform', options: there.map(({ id, name }) => ({ value: id, label: name })) },
    { kind: 'radios', name: 'watchDays', options: choices(watchDays.map(String)) },
  ]
  const given = { ...(numbers.length === 1 && { subject: only.value }), ...entered(req.body), key: typed(req.body, 'key') || randomUUID() }
  res.page('form', { name: 'newWatch', action: paths.newAllowance, back: paths.shares, fields, entered: given, errors, intro: [], upload: false })
}
