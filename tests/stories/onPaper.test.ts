/** An application on paper: the same questions and checks, who typed it on record, and a code to come in by. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { type OnPaper, enterOnPaper, momentsHere } from '../../src/actions/desk/onPaper.ts'
import { readPaper } from '../../src/forms/application/onPaper.ts'
import { Refused } from '../../src/law/impediment.ts'
import { translator } from '../../src/platform/page/translate.ts'
import type { Official } from '../../src/policies/actor.ts'
import { asSuperuser } from '../support/database.ts'
import { today, withoutDoors } from '../support/newWorker.ts'
import { momentAside } from '../support/talking.ts'
import { Visitor } from '../support/visitor.ts'

const superuser = asSuperuser()
const t = translator('nl')
beforeAll(async () => {
  await withoutDoors()
  await superuser.connect()
})
afterAll(() => superuser.end())

const person = { given: 'Papieren', family: 'Persoon-Verzonnen', birthdate: '3-2-1991', nationality: 'Hongaarse', bsn: '', document: 'passport', seen: 'yes' }
const answers = { codeWord: 'tulp', messageLanguage: 'hu', language: 'hu', letters: 'hu', interpreter: 'phone', interpreterSex: 'woman', company: 'alone', interviewer: 'any', paperSigned: 'yes' }

test('through the form: mistakes beside the fields; the receipt with a code; she comes in by it and finds everything', async () => {
  const desk = new Visitor()
  await desk.signIn('staff', 'staff-GM0344-1')
  const page = await (await desk.visit('/balie')).follow(t('onPaper.title'))
  const empty = await page.press(t('onPaper.button'))
  expect([empty.status, ...['family', 'codeWord', 'language', 'interpreter', 'company', 'slot', 'paperSigned'].map((name) => empty.text.includes(t(`error.${name}`)))]).toEqual([422, true, true, true, true, true, true, true])
  const waits = await page.press(t('onPaper.button'), { ...person, ...answers, slot: 'waits' })
  expect([waits.status, waits.text.includes(t('error.paperNotFull')), waits.html.querySelector('input[name=family]')?.getAttribute('value')]).toEqual([422, true, person.family])
  const made = await waits.press(t('onPaper.button'), { ...person, ...answers, slot: momentAside(page) })
  expect([made.status, made.text.includes(t('onPaper.receipt'))]).toEqual([200, true])
  const [caseNumber = ''] = /\d{6}-[A-Z]{3}/.exec(made.text) ?? []
  const [code = ''] = /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(made.text.replace(caseNumber, '')) ?? []

  const { rows } = await superuser.query<{ act: string; actor: string }>(
    `select c.act, c.actor_id::text as actor from application_acts c join applications a on a.id = c.application_id where a.case_number = $1 order by c.id`, [caseNumber])
  expect(rows.map(({ act }) => act)).toEqual(['submit', 'enterOnPaper'])
  const typed = await superuser.query(`select from audit_entries where event = 'application.onPaper' and actor_id = $1 and role = 'frontDesk'`, [rows[1]?.actor])
  expect(typed.rowCount).toBeGreaterThan(0)

  const found = await (await desk.visit('/balie/zoek')).press(t('form.findAtDesk.button'), { visitor: code })
  expect([found.status, found.text.includes(caseNumber)]).toEqual([200, true])
  const her = new Visitor()
  const words = await (await her.visit('/code')).press('Verder', { deskCode: code })
  expect(words.path).toBe('/code/woorden')
})

const desk: Official = { role: 'frontDesk', id: randomUUID(), municipality: 'GM0363' }

async function form(more: object) {
  const [slot] = (await momentsHere(desk, { mode: 'none', language: 'nl' }, today)).slice(-1)
  return readPaper({ key: randomUUID(), ...person, ...answers, slot: slot?.id, ...more })
}

/** The same form handed in twice; another test may take its moment before the first. */
async function enteredTwice(more: object): Promise<readonly [OnPaper, OnPaper]> {
  for (let tries = 0; tries < 6; tries += 1) {
    const given = await form(more)
    if (!given.ok) throw new Error(JSON.stringify(given.errors))
    const one = await enterOnPaper(desk, given.value, new Date(), today)
    if (one === 'taken') continue
    const again = await enterOnPaper(desk, given.value, new Date(), today)
    if (typeof one === 'string' || typeof again === 'string') throw new Error('not sent')
    return [one, again]
  }
  throw new Error('no moment stayed free')
}

test('sent twice it is one application; what she left open stays open; too young is refused as it is for anyone', async () => {
  const [one, again] = await enteredTwice({ paperOpen: ['limits', 'support'], codeWord: '', company: '', interviewer: '' })
  expect([one.caseNumber === again.caseNumber, one.code === again.code]).toEqual([true, false])
  const { rows } = await superuser.query<{ acts: string[] }>(`select array_agg(c.act order by c.id) as acts from application_acts c join applications a on a.id = c.application_id where a.case_number = $1`, [one.caseNumber])
  expect(rows[0]?.acts).toEqual(['submit', 'enterOnPaper'])
  const young = await form({ birthdate: '01-01-2020' })
  if (!young.ok) throw new Error('the form does not judge age')
  await expect(enterOnPaper(desk, young.value, new Date(), today)).rejects.toThrow(Refused)
})
