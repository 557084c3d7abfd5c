/** Looks found by case, account, purpose and period; and the same as a file. Sent, never in an address: it may hold a case number. */
import { type Response, Router } from 'express'
import { exportLooks, type FoundLooks, searchLooks } from '../../actions/oversight/search.ts'
import { entered, type FormErrors, read } from '../../forms/form.ts'
import { exportReasons, lookExportForm, lookSearchForm } from '../../forms/office/oversight.ts'
import { addDays, type Day } from '../../law/day.ts'
import type { Field } from '../../pages/shapes.ts'
import { paths } from '../../paths.ts'
import { dates, translator } from '../../platform/page/translate.ts'
import { mayOpenFor } from '../../policies/compartments.ts'
import { sendTable } from '../file.ts'
import { gate, onOwnDevice } from '../signIn.ts'
import { official } from '../whoAsks.ts'

export const watchedLooks = Router()
const door = gate('privacyOfficer')

watchedLooks.get(paths.watchedLooks, door, (req, res) => show(res, null, asked(addDays(req.today, -6), req.today)))

watchedLooks.post(paths.watchedLooks, door, async (req, res) => {
  const form = read(lookSearchForm, req.body)
  if (!form.ok) return show(res.status(422), null, entered(req.body), form.errors)
  show(res, await searchLooks(official(req), form.value), entered(req.body))
})

watchedLooks.get(paths.watchedLooksFile, door, (_req, res) => res.see(paths.watchedLooks))

watchedLooks.post(paths.watchedLooksFile, door, onOwnDevice, async (req, res) => {
  const form = read(lookExportForm, req.body)
  if (!form.ok) return show(res.status(422), null, entered(req.body), form.errors)
  const t = translator(req.language)
  const { moment } = dates(req.language)
  const head = ['at', 'role', 'organisation', 'account', 'purpose', 'what', 'case'].map((name) => t(`watch.looks.${name}`))
  const { looks, cut } = await exportLooks(official(req), form.value)
  sendTable(res, [head, ...(cut ? [[t('watch.looks.cut', { count: looks.length })]] : []), ...looks.map((look) => [moment(look.at), t(`post.${look.role}`), look.organisation, look.account, purposeIn(t, look.purpose), t(look.what), look.case?.caseNumber ?? ''])])
})

const purposeIn = (t: (key: string) => string, purpose: string): string => (purpose ? t(`purpose.${purpose}`) : '')

const asked = (from: Day, until: Day) => ({ fromDay: from, untilDay: until, caseNumber: '', account: '', purpose: '' })

/** What officials and inspectors may open something for. */
const purposes = [...new Set(Object.entries(mayOpenFor).filter(([role]) => !['worker', 'helper', 'system', 'recipient', 'careCoordinator'].includes(role)).flatMap(([, openings]) => Object.values(openings).flat()))]

const fields: readonly Field[] = [
  { kind: 'date', name: 'fromDay' },
  { kind: 'date', name: 'untilDay' },
  { kind: 'text', name: 'caseNumber' },
  { kind: 'text', name: 'account', hint: true },
]

function show(res: Response, found: FoundLooks | null, given: ReturnType<typeof entered>, errors: FormErrors = {}): void {
  res.page('oversight/looks', { fields, purposes, reasons: exportReasons, found, entered: given, errors })
}
