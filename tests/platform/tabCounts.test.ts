/** The number beside a tab is how many are in it, also where the first hundred open cases do not say it; counted in a municipality that is there for this test alone, and taken back. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomInt, randomUUID } from 'node:crypto'
import { addDays } from '../../src/law/day.ts'
import { warnUntil } from '../../src/law/office/worklist.ts'
import { asSuperuser } from '../support/database.ts'
import { today } from '../support/newWorker.ts'

const superuser = asSuperuser()

beforeAll(() => superuser.connect())
afterAll(() => superuser.end())

test.each([30, 99, 100, 101, 260])('with %d open cases each tab counts what is in it, as far as a hundred, and nothing of someone closed to who asks', async (open) => {
  const [whose, other] = [randomUUID(), randomUUID()]
  const some = <T>(of: readonly T[]): T => of[randomInt(of.length)] as T
  const made = () => ({
    id: randomUUID(), personId: randomUUID(), heldBy: some([null, null, null, whose, other]), step: some(['incomplete', 'proposed', 'assessment', 'assessment', null]),
    still: some([null, null, addDays(today, -9), addDays(today, -2)]), decideBy: addDays(today, some([-3, 5, 12, 40, 50, 60])),
  })
  const cases = Array.from({ length: open }, made)
  const closed = Array.from({ length: 40 }, made)
  const late = warnUntil(today)
  const waits = ({ step, still }: (typeof cases)[number]) => step === 'incomplete' || (still !== null && still > addDays(today, -4))
  const found = {
    all: cases, held: cases.filter(({ heldBy }) => heldBy === whose), new: cases.filter(({ heldBy }) => heldBy === null), waits: cases.filter(waits),
    secondEye: cases.filter(({ step }) => step === 'proposed'), late: cases.filter((each) => each.decideBy <= late && !waits(each)),
  }
  await superuser.query('begin')
  try {
    await superuser.query('set local session_replication_role = replica')
    await superuser.query(`insert into applications (id, person_id, case_number, municipality, started_on, received_on, decide_by, held_by, step, still)
      select c.id, c."personId", c.id, 'GM-here', $2, $2, c."decideBy", c."heldBy", c.step, case when c.still is null then '{}' else datemultirange(daterange(c.still, c.still + 5, '[]')) end
      from jsonb_to_recordset($1) as c(id uuid, "personId" uuid, "decideBy" date, "heldBy" uuid, step text, still date)`, [JSON.stringify([...cases, ...closed]), today])
    await superuser.query(`insert into case_barriers (id, person_id, municipality, account_id, reason, placed_by, placed_on) select gen_random_uuid(), p, 'GM-here', $2, 'knows', gen_random_uuid(), $3 from unnest($1::uuid[]) p`, [closed.map(({ personId }) => personId), whose, today])
    await superuser.query('set local role waarborg_app')
    const { rows: [row] } = await superuser.query<{ counts: object }>(`select work_counts('GM-here', $1, $2, $2, $3, $4) as counts`, [whose, today, late, Object.keys(found)])
    expect(row?.counts).toMatchObject(Object.fromEntries(Object.entries(found).map(([tab, list]) => [tab, Math.min(list.length, 100)])))
    const { rows: [colleague] } = await superuser.query<{ counts: { all: number } }>(`select work_counts('GM-here', $1, $2, $2, $3, $4) as counts`, [other, today, late, Object.keys(found)])
    expect(colleague?.counts.all).toBe(Math.min(open + closed.length, 100))
    const { rows: [elsewhere] } = await superuser.query<{ counts: object }>(`select work_counts('GM-there', $1, $2, $2, $3, $4) as counts`, [whose, today, late, Object.keys(found)])
    expect(elsewhere?.counts).toMatchObject({ all: 0, held: 0, new: 0 })
  } finally {
    await superuser.query('rollback')
  }
})
