/** Is this number valid today? Yes, or the one other answer; and a receipt of it for whoever wants one. */
import { type Request, type Response, Router } from 'express'
import { receiptOf, receiptSays } from '../../actions/checking/receipts.ts'
import { isValid } from '../../actions/checking/valid.ts'
import { checkForm, receiptForm } from '../../forms/checking/check.ts'
import { entered, type FormErrors, read, typed } from '../../forms/form.ts'
import { formatNumber, type LicenceNumber, readLicenceNumber } from '../../law/licence/licenceNumber.ts'
import { paths } from '../../paths.ts'

/** How often it may be asked stands before all of it. */
export const checking = Router()

checking.get(paths.check, (_req, res) => res.page('public/check', { entered: '', error: '' }))

checking.post(paths.check, async (req, res) => {
  const number = numberOf(req, res)
  if (number) res.page('public/checkResult', { valid: await isValid(number, req.today), today: req.today, number: formatNumber(number) })
})

checking.post(paths.receipt, async (req, res) => {
  const number = numberOf(req, res)
  if (number) res.page('public/receipt', { receipt: await receiptOf(number, req.now, req.today) })
})

checking.get(paths.receipt, (req, res) => showReceiptForm(req, res))
checking.get(paths.receiptRead, (_req, res) => res.see(paths.receipt))
checking.post(paths.receiptRead, async (req, res) => {
  const form = read(receiptForm, req.body)
  if (!form.ok) return showReceiptForm(req, res.status(422), form.errors)
  const number = readLicenceNumber(form.value.receiptNumber)
  if (form.value.receiptNumber && !number) return showReceiptForm(req, res.status(422), { receiptNumber: 'error.receiptNumber' })
  res.page('public/receiptRead', { said: (await receiptSays(form.value.receipt, number)) ?? null })
})

/** What was typed, or the page again: a typing error never reaches the database. */
function numberOf(req: Request, res: Response): LicenceNumber | undefined {
  const form = read(checkForm, req.body)
  const number = form.ok ? readLicenceNumber(form.value.number) : undefined
  if (!number) res.status(422).page('public/check', { entered: typed(req.body, 'number').slice(0, 40), error: form.ok ? 'error.typing' : 'error.number' })
  return number
}

function showReceiptForm(req: Request, res: Response, errors: FormErrors = {}): void {
  res.page('form', { name: 'receipt', action: paths.receiptRead, back: paths.check, fields: [{ kind: 'area', name: 'receipt' }, { kind: 'text', name: 'receiptNumber', hint: true }], entered: entered(req.body), errors, intro: [], upload: false })
}
