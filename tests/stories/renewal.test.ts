/** Renewing: begun with what she answered before, following without a gap, and told in time. */
import { expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { chooseMoment, freeMoments } from '../../src/actions/application/moments.ts'
import { ownAnswers, ownApplication, saveAnswer, startApplication, submit, withdraw } from '../../src/actions/applications.ts'
import { isValid } from '../../src/actions/checking/valid.ts'
import { addCard, ownCards, showCard } from '../../src/actions/licence/cards.ts'
import { ownProof, proofFile } from '../../src/actions/licence/proof.ts'
import { remind, renewalPlan, startRenewal } from '../../src/actions/licence/renewal.ts'
import { inbox } from '../../src/actions/following/inbox.ts'
import { readLetter } from '../../src/actions/letters.ts'
import { MORNING } from '../../src/jobs/licences.ts'
import { addDays, addYears, type Day } from '../../src/law/day.ts'
import { Refused } from '../../src/law/impediment.ts'
import type { Worker } from '../../src/policies/actor.ts'
import { byFirstTwo } from '../../seeders/calendar.ts'
import { drawnPortrait } from '../../seeders/portraits.ts'
import { decide, intendRefusal, propose } from '../../src/actions/decisions.ts'
import { identify } from '../../src/actions/desk/identity.ts'
import { ownStatus } from '../../src/actions/following/status.ts'
import { checkShort } from '../../src/actions/measures/shortCheck.ts'
import { shortChecks } from '../../src/law/licence/shortCheck.ts'
import { seenAtDesk } from '../support/atDesk.ts'
import { caseOf, grant, taken, teamOf, today, withLicence } from '../support/newWorker.ts'
import { address, signedIn, Visitor } from '../support/visitor.ts'
import { inStory } from '../support/story.ts'
import { momentAside } from '../support/talking.ts'

const superuser = inStory()

/** Someone whose licence ends so many days from today. */
const endingIn = (days: number, municipality?: string) => withLicence(addDays(addYears(today, -5), days + 1), municipality)

async function handIn(actor: Worker, on: Day): Promise<void> {
  const application = await ownApplication(actor)
  for (const { id } of (await freeMoments(actor, application?.municipality ?? '', today)).filter(byFirstTwo).toReversed()) if (await chooseMoment(actor, id, today)) break
  await submit(actor, randomUUID(), on)
}

const linesOf = async ({ personId }: Worker) =>
  (await superuser.query<{ from: string; until: string }>(`select valid_from::text as from, valid_until::text as until from licences where person_id = $1 order by 1`, [personId])).rows

test('what is the same is not asked again; the new licence follows the day after, with new numbers and the same names', async () => {
  const actor = await endingIn(30, 'GM0344')
  await addCard(actor, { workingName: 'Mila', shown: 'yes' }, today)
  const old = (await ownCards(actor, today)).cards
  const begun = await Promise.all([1, 2].map(() => startRenewal(actor, today)))
  expect(begun[0]?.id).toBe(begun[1]?.id)
  const { missing, contact, wishes } = await ownAnswers(actor)
  expect([missing, contact.codeWord, wishes.language]).toEqual([['moment'], 'tulp', 'nl'])
  expect((await renewalPlan(actor, today))?.state).toBe('begun')

  await handIn(actor, today)
  expect((await renewalPlan(actor, today))?.state).toBe('asked')
  expect((await showCard(actor, undefined, '', new Date(), today))?.cards).toBe(2)
  await grant(actor, 'GM0344', today)

  const [before, after] = await linesOf(actor)
  expect(after?.from).toBe(addDays(before?.until as Day, 1))
  expect(after?.until).toBe(addYears(before?.until as Day, 5))
  expect((await renewalPlan(actor, today))?.state).toBe('granted')
  await remind(addDays(today, 1))
  expect((await inbox(actor)).map(({ kind }) => kind)).not.toContain('renewalReminder')
  expect((await ownCards(actor, today)).cards).toEqual(old)
  const later = (await ownCards(actor, addDays(today, 31))).cards
  expect(later.map(({ name }) => name)).toEqual(['', 'Mila'])
  const numbers = [...old, ...later].map(({ number }) => number)
  expect(new Set(numbers).size).toBe(4)
  expect(await Promise.all(numbers.map((number) => isValid(number, addDays(today, 30))))).toEqual([true, true, false, false])
  expect(await Promise.all(numbers.map((number) => isValid(number, addDays(today, 31))))).toEqual([false, false, true, true])
  const letter = (await inbox(actor)).find(({ kind }) => kind === 'granted')
  expect(JSON.stringify((await readLetter(actor, letter?.id ?? '')).text)).toContain('Uw nieuwe nummer is')
})

test('an official sees in one look what happened to the licence and what she answers differently; no old talk', async () => {
  const actor = await endingIn(30, 'GM0344')
  await startRenewal(actor, today)
  await saveAnswer(actor, 'wishes', { letters: 'en' })
  await handIn(actor, today)
  const id = await taken(actor)
  const official = new Visitor()
  await official.signIn('staff', 'staff-GM0344-4')
  const page = await (await official.visit(`/zaken/${id}`)).follow('Verlenging')
  expect(page.text).toContain('Niets.')
  expect(page.text).not.toContain('Taal van de brieven')
  const opened = await page.press('Vergelijk de antwoorden')
  expect(opened.text).toContain('Taal van de brieven')
  expect(opened.text).not.toContain('Taal van het gesprek')
  expect(opened.raw).not.toContain('Vertelde')
  const { rows } = await superuser.query<{ kinds: string[] }>(`select array_agg(distinct details->>'kind') as kinds from audit_entries where person_id = $1 and event = 'vault.opened' and role = 'caseworker' and at > now() - interval '20 seconds'`, [actor.personId])
  expect(rows[0]?.kinds).toEqual(['identityConfirmed', 'wishes'])
  const first = await superuser.query<{ id: string }>('select id from applications where person_id = $1 and renews is null', [actor.personId])
  expect((await official.visit(`/zaken/${first.rows[0]?.id ?? ''}/verlenging`)).status).toBe(404)
})

test('a short check instead of a talk: her moment comes free and she is told; two people still decide, and no more than a grant', async () => {
  const actor = await endingIn(30, 'GM0344')
  await startRenewal(actor, today)
  await handIn(actor, today)
  await taken(actor)
  const { id, slotId } = await caseOf(actor)
  const { desk, caseworker, decider } = await teamOf('GM0344')
  const official = await signedIn('staff', 'staff-GM0344-4')
  expect((await official.visit(`/zaken/${id}/verlenging`)).text).toContain('document aan de balie')
  await expect(checkShort(caseworker, id, { shortChecked: [...shortChecks] }, today)).rejects.toMatchObject({ impediment: { because: 'identity-not-established' } })
  await identify(desk, id, seenAtDesk, await drawnPortrait(1), today)

  const form = await (await official.visit(`/zaken/${id}/verlenging`)).follow('Korte controle')
  const some = await form.press('Leg vast: geen gesprek nodig', { shortChecked: ['compared', 'licence'] })
  expect([some.status, some.html.querySelector('#fouten a')?.getAttribute('href')]).toEqual([422, '#shortChecked'])
  const done = await form.press('Leg vast: geen gesprek nodig', { shortChecked: [...shortChecks] })
  expect(done.text).toContain('De korte controle is gedaan')
  expect((await form.press('Leg vast: geen gesprek nodig', { shortChecked: [...shortChecks] })).status).toBe(409)
  expect([(await caseOf(actor)).slotId, (await inbox(actor)).map(({ kind }) => kind)]).toEqual([null, expect.arrayContaining(['talkDropped'])])
  // Free for anyone: another story may have taken it already.
  const free = await freeMoments(actor, 'GM0344', today)
  const { rows: others } = await superuser.query<{ id: string }>('select slot_id as id from applications where slot_id = $1 and person_id <> $2', [slotId, actor.personId])
  expect([...free, ...others].map((moment) => moment.id)).toContain(slotId)

  await expect(intendRefusal(caseworker, id, { facts: 'x', reason: 'y', grounds: ['R06_IDENTITY'] }, today)).rejects.toMatchObject({ impediment: { because: 'talk-needed' } })
  await done.press('Vraag haar toch om een gesprek')
  expect((await ownStatus(actor, today)).tasks.map(({ name }) => name)).toContain('moment')
  await expect(checkShort(caseworker, id, { shortChecked: [...shortChecks] }, today)).rejects.toMatchObject({ impediment: { because: 'talk-needed' } })

  const other = await endingIn(30, 'GM0344')
  await startRenewal(other, today)
  await handIn(other, today)
  const second = { id: await taken(other) }
  await identify(desk, second.id, seenAtDesk, await drawnPortrait(1), today)
  await checkShort(caseworker, second.id, { shortChecked: [...shortChecks] }, today)
  await propose(caseworker, second.id, { outcome: 'grant', grounds: [], reason: 'U voldoet aan de voorwaarden.', weighing: '', note: '' }, today)
  await decide(decider, second.id, today)
  expect((await linesOf(other)).length).toBe(2)
})

test('at another municipality too; granted when the old one has ended it begins at once', async () => {
  const actor = await endingIn(10, 'GM0344')
  await startRenewal(actor, today)
  await superuser.query(`update applications set municipality = 'GM0363' where person_id = $1 and renews is not null`, [actor.personId])
  await handIn(actor, today)
  await grant(actor, 'GM0363', addDays(today, 12))
  expect((await linesOf(actor)).at(-1)?.from).toBe(addDays(today, 12))
})

test('a draft that was begun becomes the renewal, and what she answered in it stays', async () => {
  const actor = await endingIn(30)
  await startApplication(actor, today)
  await saveAnswer(actor, 'contact', { channel: 'portal', codeWord: 'maan', limits: [] })
  await startRenewal(actor, today)
  expect((await ownAnswers(actor)).contact.codeWord).toBe('maan')
  expect((await ownAnswers(actor)).missing).toEqual(['moment'])
})

test('too early and too late it is not begun', async () => {
  const early = await endingIn(200)
  await expect(startRenewal(early, today)).rejects.toThrow(Refused)
  expect(await renewalPlan(early, today)).toMatchObject({ state: 'early' })
  const late = await endingIn(20)
  await expect(startRenewal(late, addDays(today, 21))).rejects.toThrow(Refused)
  expect(await renewalPlan(late, addDays(today, 21))).toMatchObject({ state: 'late' })
})

test('eight and two weeks before the end she is told, once each, also when two do it at once; whoever asked is not', async () => {
  const [actor, asked] = [await endingIn(50), await endingIn(50)]
  await startRenewal(asked, today)
  await startRenewal(actor, today)
  await handIn(asked, today)
  const told = async (who: Worker) => (await inbox(who)).filter(({ kind }) => kind === 'renewalReminder').length
  await Promise.all([remind(today), remind(today)])
  expect([await told(actor), await told(asked)]).toEqual([1, 0])
  await remind(addDays(today, 1))
  expect(await told(actor)).toBe(1)
  await remind(addDays(today, 40))
  await remind(addDays(today, 41))
  expect(await told(actor)).toBe(2)
  const { rows } = await superuser.query<{ cron: string; timezone: string }>(`select cron, timezone from jobs.schedule where name = 'licences'`)
  expect(rows).toEqual([{ cron: MORNING, timezone: 'Europe/Amsterdam' }])
})

test('while it is handled there is a proof of having asked in time, and not after', async () => {
  const actor = await endingIn(30)
  expect(await ownProof(actor, today)).toBeUndefined()
  await startRenewal(actor, today)
  expect(await ownProof(actor, today)).toBeUndefined()
  await handIn(actor, today)
  expect(await ownProof(actor, today)).toMatchObject({ receivedOn: today, licenceUntil: addDays(today, 30) })
  const pdf = (await proofFile(actor, 'voorbeeld.example/gedeeld', today)).toString('latin1')
  for (const mark of ['%PDF', '/StructTreeRoot', 'pdfuaid:part>1']) expect(pdf).toContain(mark)
  await withdraw(actor, today)
  expect(await ownProof(actor, today)).toBeUndefined()
  await expect(proofFile(actor, '', today)).rejects.toThrow(Refused)
})

test('through the forms, by someone whose licence is about to end', async () => {
  const visitor = new Visitor()
  await visitor.signIn('worker', 'worker-48')
  const page = await (await visitor.visit('/mijn')).follow('Verlengen')
  const answers = await Promise.all([1, 2].map(() => page.press('Start verlengen')))
  expect(answers.map(({ status, path }) => [status, path])).toEqual([[200, '/vragen'], [200, '/vragen']])
  const moments = await visitor.visit('/vragen/moment')
  await moments.press('Kies', { slot: momentAside(moments) })
  await (await visitor.visit('/vragen/controleren')).press('Verstuur aanvraag', { declared: 'yes' })
  expect((await visitor.visit('/verlengen')).text).toContain('Wij hebben uw aanvraag')
  expect((await visitor.visit('/kaart')).text).toContain('Geldig')

  const proof = await (await visitor.visit('/mijn')).follow('Bewijs van uw aanvraag')
  expect(proof.text).toMatch(/\d{6}-[A-Z]{3}/)
  const cookie = [...visitor.cookies].map((pair) => pair.join('=')).join('; ')
  const file = await fetch(new URL('/bewijs/bestand', address), { headers: { cookie } })
  expect(file.headers.get('content-disposition')).toBe(`attachment; filename="bewijs-${today}.pdf"`)
})
