/** Who applied in a municipality before, known again by keyed hashes, under this account or another. Parts of actions: called inside their transaction. */
import { stageOn } from '../../law/application.ts'
import type { Day } from '../../law/day.ts'
import { objectionUntil } from '../../law/objecting/objection.ts'
import { keepUntil } from '../../law/retention.ts'
import { type Applicant, waysToKnow } from '../../law/office/sameApplicant.ts'
import { Application } from '../../models/Application.ts'
import { ask, later } from '../../platform/database/db.ts'
import type { Actor } from '../../policies/actor.ts'
import { audit } from '../audit.ts'
import { type Erased, goneOf } from '../retention/erased.ts'
import { keys } from '../keys.ts'
import { inTransaction } from '../work.ts'

const keeper: Actor = { role: 'system', id: 'job:retention' }

const macsOf = (applicant: Applicant): Promise<Buffer[]> => Promise.all(waysToKnow(applicant).map((way) => keys().mac('applicant', way)))

/** From sending on, as long as there is a file. */
export async function noteApplicant({ id, personId, municipality }: Application, applicant: Applicant): Promise<void> {
  later(note, [id, personId, municipality, await macsOf(applicant)])
}

const note = `insert into known_applicants (application_id, person_id, municipality, mac) select $1, $2, $3, mac from unnest($4::bytea[]) mac on conflict do nothing`

/** Which of these applied in this municipality, by their place. */
export async function whoAppliedHere(people: readonly Applicant[], municipality: string): Promise<Set<number>> {
  const macs = await Promise.all(people.map(macsOf))
  const rows = await ask<{ mac: Buffer }>('select distinct mac from known_applicants where municipality = $1 and mac = any($2::bytea[])', [municipality, macs.flat()])
  const known = new Set(rows.map(({ mac }) => mac.toString('hex')))
  return new Set(macs.flatMap((own, place) => (own.some((mac) => known.has(mac.toString('hex'))) ? [place] : [])))
}

export interface EarlierRefusal {
  readonly on: Day
  /** Null when its file is gone. */
  readonly caseNumber: string | null
  /** Known again by who she is, and not by how she signed in: for an official to compare. */
  readonly otherAccount: boolean
}

/** The last refusal before this application in the same municipality, by whatever door she came; no other municipality's is looked at. */
export async function refusedHere({ id, personId, municipality }: Application, today: Day): Promise<EarlierRefusal | undefined> {
  if (!municipality) return undefined
  const others = await ask<{ id: string }>(sameHere, [id, municipality])
  const own = (await Application.allOf(personId)).filter((one) => one.id !== id && one.municipality === municipality)
  const all = [...own, ...(others.length ? await Application.findAll({ where: { id: others.map((one) => one.id) }, include: 'acts', order: [['acts', 'id', 'ASC']] }) : [])]
  const refused = all.filter((one) => stageOn(today, one.facts()) === 'refused').flatMap(({ closedOn, caseNumber, personId: whose }) => (closedOn ? [{ on: closedOn, caseNumber, otherAccount: whose !== personId }] : []))
  const gone = (await ask<{ on: Day }>(goneHere, [id, municipality])).map(({ on }) => ({ on, caseNumber: null, otherAccount: true }))
  return [...refused, ...gone].toSorted((one, other) => one.on.localeCompare(other.on)).at(-1)
}

const sameHere = `select distinct k.application_id as id from known_applicants own join known_applicants k on k.mac = own.mac and k.municipality = $2
  where own.application_id = $1 and k.person_id <> own.person_id`

const goneHere = `select r.refused_on::text as "on" from known_applicants own join past_refusals r on r.mac = own.mac and r.municipality = $2 where own.application_id = $1`

/** Of someone who is erased: that she was refused, and nothing else, stays a while; of all others not even that. */
export async function forgetApplicant(personId: string, today: Day): Promise<void> {
  const refused = (await Application.allOf(personId)).filter((one) => stageOn(today, one.facts()) === 'refused').map(({ id }) => id)
  later(keepRefusals, [refused])
  later('delete from known_applicants where person_id = $1', [personId])
}

const keepRefusals = `insert into past_refusals (municipality, mac, refused_on)
  select k.municipality, k.mac, a.closed_on from known_applicants k join applications a on a.id = k.application_id where a.id = any($1::uuid[]) on conflict do nothing`

/** Two years after a refusal is final, nothing says any more that there was one. */
export function eraseRefusals(today: Day): Promise<Erased> {
  return inTransaction(keeper, async () => {
    const all = await ask<{ id: string; on: Day }>('select id, refused_on::text as "on" from past_refusals', [])
    const ids = all.filter(({ on }) => today > keepUntil('repeatHash', objectionUntil(on))).map(({ id }) => id)
    const due = ids.length ? await ask<{ id: string }>('delete from past_refusals where id = any($1::uuid[]) returning id', [ids]) : []
    for (const { id } of due) await audit(keeper, 'refusal.forgotten', { id })
    return goneOf(due)
  })
}
