/** A case as it is reached to work on: held against whose work it is (policies/ownWork.ts). Parts of actions: called inside their transaction. */
import { Application } from '../models/Application.ts'
import { ask } from '../platform/database/db.ts'
import { type Actor, isOfficial, type Official } from '../policies/actor.ts'
import { actsBy, opensBy, type Tie } from '../policies/ownWork.ts'
import { NotTheirs } from '../policies/permit.ts'
import { applicationsOf } from '../policies/reach.ts'
import { inTransaction } from './work.ts'

/** Held until this is done, for whoever's work it is to change it; of a second person with the tie that lets them. */
export async function lockCase(actor: Actor, id: string | null, also: readonly Tie[] = []): Promise<Application> {
  return own(actor, await Application.lock({ ...applicationsOf(actor), id }), also)
}

/** As `lockCase`, when something else of the case is held. */
export async function getCase(actor: Actor, id: string, also: readonly Tie[] = []): Promise<Application> {
  return own(actor, await Application.get({ ...applicationsOf(actor), id }), also)
}

async function own(actor: Actor, application: Application, also: readonly Tie[]): Promise<Application> {
  const ties = isOfficial(actor) ? actsBy[actor.role] : undefined
  if (isOfficial(actor) && ties) await mustBeTied(actor, [application], [...ties, ...also])
  return application
}

/** Before a page of the work on a case is put together. */
export function mustWorkOn(actor: Official, id: string, ties: readonly Tie[]): Promise<void> {
  return inTransaction(actor, async () => mustBeTied(actor, [await Application.get({ ...applicationsOf(actor), id })], ties))
}

/** Whether what lies there of a person in this case opens to this official. */
export async function opensTo(actor: Official, application: Application): Promise<boolean> {
  return (await tied(actor, [application], opensBy[actor.role])).length > 0
}

/** Whether this is theirs to go on with. */
export async function isOwn(actor: Official, application: Application): Promise<boolean> {
  const ties = actsBy[actor.role]
  return !ties || (await tied(actor, [application], ties)).length > 0
}

/** What lies there of this person, or of this one case of hers, opens to this official. Whoever is out of reach is not found further on. */
export async function mustBeTheirs(actor: Official, { personId, id }: { readonly personId: string; readonly id?: string }): Promise<void> {
  const cases = await ask<Held>(`select id, case_number as "caseNumber", held_by as "heldBy", closed_on as "closedOn" from applications
    where person_id = $1 and municipality = $2 and ($3::uuid is null or id = $3) order by started_on desc`, [personId, actor.municipality, id ?? null])
  if (cases.length) await mustBeTied(actor, cases, opensBy[actor.role])
}

type Held = Pick<Application, 'id' | 'caseNumber'> & { readonly heldBy: string | null; readonly closedOn: string | null }

async function mustBeTied(actor: Official, cases: readonly Held[], ties: readonly Tie[]): Promise<void> {
  const [first] = cases
  if (first && !(await tied(actor, cases, ties)).length) throw new NotTheirs(first)
}

function tied({ id }: Official, cases: readonly { readonly id: string }[], ties: readonly Tie[]): Promise<unknown[]> {
  return ask('select from unnest($1::uuid[]) as a(id) where works_on(a.id, $2, $3)', [cases.map((each) => each.id), id, ties])
}
