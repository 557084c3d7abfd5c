/** What there is to say of a number that someone asks about; of one that is none as much nothing, found by the same question. */
import type { Day } from '../../law/day.ts'
import type { LicenceFacts } from '../../law/licence/licence.ts'
import { ask } from '../../platform/database/db.ts'

export interface NumberAsked {
  /** Of the licence; `none` when there is none. */
  readonly id: string
  readonly personId: string | null
  readonly municipality: string | null
  readonly cardId: string | null
  readonly facts: LicenceFacts | undefined
  /** Under which its name lies sealed, and what it is compared by when she shows it. */
  readonly sealedName: string | null
  readonly nameMac: Buffer | null
}

interface Row {
  readonly id: string | null
  readonly person: string | null
  readonly municipality: string | null
  readonly card: string | null
  readonly from: Day
  readonly until: Day
  readonly acts: LicenceFacts['acts']
  readonly name: string | null
  readonly mac: Buffer | null
}

/** Of a live number. */
export async function numberAsked(numberMac: Buffer): Promise<NumberAsked> {
  const [row] = await ask<Row>(byNumber, [numberMac])
  if (!row) throw new Error('a number was not looked for')
  const facts = row.id === null ? undefined : { validFrom: row.from, validUntil: row.until, acts: row.acts }
  return { id: row.id ?? 'none', personId: row.person, municipality: row.municipality, cardId: row.card, facts, sealedName: row.name, nameMac: row.mac }
}

const byNumber = `select l.id, l.person_id as person, l.municipality, c.id as card, l.valid_from::text as "from", l.valid_until::text as until,
    acts_of(l.id) as acts, c.sealed_name as name, m.mac
  from (select $1::bytea as number) asked left join cards c on c.number_mac = asked.number and c.stopped_on is null
  left join licences l on l.id = c.licence_id left join name_macs m on m.sealed_id = c.sealed_name`

export interface CardAsked {
  readonly licenceId: string
  readonly municipality: string | null
  /** Undefined when the number is not live any more. */
  readonly facts: LicenceFacts | undefined
}

/** As `numberAsked`, of a card that is known; there may be none any more. */
export async function cardAsked(id: string | null): Promise<CardAsked> {
  const [row] = await ask<Row & { live: boolean | null }>(byCard, [id])
  if (!row) throw new Error('a card was not looked for')
  const facts = row.id && row.live ? { validFrom: row.from, validUntil: row.until, acts: row.acts } : undefined
  return { licenceId: row.id ?? 'none', municipality: row.municipality, facts }
}

const byCard = `select l.id, l.municipality, c.stopped_on is null as live, l.valid_from::text as "from", l.valid_until::text as until, acts_of(l.id) as acts
  from (select $1::uuid as card) asked left join cards c on c.id = asked.card left join licences l on l.id = c.licence_id`
