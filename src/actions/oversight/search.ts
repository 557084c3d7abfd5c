/** Looks of officials and inspectors at people of this municipality, by case, by account, by purpose and by period. Never what was read. */
import { Op } from 'sequelize'
import type { ExportForm, LookSearchForm } from '../../forms/office/oversight.ts'
import { addDays, type Day, instantOf } from '../../law/day.ts'
import { Application } from '../../models/Application.ts'
import { AuditEntry } from '../../models/AuditEntry.ts'
import { Municipality } from '../../models/office/Municipality.ts'
import { codeOf } from '../../platform/secrets/code.ts'
import type { Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { keys } from '../keys.ts'
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
  /** The newest case of whom it is about, whose logbook can be read. */
  readonly case: FoundCase | null
}

export interface FoundCase {
  readonly id: string
  readonly caseNumber: string
}

export interface FoundLooks {
  readonly looks: readonly FoundLook[]
  /** In all, also those on other pages. */
  readonly count: number
  /** Of the look the next page begins after; empty on the last one. */
  readonly next: string
}

export const SHOWN = 200
/** In a file go no more than so many; it says so when it was cut. */
const MOST = 50_000
const BATCH = 5_000

/** A page of them, newest first, after the one the page before ended with. */
export function searchLooks(actor: Official, { after, ...form }: LookSearchForm & { after?: string }): Promise<FoundLooks> {
  permit(actor.role === 'privacyOfficer')
  return inTransaction(actor, async () => {
    const { within, about } = await asked(actor, form)
    const count = within ? await AuditEntry.count({ where: whereOf(actor.municipality, within) }) : 0
    const entries = within ? await looksIn(actor.municipality, within, SHOWN + 1, after) : []
    const looks = entries.slice(0, SHOWN)
    await audit(actor, 'looks.searched', about, { details: { by: form.caseNumber ? 'case' : form.account ? 'account' : 'period', count } })
    return { looks: await linesOf(looks), count, next: entries.length > SHOWN ? (looks.at(-1)?.id ?? '') : '' }
  })
}

/** As a file for whoever must see them outside this service, with the reason on record. */
export function exportLooks(actor: Official, form: LookSearchForm & ExportForm, most: number = MOST): Promise<{ looks: FoundLook[]; cut: boolean }> {
  permit(actor.role === 'privacyOfficer')
  return inTransaction(actor, async () => {
    const { within, about } = await asked(actor, form)
    const { entries, cut } = within ? await everyLook(actor.municipality, within, most) : { entries: [], cut: false }
    await audit(actor, 'looks.exported', about, { details: { why: form.exportWhy, count: entries.length } })
    return { looks: await linesOf(entries), cut }
  })
}

export const lookEvents = ['vault.opened', 'licence.checked', 'check.more', 'check.onDay'] as const

const wordsOf: Readonly<Record<string, string>> = { 'licence.checked': 'watch.looks.check', 'check.more': 'watch.looks.seenMore', 'check.onDay': 'watch.looks.onDay' }
const notOfficials = ['worker', 'helper', 'system', 'recipient']

/** What is asked for; nothing to be found when the case or the account is not there. */
async function asked({ id, municipality }: Official, { caseNumber, account: code, purpose, fromDay: from, untilDay: until }: LookSearchForm) {
  const application = caseNumber ? await Application.findOne({ where: { caseNumber, municipality } }) : null
  const about = { id: application?.id ?? id, personId: application?.personId ?? null, municipality }
  const period = { from, until, ...(application && { personId: application.personId }), ...(purpose && { purpose }) }
  const actorId = code ? await accountOf(municipality, period, code) : undefined
  const nobody = (caseNumber && !application) || (code && !actorId)
  return { within: nobody ? undefined : { ...period, ...(actorId && { actorId }) }, about }
}

export interface Within {
  readonly from: Day
  readonly until: Day
  readonly personId?: string
  readonly actorId?: string
  readonly purpose?: string
  readonly withoutSystems?: true
}

function whereOf(municipality: string, { from, until, withoutSystems, ...which }: Within) {
  const at = { [Op.gte]: instantOf(from, '00:00'), [Op.lt]: instantOf(addDays(until, 1), '00:00') }
  return { municipality, event: [...lookEvents], role: { [Op.notIn]: withoutSystems ? [...notOfficials, 'client'] : notOfficials }, at, ...which }
}

export const countLooks = (municipality: string, within: Within): Promise<number> => AuditEntry.count({ where: whereOf(municipality, within) })

/** Of this municipality, newest first, after this one. */
function looksIn(municipality: string, within: Within, most: number, after?: string): Promise<AuditEntry[]> {
  return AuditEntry.findAll({ where: { ...whereOf(municipality, within), ...(after && { id: { [Op.lt]: after } }) }, order: [['id', 'DESC']], limit: most })
}

/** All of them, page by page, up to so many; `cut` when there are more. */
export async function everyLook(municipality: string, within: Within, most: number = MOST): Promise<{ entries: AuditEntry[]; cut: boolean }> {
  const entries: AuditEntry[] = []
  for (let batch = await looksIn(municipality, within, BATCH); batch.length; batch = await looksIn(municipality, within, BATCH, batch.at(-1)?.id)) {
    entries.push(...batch)
    if (entries.length > most || batch.length < BATCH) break
  }
  return { entries: entries.slice(0, most), cut: entries.length > most }
}

/** Whoever looked here in this time and has this code. */
async function accountOf(municipality: string, within: Within, code: string): Promise<string | undefined> {
  const accounts = await AuditEntry.findAll({ where: whereOf(municipality, within), attributes: ['actorId'], group: ['actorId'] })
  for (const { actorId } of accounts) if ((await accountCode(actorId)) === code) return actorId
  return undefined
}

const CODE = 5

/** What an account is called where nobody is named; the same everywhere in the service. */
export async function accountCode(id: string): Promise<string> {
  return codeOf(await keys().mac('look', `account|${id}`), CODE)
}

async function linesOf(entries: readonly AuditEntry[]): Promise<FoundLook[]> {
  const names = new Map((await Municipality.findAll()).map(({ code, name }) => [code, name]))
  const cases = await casesOf(entries)
  const codes = new Map<string, string>()
  for (const actorId of new Set(entries.map((entry) => entry.actorId))) codes.set(actorId, await accountCode(actorId))
  return entries.map((entry) => ({
    at: entry.at, role: entry.role, organisation: names.get(entry.organisation) ?? entry.organisation, account: codes.get(entry.actorId) ?? '',
    purpose: entry.purpose ?? '', what: wordsOf[entry.event] ?? `compartment.${String(entry.details['compartment'])}`,
    case: cases.get(entry.personId ?? '') ?? null,
  }))
}

/** The newest case of each person, by which it is found again. */
export async function casesOf(entries: readonly Pick<AuditEntry, 'personId'>[]): Promise<ReadonlyMap<string, FoundCase>> {
  const personId = [...new Set(entries.flatMap((entry) => entry.personId ?? []))]
  const applications = await Application.findAll({ where: { personId, receivedOn: { [Op.ne]: null } }, attributes: ['id', 'personId', 'caseNumber'], order: [['startedOn', 'ASC']] })
  return new Map(applications.map(({ id, personId: whose, caseNumber }) => [whose, { id, caseNumber }]))
}
