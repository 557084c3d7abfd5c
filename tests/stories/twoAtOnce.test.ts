/** Two who do the same at the same moment, and a record that cannot be written. */
import { expect, test } from '@jest/globals'
import { workers } from '../../seeders/people.ts'
import { anApplicant, whoIs } from '../support/applicant.ts'
import { caseOf, withApplication } from '../support/newWorker.ts'
import { inStory } from '../support/story.ts'
import { momentAside } from '../support/talking.ts'
import { type Page, Visitor } from '../support/visitor.ts'

const superuser = inStory()

const worker = async (subject: string): Promise<Visitor> => {
  const visitor = new Visitor()
  await visitor.signIn('worker', subject)
  return visitor
}

const acts = async (caseNumber: string, act: string): Promise<number> => {
  const { rows } = await superuser.query<{ count: number }>(
    'select count(*)::int as count from application_acts join applications a on a.id = application_id where a.case_number = $1 and act = $2',
    [caseNumber, act],
  )
  return rows[0]?.count ?? 0
}

const numberOn = ({ text }: Page): string => /\d{6}-[A-Z]{3}/.exec(text)?.[0] ?? 'none'

test('people who sign in at the same moment are each let in as themselves', async () => {
  const subjects = workers.slice(13, 25).map(({ subject }) => subject)
  const signedIn = async (subject: string) => numberOn(await (await worker(subject)).visit('/mijn'))
  const alone: string[] = []
  for (const subject of subjects) alone.push(await signedIn(subject))
  expect(new Set(alone).size).toBe(subjects.length)
  for (let round = 0; round < 4; round += 1) expect(await Promise.all(subjects.map(signedIn))).toEqual(alone)
})

test('one moment is taken by one of two; the other hears so, keeps her answers, and chooses again', async () => {
  const two = await Promise.all(['worker-6', 'worker-7'].map(worker))
  const pages = await Promise.all(two.map(async (visitor) => {
    await (await visitor.visit('/vragen/plaats')).press('Verder', { municipality: 'GM0014' })
    return visitor.visit('/vragen/moment')
  }))
  const slot = pages[0] ? momentAside(pages[0]) : ''
  const answers = await Promise.all(pages.map((page) => page.press('Kies', { slot })))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422])
  const lost = answers.find(({ status }) => status === 422)
  expect(lost?.html.querySelector('#fouten')?.text).toContain('net gekozen door iemand anders')
  expect((await two[answers.indexOf(lost as Page)]?.visit('/vragen/controleren'))?.text).toContain('Groningen')
  const { rows } = await superuser.query('select from applications where slot_id = $1', [slot])
  expect(rows).toHaveLength(1)
})

test('what she opens counts on her hour; what her letters are written by is opened by their writer, on its own record', async () => {
  const { id, personId } = await whoIs(await anApplicant())
  const { rows } = await superuser.query<{ actor: string; role: string; kind: string; purpose: string }>(
    `select actor_id as actor, role, details->>'kind' as kind, purpose from audit_entries where person_id = $1 and event = 'vault.opened'`, [personId])
  const byWriter = rows.filter(({ kind, purpose }) => kind === 'wishes' && purpose === 'write-letter')
  expect(byWriter).toEqual([{ actor: 'job:letter', role: 'system', kind: 'wishes', purpose: 'write-letter' }])
  const hers = rows.filter(({ actor }) => actor === id)
  expect(new Set(hers.map(({ kind }) => kind))).toEqual(new Set(['identity', 'contact', 'wishes', 'identityConfirmed', 'papers']))
  const { rows: [counted] } = await superuser.query<{ count: number }>('select sum(count)::int as count from openings where actor_id = $1', [id])
  expect(counted?.count).toBe(hers.length)
})

test('withdrawing twice at once is one withdrawal, with one letter', async () => {
  const visitor = await anApplicant()
  const page = await visitor.visit('/aanvraag-intrekken')
  const caseNumber = numberOn(await visitor.visit('/mijn'))
  const answers = await Promise.all([1, 2, 3].map(() => page.press('Trek in')))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
  expect(await acts(caseNumber, 'withdraw')).toBe(1)
  const letters = (await visitor.visit('/berichten')).html.querySelectorAll('main li').filter(({ text }) => text.includes('ingetrokken'))
  expect(letters).toHaveLength(1)
})

test('what cannot be put on record is not done; she hears so, and can do it later', async () => {
  const visitor = await anApplicant()
  const caseNumber = numberOn(await visitor.visit('/mijn'))
  const { rows } = await superuser.query<{ id: string }>('select id from applications where case_number = $1', [caseNumber])
  const page = await visitor.visit('/aanvraag-intrekken')
  await superuser.query(`
    create function no_record() returns trigger language plpgsql as $$ begin raise exception 'no record'; end $$;
    create trigger no_record before insert on audit_entries for each row
      when (new.event = 'application.withdrawn' and new.subject = '${rows[0]?.id ?? ''}') execute function no_record()`)
  const failed = await page.press('Trek in').finally(() => superuser.query('drop function no_record() cascade'))
  expect(failed.status).toBe(500)
  expect(failed.raw).not.toMatch(/no record|trigger|at .*\.ts/)
  expect(await acts(caseNumber, 'withdraw')).toBe(0)
  expect((await visitor.visit('/mijn')).text).toContain('Uw gesprek is gepland')
  expect((await page.press('Trek in')).status).toBe(200)
})

test('ticks and texts of a form that comes back are still there', async () => {
  const visitor = await worker('worker-6')
  const page = await (await visitor.visit('/vragen/veilig-contact')).press('Verder', { limits: ['noVoicemail', 'noEvening'], quietFrom: '15:00' })
  expect(page.status).toBe(422)
  const ticked = page.html.querySelectorAll('input[name=limits][checked]').map((box) => box.getAttribute('value'))
  expect(ticked.toSorted()).toEqual(['noEvening', 'noVoicemail'])
})

test('changing the language leads somewhere from every answer to a form', async () => {
  const official = new Visitor()
  await official.signIn('staff', 'staff-GM0014-4')
  const { id } = await caseOf(await withApplication('GM0014'))
  const opened = await (await official.visit(`/zaken/${id}`)).press('Open het dossier')
  const desk = new Visitor()
  await desk.signIn('staff', 'staff-GM0014-1')
  const named = await (await desk.visit(`/balie/${id}/komst`)).press('Bekijk het document')
  for (const page of [opened, named]) {
    const english = await (page === opened ? official : desk).visit(page.html.querySelector('.languages a[lang=en]')?.getAttribute('href') ?? '')
    expect([page.path, english.status]).toEqual([page.path, 200])
  }
})
