/** A refusal from its intention to its sealed letter, through the real forms: heard, proposed, sent back, changed, decided, delivered. */
import { beforeAll, expect, test } from '@jest/globals'
import { deliveries } from '../../src/actions/deciding/deliveries.ts'
import { ownLetterOf, ownSeals } from '../../src/actions/deciding/seals.ts'
import { decide, giveView, intendRefusal, propose, skipHearing } from '../../src/actions/decisions.ts'
import { ownIntention } from '../../src/actions/following/hearing.ts'
import { inbox, markRead } from '../../src/actions/following/inbox.ts'
import { letterFile, readLetter } from '../../src/actions/letters.ts'
import { templateOf } from '../../src/law/deciding/letters.ts'
import { checkpoints } from '../../src/law/deciding/proposal.ts'
import { addDays } from '../../src/law/day.ts'
import type { ProposalForm } from '../../src/forms/case/case.ts'
import { Refused } from '../../src/law/impediment.ts'
import { dates } from '../../src/platform/page/translate.ts'
import type { Worker } from '../../src/policies/actor.ts'
import { refusal, today, withAssessment, withGrant, withIntention, withRefusalProposed } from '../support/newWorker.ts'
import { inStory } from '../support/story.ts'
import { address, type Page, signedIn, Visitor } from '../support/visitor.ts'

const superuser = inStory()
let caseworker: Visitor
let decider: Visitor

beforeAll(async () => {
  ;[caseworker, decider] = await Promise.all([signedIn('staff', 'staff-GM0014-4'), signedIn('staff', 'staff-GM0014-5')])
  // Other stories open cases of this municipality in the same hour.
  await superuser.query(`delete from openings where actor_id in (select id::text from officials where municipality = 'GM0014')`)
})

const { date } = dates('nl')
const wrong = ({ html }: Page) => html.querySelectorAll('#fouten a').map((link) => link.getAttribute('href'))
const letterOf = async (actor: Worker, kind: string) => {
  const found = (await inbox(actor)).find((letter) => letter.kind === kind)
  if (!found) throw new Error(`no letter ${kind}`)
  return readLetter(actor, found.id)
}

const intention = { grounds: ['R06_IDENTITY'], reason: 'Uw paspoort is niet geldig.', facts: 'Uw paspoort was in mei niet meer geldig.' }
const proposal = {
  outcome: 'refuse', grounds: ['R06_IDENTITY'], reason: 'Uw paspoort is niet geldig.', R06_IDENTITYFact1: 'Uw paspoort was in mei niet meer geldig.', R06_IDENTITYSource1: 'document',
  weighing: 'Wij gaven u vier weken extra. Iets lichters kan niet.', note: 'Intern: gebeld met de ambassade.',
}

test('a refusal from its intention to its sealed letter', async () => {
  const { actor, id } = await withAssessment('GM0014')
  const file = `/zaken/${id}`

  const form = await (await caseworker.visit(file)).follow('Voornemen om te weigeren')
  expect(form.html.querySelector('#respondUntil')?.getAttribute('value')).toBe(addDays(today, 14))
  expect(wrong(await form.press('Stuur voornemen', { ...intention, respondUntil: addDays(today, 13) }))).toEqual(['#respondUntil'])
  const moments = { respondUntil: addDays(today, 21), momentDay1: addDays(today, 7), momentTime1: '10.30' }
  const preview = await form.press('Bekijk de brief', { ...intention, ...moments, step: 'preview' })
  expect(preview.html.querySelector('#brief')?.text).toContain(`${date(addDays(today, 7))}, 10:30`)
  expect(preview.html.querySelector('#facts')?.text).toContain('in mei niet meer geldig')
  expect((await inbox(actor)).map(({ kind }) => kind)).not.toContain('intendedRefusal')
  await preview.press('Stuur voornemen', { ...intention, ...moments })
  expect(await ownIntention(actor, today)).toMatchObject({ until: addDays(today, 21), moments: [{ day: addDays(today, 7), time: '10:30' }] })

  await giveView(actor, { statement: 'Mijn nieuwe paspoort komt.' }, today)
  const propose1 = await (await caseworker.visit(file)).follow('Voorstel doen')
  expect(wrong(await propose1.press('Naar tweede oog', { ...proposal, R06_IDENTITYFact1: '', R06_IDENTITYSource1: '' })).toSorted()).toEqual(['#R06_IDENTITYFact1', '#R06_IDENTITYSource1'])
  expect(wrong(await propose1.press('Naar tweede oog', proposal))).toEqual(['#heardAnswer'])
  const untold = { ...proposal, grounds: ['R01_AGE', 'R06_IDENTITY'], heardAnswer: 'Gelezen.', R01_AGEFact1: 'U bent nog geen 21 jaar.', R01_AGESource1: 'document' }
  expect(wrong(await propose1.press('Naar tweede oog', untold))).toEqual(['#grounds'])

  // Hard to read, and copied from the note: marked, and sent all the same by whoever has read the marks.
  const answer = { heardAnswer: 'Wij hebben op het nieuwe paspoort gewacht.' }
  const hard = { ...proposal, ...answer, weighing: 'Derhalve kan iets lichters niet. Intern: gebeld met de ambassade van haar land.', note: 'Intern: gebeld met de ambassade van haar land.' }
  const marked = await propose1.press('Naar tweede oog', hard)
  expect([marked.status, marked.html.querySelectorAll('#gevonden li').length, marked.html.querySelector('#gevonden a')?.getAttribute('href')]).toEqual([422, 2, '#weighing'])
  const mark = marked.html.querySelector('#asIs')?.getAttribute('value') ?? ''
  expect((await marked.press('Naar tweede oog', { ...hard, reason: 'Indien dit zo blijft, kan het niet.', asIs: mark })).status).toBe(422)
  expect((await marked.press('Naar tweede oog', { ...hard, asIs: mark })).path).toBe(file)

  // Another account of who proposed sees why it is not theirs; the second person sends it back part by part.
  const own = await signedIn('staff', 'staff-GM0014-10')
  const blocked = await own.visit(`${file}/tweede-oog`)
  expect(blocked.text).toContain('Dit moet iemand anders doen')
  expect(blocked.html.querySelectorAll('main form')).toHaveLength(0)
  const closed = await (await decider.visit(file)).follow('Tweede oog')
  expect(closed.text).not.toContain('paspoort')
  const opened = await closed.press('Lees het voorstel')
  expect(opened.html.querySelector('#brief')?.text).toContain('Alle delen zijn er')
  expect(opened.text).toContain('Mijn nieuwe paspoort komt.')
  expect((await opened.press('Stuur terug', {})).status).toBe(422)
  expect((await opened.press('Stuur terug', { weighingComment: 'Haal weg wat intern is.' })).path).toBe(file)

  const returned = await (await (await caseworker.visit(file)).follow('Voorstel doen')).press('Open voorstel en opmerkingen')
  expect(returned.text).toContain('Haal weg wat intern is.')
  expect(returned.html.querySelector('#R06_IDENTITYFact1')?.text).toContain('in mei niet meer geldig')
  expect(wrong(await returned.press('Naar tweede oog', { ...proposal, ...answer }))).toEqual(['#change'])
  await returned.press('Naar tweede oog', { ...proposal, ...answer, change: 'De interne zin is weg.' })

  // A page from before is told what happened, and does nothing.
  const stale = await opened.press('Akkoord en besluit', { checked: [...checkpoints] })
  expect([stale.status, stale.text.includes('voorstel gedaan'), stale.text.includes('teruggestuurd')]).toEqual([409, true, true])
  const again = await (await decider.visit(`${file}/tweede-oog`)).press('Lees het voorstel')
  expect(again.text).toContain('De interne zin is weg.')
  expect(again.html.querySelectorAll('main .badge')).toHaveLength(1)
  expect(wrong(await again.press('Akkoord en besluit', { checked: checkpoints.slice(1) }))).toEqual(['#checked'])
  expect((await again.press('Akkoord en besluit', { checked: [...checkpoints] })).path).toBe('/werk')
  const second = await again.press('Akkoord en besluit', { checked: [...checkpoints] })
  expect([second.status, second.text.includes('vergunning geweigerd')]).toEqual([409, true])

  const { letter, text, code } = await letterOf(actor, 'refused')
  expect(text.letter.blocks.map(({ name }) => name)).toEqual(templateOf('refused', today)?.parts.slice(1))
  expect(letter.template).toBe(2)
  const words = text.letter.blocks.flatMap(({ paragraphs }) => paragraphs).join('\n')
  for (const said of ['in mei niet meer geldig. Dat weten wij door het document dat u liet zien', 'U zei: Mijn nieuwe paspoort komt.', 'Dit deden wij daarmee: Wij hebben op het nieuwe', 'volgens het mandaat van', 'Wat u zei over ons voornemen']) expect(words).toContain(said)
  expect(words).not.toContain('ambassade')

  const { pdf } = await letterFile(actor, letter.id)
  expect(await ownSeals(actor)).toMatchObject([{ letter: letter.id, kind: 'refused', code, holds: true }])
  expect([await ownLetterOf(actor, pdf), await ownLetterOf(actor, Buffer.concat([pdf, Buffer.from(' ')]))]).toEqual([{ sentOn: today }, undefined])
  const anyone = new Visitor()
  const asked = await anyone.visit('/zegel')
  const upload = (content: Buffer, typed: string) => asked.press('Controleer', { code: typed }, { name: 'file', content, type: 'application/pdf' })
  expect((await upload(pdf, code.toLowerCase().replaceAll('-', ' '))).text).toContain('Dit bestand hoort bij deze code')
  for (const [content, typed] of [[Buffer.concat([pdf, Buffer.from(' ')]), code], [pdf, '2345-6789-BCDF']] as const) expect((await upload(content, typed)).text).toContain('horen niet bij elkaar')
  expect((await upload(pdf, 'x')).status).toBe(422)
  expect(anyone.cookies.size).toBe(0)
})

test('what she said brings something new: she is told anew, has new days, and both that she said comes in the letter', async () => {
  const { actor, id, team } = await withIntention('GM0014')
  const file = `/zaken/${id}`
  const anew = { grounds: ['R01_AGE'], reason: 'U bent nog geen 21 jaar.', facts: 'Op uw nieuwe paspoort staat een andere geboortedatum.', respondUntil: addDays(today, 20) }
  expect((await caseworker.visit(`${file}/voornemen`)).status).toBe(409)
  await giveView(actor, { statement: 'Hier is mijn nieuwe paspoort.' }, today)
  const [first] = await superuser.query<{ id: string }>(`select id from sealed where application_id = $1 and kind = 'intention'`, [id]).then(({ rows }) => rows)

  const form = await (await caseworker.visit(file)).follow('Voornemen om te weigeren')
  expect(form.text).toContain(`al een voornemen op ${date(today)}`)
  expect(wrong(await form.press('Stuur voornemen', anew))).toEqual(['#intentionNews'])
  const preview = await form.press('Bekijk de brief', { ...anew, intentionNews: 'Uw nieuwe paspoort.', step: 'preview' })
  expect(preview.html.querySelector('#brief')?.text).toMatch(/in de plaats van ons voornemen[^]*Dit is nieuw: Uw nieuwe paspoort/)
  const [one, other] = await Promise.all([1, 2].map(() => form.press('Stuur voornemen', { ...anew, intentionNews: 'Uw nieuwe paspoort.' })))
  expect([one?.status, other?.status].toSorted()).toEqual([200, 409])

  expect(await ownIntention(actor, today)).toMatchObject({ reason: anew.reason, news: 'Uw nieuwe paspoort.', instead: today, until: addDays(today, 20), heard: false })
  await expect(propose(team.caseworker, id, refusal, today)).rejects.toThrow(Refused)
  await giveView(actor, { statement: 'Die datum is een fout van de ambassade.' }, today)
  await expect(giveView(actor, { statement: 'Nog iets.' }, today)).rejects.toThrow(Refused)
  // The first one lies there as it lay, and its ground still counts: she could speak about both.
  expect((await superuser.query(`select id from sealed where application_id = $1 and kind = 'intention' and id = $2`, [id, first?.id])).rowCount).toBe(1)
  await propose(team.caseworker, id, refusal, today)
  const read = await (await decider.visit(`${file}/tweede-oog`)).press('Lees het voorstel')
  for (const said of ['Hier is mijn nieuwe paspoort.', 'Die datum is een fout van de ambassade.']) expect(read.text).toContain(said)
  await decide(team.decider, id, today)
  const { text } = await letterOf(actor, 'refused')
  expect(text.letter.blocks.find(({ name }) => name === 'yourView')?.paragraphs).toEqual([expect.stringContaining('U zei: Hier is mijn nieuwe paspoort.'), expect.stringContaining('U zei: Die datum is een fout van de ambassade.'), expect.stringContaining('Dit deden wij daarmee')])
})

test('nothing is proposed because she is forced before help was offered: when and by whom, and nothing else', async () => {
  const { actor, id, team } = await withAssessment('GM0014')
  const file = `/zaken/${id}`
  const forced = { ...proposal, grounds: ['R04_COERCION'], R04_COERCIONFact1: 'Iemand anders had uw paspoort.', R04_COERCIONSource1: 'talk' }
  const words: ProposalForm = { ...refusal, grounds: ['R04_COERCION'], facts: [{ ground: 'R04_COERCION', fact: 'Iemand anders had uw paspoort.', source: 'talk' }], answer: 'Gelezen.' }
  await intendRefusal(team.caseworker, id, { facts: 'Iemand anders had uw paspoort.', reason: 'Er zijn tekenen van dwang.', grounds: ['R04_COERCION'] }, today)
  await giveView(actor, { statement: 'Dat klopt niet.' }, today)
  const proposing = await caseworker.visit(`${file}/voorstel`)
  const answer = { heardAnswer: 'Gelezen.' }
  const { R06_IDENTITYFact1: _fact, R06_IDENTITYSource1: _source, ...rest } = forced
  expect(wrong(await proposing.press('Naar tweede oog', { ...rest, ...answer }))).toEqual(['#grounds'])
  await expect(propose(team.caseworker, id, words, today)).rejects.toMatchObject({ impediment: { because: 'help-not-offered' } })

  const form = await proposing.follow('Vastleggen dat hulp is aangeboden')
  expect(form.html.querySelectorAll('main form [name]').map((field) => field.getAttribute('name')).filter((name) => !name?.startsWith('_'))).toEqual(['helpOn', ...Array.from({ length: 4 }, () => 'helpBy')])
  expect(wrong(await form.press('Leg vast', { helpOn: addDays(today, 1), helpBy: 'interviewers' }))).toEqual(['#helpOn'])
  expect(wrong(await form.press('Leg vast', { helpOn: today }))).toEqual(['#helpBy'])
  const done = await Promise.allSettled([1, 2].map(() => form.press('Leg vast', { helpOn: today, helpBy: 'interviewers' })))
  expect(done.map((each) => each.status === 'fulfilled' && each.value.status).toSorted()).toEqual([200, expect.any(Number)])
  expect((await superuser.query(`select 1 from application_acts where application_id = $1 and act = 'offerHelp'`, [id])).rowCount).toBe(1)
  expect((await caseworker.visit(`${file}/hulp`)).status).toBe(404)
  expect((await caseworker.visit(file)).text).toContain('hulp aangeboden')

  await (await caseworker.visit(`${file}/voorstel`)).press('Naar tweede oog', { ...rest, ...answer })
  await decide(team.decider, id, today)
  expect((await letterOf(actor, 'refused')).text.letter.blocks.map(({ name }) => name)).toEqual(templateOf('refused', today)?.parts.slice(1))
})

test('what cannot be told in a letter is not decided, and nothing is sent', async () => {
  const { actor, id, team } = await withRefusalProposed('GM0014')
  await superuser.query(`update application_acts set grounds = '{R06_IDENTITY,R01_AGE}' where application_id = $1 and act = 'propose'`, [id])
  const page = await (await decider.visit(`/zaken/${id}/tweede-oog`)).press('Lees het voorstel')
  expect(page.html.querySelector('#brief')?.text).toContain('waarom: elke grond met feit en bron')
  expect(page.text).toContain('De brief is niet compleet')
  await expect(decide(team.decider, id, today)).rejects.toMatchObject({ impediment: { because: 'letter-incomplete', parts: ['why'] } })
  expect((await inbox(actor)).map(({ kind }) => kind)).not.toContain('refused')
})

test('she is not heard first only for a reason of the law, and reads it in the decision', async () => {
  const { actor, id, team } = await withAssessment('GM0014')
  await expect(propose(team.caseworker, id, refusal, today)).rejects.toThrow(Refused)
  const form = await (await (await caseworker.visit(`/zaken/${id}`)).follow('Voornemen om te weigeren')).follow('Niet eerst horen')
  expect(wrong(await form.press('Leg vast', {}))).toEqual(['#skipGround', '#skipFacts'])
  await form.press('Leg vast', { skipGround: 'urgent', skipFacts: 'U vertrok die dag. Wachten kon niet meer.' })
  await expect(skipHearing(team.caseworker, id, { skipGround: 'urgent', skipFacts: 'x'.repeat(20) }, today)).rejects.toThrow(Refused)
  await propose(team.caseworker, id, { ...refusal, answer: '' }, today)
  await decide(team.decider, id, today)
  const { text } = await letterOf(actor, 'refused')
  expect(text.letter.blocks.find(({ name }) => name === 'yourView')?.paragraphs).toEqual([expect.stringContaining('haast'), 'U vertrok die dag. Wachten kon niet meer.', expect.stringContaining('bezwaar')])
  expect(text.letter.blocks.find(({ name }) => name === 'annex')?.paragraphs.join(' ')).toMatch(/Awb 4:11/)
})

test('how letters reached her: lying here, told, opened, by hand at the desk; each step once', async () => {
  const { actor, id, team } = await withGrant('GM0014')
  const granted = (await inbox(actor)).find(({ kind }) => kind === 'granted')
  const letter = granted?.id ?? ''
  await superuser.query(`insert into messages (id, person_id, key, made_at, planned_at, sent_at) values (gen_random_uuid(), $1, 'generic', now(), now(), now())`, [actor.personId])
  const page = await (await caseworker.visit(`/zaken/${id}`)).follow('Verzonden brieven')
  expect(page.text).toContain('Door haar geopend')
  const [first] = page.html.querySelectorAll('section.box')
  expect(first?.text).toMatch(/Besluit: verleend/)
  expect((await deliveries(team.caseworker, id)).letters.find((each) => each.id === letter)).toMatchObject({ accessibleAt: expect.any(Date), toldAt: expect.any(Date), readOn: null, next: 'laidReady', template: 2 })

  const press = (step: string) => caseworker.post(`/zaken/${id}/verzonden/${letter}`, { step, _csrf: page.html.querySelector('input[name=_csrf]')?.getAttribute('value') ?? '' })
  expect((await press('handedOver')).status).toBe(404)
  // While its file is being made, which holds the letter.
  await superuser.query('begin')
  await superuser.query('select from letters where id = $1 for no key update', [letter])
  const laid = await Promise.all([press('laidReady'), press('laidReady')])
  await superuser.query('rollback')
  expect(laid.map(({ status }) => status)).toEqual([200, 200])
  expect((await press('handedOver')).text).toContain('Afgehaald aan de balie')
  const { rows } = await superuser.query<{ step: string }>('select step from letter_deliveries where letter_id = $1 order by id', [letter])
  expect(rows.map(({ step }) => step)).toEqual(['laidReady', 'handedOver'])

  await markRead(actor, letter, today)
  expect((await deliveries(team.decider, id)).letters.find((each) => each.id === letter)).toMatchObject({ readOn: today, next: undefined })
  const cookie = [...caseworker.cookies].map((pair) => pair.join('=')).join('; ')
  const body = new URLSearchParams({ _csrf: page.html.querySelector('input[name=_csrf]')?.getAttribute('value') ?? '' })
  const print = await fetch(new URL(`/zaken/${id}/verzonden/${letter}/brief`, address), { method: 'POST', body, headers: { cookie, origin: address } })
  expect([print.headers.get('content-disposition'), Buffer.from(await print.arrayBuffer()).subarray(0, 4).toString()]).toEqual(['attachment; filename="bestand.pdf"', '%PDF'])
  const stranger = await signedIn('staff', 'staff-GM0363-4')
  expect((await stranger.visit(`/zaken/${id}/verzonden`)).status).toBe(404)
})

test('letters have versions that administrators and deciders can look at, with nobody in them', async () => {
  expect((await decider.visit('/beheer/brieven')).html.querySelectorAll('tbody tr').length).toBeGreaterThan(6)
  const sample = await decider.visit('/beheer/brieven/refused')
  expect(sample.html.querySelectorAll('main ol li')).toHaveLength(12)
  expect(sample.text).toContain('The Dutch text is the binding one')
  expect((await caseworker.visit('/beheer/brieven')).status).toBe(404)
  expect((await decider.visit('/beheer/brieven/bestaat-niet')).status).toBe(404)
})

test('nothing to decide is said, and a proposal for a case that is not there is a 404', async () => {
  const { id } = await withIntention('GM0014')
  expect((await decider.visit(`/zaken/${id}/tweede-oog`)).text).toContain('Niets voor u')
  const unreal = '/zaken/00000000-0000-4000-8000-000000000000'
  for (const page of ['tweede-oog', 'verzonden']) expect((await decider.visit(`${unreal}/${page}`)).status).toBe(404)
  expect((await caseworker.visit(`/zaken/${id}/tweede-oog`)).status).toBe(404)
})
