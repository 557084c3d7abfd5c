/** Addresses of the cases of named people of the demonstration, looked up once: `{worker-47}` in an address is their newest case. */
import { macOf } from '../../src/actions/subject.ts'
import { useKeyring } from '../../src/actions/keys.ts'
import { demonstrationIssuer } from '../../src/config.ts'
import { asSuperuser, keyring } from './database.ts'

/** What can be meant: the newest case when nothing is said, the case a licence was given in, the moment that was chosen, an objection, what was asked about data, an account, a rule of the calendar of a municipality. */
const place = /\{(?:(\w+) of )?([\w-]+)\}/

const queries: Readonly<Record<string, string>> = {
  case: 'select a.id from applications a join accounts c on c.person_id = a.person_id where c.subject_mac = $1 order by a.started_on desc, a.repeats is null, a.renews is null limit 1',
  licence: 'select l.application_id as id from licences l join accounts c on c.person_id = l.person_id where c.subject_mac = $1 order by l.valid_from limit 1',
  talk: 'select a.slot_id as id from applications a join accounts c on c.person_id = a.person_id where c.subject_mac = $1 and a.slot_id is not null order by a.started_on desc limit 1',
  objection: 'select o.id from objections o join accounts c on c.person_id = o.person_id where c.subject_mac = $1 and o.lodged_on is not null order by o.lodged_on desc limit 1',
  request: 'select r.id from requests r join accounts c on c.person_id = r.person_id where c.subject_mac = $1 and r.answered_on is null order by r.asked_on desc limit 1',
  emergency: 'select e.id from emergencies e join accounts c on c.person_id = e.person_id where c.subject_mac = $1 order by e.began_at limit 1',
  account: 'select id from officials where subject_mac = $1',
  rule: 'select id from slot_rules where municipality = $1 limit 1',
}

const known = new Map<string, Promise<string>>()

/** The address with what is meant in it. */
export async function filledIn(address: string): Promise<string> {
  const [whole, what = 'case', subject = ''] = place.exec(address) ?? []
  if (!whole) return address
  const found = known.get(whole) ?? idOf(what, subject)
  known.set(whole, found)
  return address.replace(whole, await found)
}

async function idOf(what: string, subject: string): Promise<string> {
  useKeyring(keyring)
  const client = asSuperuser()
  await client.connect()
  const { rows } = await client.query<{ id: string }>(queries[what] ?? '', [what === 'rule' ? subject : await macOf({ issuer: demonstrationIssuer, subject })])
  await client.end()
  if (!rows[0]) throw new Error(`no ${what} of ${subject}`)
  return rows[0].id
}
