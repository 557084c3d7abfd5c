/** Looks of officials and inspectors at people of this municipality, by case, by account, by purpose and by period. Never what was read. */
import { Op } from 'sequelize'
import type { ExportForm, LookSearchForm } from '../../forms/oversight.ts'
import { addDays, type Day, instantOf } from '../../law/day.ts'
import { Application } from '../../models/Application.ts'
import { AuditEntry } from '../../models/AuditEntry.ts'
import { Municipality } from '../../models/Municipality.ts'
import { codeOf } from '../../platform/code.ts'
import type { Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { keys } from '../vault.ts'
import { inTransaction } from '../work.ts'

export interface FoundLook {
  readonly at: Date
  readonly role: string
  readonly organisation: string
  /** Of the account, and of no one by name. */
  readonly account: string
  readonly purpose: string
  /** A locale key. */
  readonly what: string
  readonly caseNumber: string
}

export interface FoundLooks {
  readonly looks: readonly FoundLook[]
  /** In all, also those that are not shown. */
  readonly count: number
}

const SHOWN = 200
const MOST = 5_000

export function searchLooks(actor: Official, form: LookSearchForm): Promise<FoundLooks> {
  permit(actor.role === 'privacyOfficer')
  return inTransaction(actor, async () => {
    const { entries, about } = await found(actor, form)
    await audit(actor, 'looks.searched', about, { details: { by: form.caseNumber ? 'case' : form.account ? 'account' : 'period', count: entries.length } })
    return { looks: await linesOf(entries.slice(0, SHOWN)), count: entries.length }
  })
}

/** As a file for whoever must see them outside this service, with the reason on record. */
export function exportLooks(actor: Official, form: LookSearchForm & ExportForm): Promise<FoundLook[]> {
  permit(actor.role === 'privacyOfficer')
  return inTransaction(actor, async () => {
    const { entries, about } = await found(actor, form)
    await audit(actor, 'looks.exported', about, { details: { why: form.exportWhy, count: entries.length } })
    return linesOf(entries)
  })
}

export const lookEvents = ['vault.opened', 'licence.checked'] as const
const notOfficials = ['worker', 'helper', 'system', 'recipient']

async function found({ id, municipality }: Official, { caseNumber, account: code, purpose, fromDay: from, untilDay: until }: LookSearchForm) {
  const application = caseNumber ? await Application.findOne({ where: { caseNumber, municipality } }) : null
  const about = { id: application?.id ?? id, personId: application?.personId ?? null, municipality }
  if (caseNumber && !application) return { entries: [], about }
  const entries = await looksIn(municipality, { from, until, ...(application && { personId: application.personId }), ...(purpose && { purpose }) })
  if (!code) return { entries, about }
  const account = await accountOf(entries, code)
  return { entries: entries.filter(({ actorId }) => actorId === account), about }
}

export interface Within {
  readonly from: Day
  readonly until: Day
  readonly personId?: string
  readonly purpose?: string
}

/** Of this municipality, newest first. */
export function looksIn(municipality: string, { from, until, ...which }: Within): Promise<AuditEntry[]> {
  const at = { [Op.gte]: instantOf(from, '00:00'), [Op.lt]: instantOf(addDays(until, 1), '00:00') }
  return AuditEntry.findAll({ where: { municipality, event: [...lookEvents], role: { [Op.notIn]: notOfficials }, at, ...which }, order: [['id', 'DESC']], limit: MOST })
}

async function accountOf(entries: readonly AuditEntry[], code: string): Promise<string | undefined> {
  for (const id of new Set(entries.map(({ actorId }) => actorId))) if ((await accountCode(id)) === code) return id
  return undefined
}

const CODE = 5

/** What an account is called where nobody is named; the same everywhere in the service. */
export async function accountCode(id: string): Promise<string> {
  return codeOf(await keys().mac('look', `account|${id}`), CODE)
}

async function linesOf(entries: readonly AuditEntry[]): Promise<FoundLook[]> {
  const names = new Map((await Municipality.designated()).map(({ code, name }) => [code, name]))
  const numbers = await caseNumbers(entries)
  return Promise.all(entries.map(async (entry) => ({
    at: entry.at, role: entry.role, organisation: names.get(entry.organisation) ?? entry.organisation, account: await accountCode(entry.actorId),
    purpose: entry.purpose ?? '', what: entry.event === 'licence.checked' ? 'watch.looks.check' : `compartment.${String(entry.details['compartment'])}`,
    caseNumber: numbers.get(entry.personId ?? '') ?? '',
  })))
}

/** The newest case of each person, by which it is found again. */
export async function caseNumbers(entries: readonly Pick<AuditEntry, 'personId'>[]): Promise<ReadonlyMap<string, string>> {
  const personId = [...new Set(entries.flatMap((entry) => entry.personId ?? []))]
  const applications = await Application.findAll({ where: { personId, receivedOn: { [Op.ne]: null } }, attributes: ['personId', 'caseNumber'], order: [['startedOn', 'ASC']] })
  return new Map(applications.map((application) => [application.personId, application.caseNumber]))
}
