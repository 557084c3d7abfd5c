/** A client that comes: let in, counted, answered, and all of that on record, in one transaction; the same request within a day is answered once. */
import { dayIn, instantOf } from '../../law/day.ts'
import { type ClientRefusal, clientCame, keepAnswer } from '../../models/register/Client.ts'
import { inReach, later } from '../../platform/database/db.ts'
import type { AuditSubject } from '../audit.ts'
import { keys } from '../keys.ts'
import { hashOf } from './access.ts'

export interface Left {
  /** Numbers in an hour, and how many of them are left in this one. */
  readonly allowed: number
  readonly remaining: number
}

/** What is shown at the door. */
export interface AtDoor {
  readonly token: string
  readonly certificate: string | null
  readonly key: string | undefined
}

export interface Comes extends AtDoor {
  /** Null when the request is not one we know: the refusal is then on record. */
  readonly purpose: string | null
  /** For how many numbers it counts. */
  readonly counts: number
  /** What is asked, by which a request that is sent again is known. */
  readonly request: string
}

/** What came of a request that was let in: an answer, or why there is none; that is not kept. */
export type Outcome<Answer> = { readonly answer: Answer } | { readonly no: string }

export type Came<O> = { readonly refused: ClientRefusal; readonly left: Left | undefined } | (O & { readonly at: Date; readonly again: boolean; readonly left: Left | undefined })

export interface Admitted {
  readonly id: string
  readonly name: string
}

export async function whenAdmitted<Answer extends object, O extends Outcome<Answer>>(comes: Comes, now: Date, work: (client: Admitted) => Promise<O>): Promise<Came<O | { readonly answer: Answer }>> {
  const key = comes.key === undefined ? null : hashOf(comes.key)
  const request = comes.key === undefined ? null : await keys().mac('licence', comes.request)
  const question = { token: hashOf(comes.token), certificate: comes.certificate, purpose: comes.purpose, counts: comes.counts, key, request }
  return inReach({ actor: 'client', door: 'check' }, async () => {
    const { outcome, who, called, answered_at: at, facts, allowed, spent } = await clientCame(question, now, instantOf(dayIn(now), '00:00'))
    const left = allowed === null || spent === null ? undefined : { allowed, remaining: Math.max(allowed - spent, 0) }
    if (outcome === 'again') return { answer: facts as Answer, at, again: true, left }
    if (outcome !== 'new') return { refused: outcome, left }
    const made = await work({ id: who, name: called })
    if (key) keepAnswer(who, key, 'answer' in made ? made.answer : undefined)
    return { ...made, at, again: false, left }
  })
}

/** As `audit`, of a client: what it did or heard, and about whom. */
export function onRecord({ name }: Admitted, event: 'licence.checked' | 'watch.begun' | 'watch.ended' | 'watch.refused', { id, personId = null, municipality = null }: AuditSubject, details: Readonly<Record<string, string>>): void {
  later(addEntry, [name, event, id, personId, municipality, JSON.stringify(details)])
}

const addEntry = `insert into audit_entries (actor_id, role, organisation, event, subject, person_id, municipality, purpose, details)
  values ('client', 'client', $1, $2, $3, $4, $5, 'check-licence', $6)`
