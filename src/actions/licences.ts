/** Who looked at what is hers. */
import { AuditEntry } from '../models/AuditEntry.ts'
import { Municipality } from '../models/Municipality.ts'
import type { Worker } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { inTransaction } from './work.ts'

export interface Look {
  readonly at: Date
  readonly organisation: string
  readonly role: string
  readonly purpose: string
  readonly what: readonly string[]
}

/** Who looked, newest first: organisation, role, purpose and time; never a name. Her own looks are not listed. */
export function looksAt(actor: Worker): Promise<Look[]> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const events = ['vault.opened', 'licence.checked', 'share.opened']
    const entries = await AuditEntry.findAll({ where: { personId: actor.personId, event: events }, order: [['id', 'DESC']], limit: 500 })
    const names = new Map((await Municipality.findAll()).map(({ code, name }) => [code, name]))
    const others = entries.filter(isByOther)
    return togetherOf(others).map((looks) => lookOf(looks, names))
  })
}

/** What a code of hers showed is one look, with what was in it. */
const isByOther = ({ role, event }: AuditEntry): boolean => role !== 'worker' && !(role === 'recipient' && event === 'vault.opened')

const TOGETHER = 60_000

/** Parts that one person opened at one sitting are one look; every check is a look of its own. */
function togetherOf(entries: readonly AuditEntry[]): AuditEntry[][] {
  return entries.reduce<AuditEntry[][]>((groups, entry) => {
    const group = groups.at(-1)
    const last = group?.at(-1)
    if (group && last && isSameSitting(last, entry)) group.push(entry)
    else groups.push([entry])
    return groups
  }, [])
}

function isSameSitting(one: AuditEntry, other: AuditEntry): boolean {
  const same = one.actorId === other.actorId && one.purpose === other.purpose && one.event === other.event
  return same && one.event === 'vault.opened' && Math.abs(one.at.getTime() - other.at.getTime()) < TOGETHER
}

function lookOf(entries: readonly AuditEntry[], names: ReadonlyMap<string, string>): Look {
  const [first] = entries
  if (!first) throw new Error('a look without an entry')
  const { at, organisation, role, purpose, event } = first
  const what = whatOf(event, entries)
  return { at, organisation: names.get(organisation) ?? organisation, role, purpose: purpose ?? '', what }
}

function whatOf(event: string, entries: readonly AuditEntry[]): string[] {
  if (event === 'licence.checked') return ['check']
  if (event === 'share.opened') return String(entries[0]?.details['fields']).split(' ')
  return [...new Set(entries.map(({ details }) => String(details['compartment'])))]
}
