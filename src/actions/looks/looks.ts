/** Who looked, newest first: organisation, role, purpose, time, what and how; never a name. Her own looks are not listed. */
import { type Attributes, Op } from 'sequelize'
import { isShownOn, type ShiftReason, shiftReasons } from '../../law/checking/shift.ts'
import { addDays, type Day, dayIn, instantOf, weekday } from '../../law/day.ts'
import { AuditEntry } from '../../models/AuditEntry.ts'
import { Municipality } from '../../models/office/Municipality.ts'
import { Request } from '../../models/Request.ts'
import { ask } from '../../platform/database/db.ts'
import { idOf } from '../../platform/secrets/code.ts'
import type { Worker } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { keys } from '../keys.ts'
import { inTransaction } from '../work.ts'

export const lookKinds = ['file', 'check', 'share', 'helper', 'system'] as const
export type LookKind = (typeof lookKinds)[number]

export interface Look {
  /** Random to whoever reads it; leads back to the entry. */
  readonly id: string
  /** Of several, the last. */
  readonly at: Date
  readonly kind: LookKind
  readonly organisation: string
  readonly role: string
  readonly purpose: string
  readonly what: readonly string[]
  /** How a licence was checked: by its number or by a code. */
  readonly channel: string
  /** How often that day, when a system asked; otherwise once. */
  readonly times: number
  /** Of the shift in which an inspector checked, as it was set at its start. */
  readonly reason: ShiftReason | ''
  /** Why an inspector saw more than yes or no. */
  readonly ground: string
  /** What she asked about it, if she did. */
  readonly asked: { readonly on: Day; readonly answerBy: Day; readonly answeredOn: Day | null } | null
  readonly canAsk: boolean
}

export interface LookFilter {
  /** So many days back. */
  readonly days?: number
  readonly kind?: LookKind
}

export function looksAt(actor: Worker, today: Day, filter: LookFilter = {}): Promise<Look[]> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const entries = await entriesOf(actor, today, filter)
    const names = new Map((await Municipality.findAll()).map(({ code, name }) => [code, name]))
    const requests = new Map((await Request.findAll({ where: { personId: actor.personId }, order: [['askedOn', 'ASC']] })).map((request) => [request.about, request]))
    const looks = togetherOf(entries).filter(([first]) => first && (!filter.kind || kindOf(first.entry) === filter.kind))
    return Promise.all(looks.map((group) => lookOf(group, names, requests)))
  })
}

/** The entry of a look of hers, for whoever asks about it; undefined when it is not one. */
export async function entryOf(actor: Worker, id: string, today: Day): Promise<AuditEntry | undefined> {
  const groups = togetherOf(await entriesOf(actor, today, {}))
  for (const [first] of groups) if (first && isOfOthers(first.entry) && (await lookId(first.entry)) === id) return first.entry
  return undefined
}

/** What happened as often as is said. */
interface Happened {
  readonly entry: AuditEntry
  readonly times: number
}

const events = ['vault.opened', 'licence.checked', 'check.more', 'check.onDay', 'share.opened', 'helper.looked', 'file.emergency', 'watch.told']

/** All of them, newest first: none is left out because there are many. */
async function entriesOf({ personId }: Worker, today: Day, { days }: LookFilter): Promise<Happened[]> {
  const since = days ? instantOf(addDays(today, 1 - days), '00:00') : new Date(0)
  const entries = await AuditEntry.findAll({ where: { personId, event: events, role: { [Op.notIn]: ['worker', 'client'] }, at: { [Op.gte]: since } } })
  const systems = await ask<SystemRow>(bySystems, [personId, since])
  const all = [...entries.map((entry) => ({ entry, times: 1 })), ...systems.map(({ times, ...entry }) => ({ entry: AuditEntry.build(entry, { raw: true }), times }))]
  // What a code of hers showed is one look, with what was in it. Of a check within an investigation the day is set on which she reads it.
  const shown = all.filter(({ entry: { role, event, details } }) => !(role === 'recipient' && event === 'vault.opened') && isShownOn(today, details['shownFrom']))
  return shown.toSorted((one, other) => other.entry.at.getTime() - one.entry.at.getTime() || Number(other.entry.id) - Number(one.entry.id))
}

type SystemRow = Attributes<AuditEntry> & { readonly times: number }

/** A system may ask thousands of times a day, and says the same each time: it is one look a day, named by the first, at the time of the last. */
const bySystems = `
  select min(id)::text as id, max(at) as at, count(*)::int as times, actor_id as "actorId", role, organisation, event, min(subject) as subject,
    person_id as "personId", municipality, purpose, jsonb_build_object('channel', details->>'channel', 'shownFrom', details->>'shownFrom') as details
  from audit_entries where person_id = $1 and role = 'client' and event = 'licence.checked' and at >= $2
  group by actor_id, role, organisation, event, person_id, municipality, purpose, details->>'channel', details->>'shownFrom', (at at time zone 'Europe/Amsterdam')::date`

function kindOf({ role, event }: AuditEntry): LookKind {
  if (role === 'helper' || role === 'system') return role
  if (event === 'share.opened') return 'share'
  return isCheck(event) ? 'check' : 'file'
}

const isCheck = (event: string): boolean => ['licence.checked', 'check.more', 'check.onDay'].includes(event)

/** Of a helper she can stop, and of the system that writes her letters, there is nobody to ask. */
const isOfOthers = (entry: AuditEntry): boolean => ['file', 'check'].includes(kindOf(entry)) && entry.municipality !== null

const TOGETHER = 60_000

/** Parts that one person opened at one sitting are one look; every check is a look of its own. */
function togetherOf(entries: readonly Happened[]): Happened[][] {
  return entries.reduce<Happened[][]>((groups, happened) => {
    const group = groups.at(-1)
    const last = group?.at(-1)
    if (group && last && isSameSitting(last.entry, happened.entry)) group.push(happened)
    else groups.push([happened])
    return groups
  }, [])
}

function isSameSitting(one: AuditEntry, other: AuditEntry): boolean {
  const same = one.actorId === other.actorId && one.purpose === other.purpose && one.event === other.event
  return same && !isCheck(one.event) && one.event !== 'share.opened' && Math.abs(one.at.getTime() - other.at.getTime()) < TOGETHER
}

async function lookOf(entries: readonly Happened[], names: ReadonlyMap<string, string>, requests: ReadonlyMap<string, Request>): Promise<Look> {
  const [first] = entries
  if (!first) throw new Error('a look without an entry')
  const { at, organisation, role, purpose, details } = first.entry
  const id = await lookId(first.entry)
  const asked = requests.get(id)
  return {
    id, at: madeAt(details['checkedAt']) ?? at, kind: kindOf(first.entry), role, purpose: purpose ?? '',
    organisation: names.get(organisation) ?? organisation,
    what: [...new Set(entries.flatMap(({ entry }) => whatIn(entry)))],
    times: first.times,
    channel: textOf(details['channel']),
    reason: shiftReasons.find((reason) => isCheck(first.entry.event) && reason === details['reason']) ?? '',
    ground: textOf(details['ground']),
    asked: asked ? { on: asked.askedOn, answerBy: asked.answerBy, answeredOn: asked.answeredOn } : null,
    canAsk: isOfOthers(first.entry) && (!asked || asked.answeredOn !== null),
  }
}

/** A check without a network is on record when it was handed in, and was made before that. */
const madeAt = (detail: unknown): Date | undefined => (typeof detail === 'string' ? new Date(detail) : undefined)

const textOf = (detail: unknown): string => (typeof detail === 'string' ? detail : '')

/** Ways of checking that say yes or no and show nothing. */
const withoutPhoto = ['advertisement', 'offline', 'system', 'name', 'watch']

function whatIn({ event, details }: AuditEntry): readonly string[] {
  if (event === 'licence.checked') return [withoutPhoto.includes(textOf(details['channel'])) ? 'validity' : 'check']
  if (event === 'check.more') return ['more']
  if (event === 'check.onDay') return ['onDay']
  if (event === 'share.opened') return String(details['fields']).split(' ')
  if (event === 'helper.looked') return ['status']
  if (event === 'file.emergency') return ['emergency']
  if (event === 'watch.told') return ['told']
  return [details['kind'] === 'mandateNames' ? 'label' : String(details['compartment'])]
}

/** The numbers of the record would tell how much is on it; a keyed hash tells nothing. */
const lookId = async ({ id }: AuditEntry): Promise<string> => idOf(await keys().mac('look', String(id)))

export interface LooksInWeek {
  /** The Monday it begins. */
  readonly from: Day
  readonly counts: Readonly<Record<LookKind, number>>
}

/** The last weeks, oldest first, the running one included. */
export function looksPerWeek(looks: readonly Look[], today: Day, weeks = 12): LooksInWeek[] {
  const monday = addDays(today, -((weekday(today) + 6) % 7))
  return Array.from({ length: weeks }, (_, index) => addDays(monday, 7 * (index + 1 - weeks))).map((from) => {
    const within = looks.filter(({ at }) => dayIn(at) >= from && dayIn(at) < addDays(from, 7))
    const count = (kind: LookKind) => within.filter((look) => look.kind === kind).reduce((sum, { times }) => sum + times, 0)
    return { from, counts: { file: count('file'), check: count('check'), share: count('share'), helper: count('helper'), system: count('system') } }
  })
}
