/** The main job through the real forms, over real HTTP, without JavaScript: from an application to a check. */
import { checkpoints } from '../../src/law/deciding/proposal.ts'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { translator } from '../../src/platform/page/translate.ts'
import { drawnPortrait } from '../../seeders/portraits.ts'
import { codeSentTo } from '../support/code.ts'
import { anInspector } from '../support/onShift.ts'
import { inside } from '../support/sessions.ts'
import { inStory } from '../support/story.ts'
import { momentsOfFirstTwo, settleOnPages, talkOnPages, viewFields } from '../support/talking.ts'
import { address, type Page, Visitor } from '../support/visitor.ts'

inStory()
const town = 'GM0344'
const worker = new Visitor()
const staff = (index: number) => ({ subject: `staff-${town}-${index}`, visitor: new Visitor() })
const [desk, first, second, caseworker, decider] = [1, 2, 3, 4, 5].map(staff)
let casePath = ''
let number = ''

const as = async (official: ReturnType<typeof staff> | undefined): Promise<Visitor> => {
  if (!official) throw new Error('no such official')
  if (!official.visitor.cookies.size) await official.visitor.signIn('staff', official.subject)
  return official.visitor
}

async function apply(visitor: Visitor): Promise<Page> {
  await visitor.visit('/vragen')
  await (await visitor.visit('/vragen/bereiken')).press('Verder', { channel: 'email', address: 'alleen-voor-mij@post.example' })
  await (await visitor.visit('/vragen/veilig-contact')).press('Verder', { limits: ['noVoicemail'], codeWord: 'tulp' })
  await (await visitor.visit('/vragen/code')).press('Verder', { channelCode: await codeSentTo(visitor) })
  await (await visitor.visit('/vragen/taal')).press('Verder', { language: 'en', letters: 'en' })
  await (await visitor.visit('/vragen/wie')).press('Verder', { correct: 'yes' })
  await (await visitor.visit('/vragen/document')).press('Verder', { proof: 'bring' })
  await (await visitor.visit('/vragen/foto')).press('Verder', { portrait: 'desk' })
  await (await visitor.visit('/vragen/tolk')).press('Verder', { interpreter: 'phone' })
  await (await visitor.visit('/vragen/plaats')).press('Verder', { municipality: town })
  await (await visitor.visit('/vragen/steun')).press('Verder', { company: 'alone', interviewer: 'woman' })
  const moments = await visitor.visit('/vragen/moment')
  const [slot = ''] = momentsOfFirstTwo(moments)
  await moments.press('Kies', { slot })
  return (await visitor.visit('/vragen')).follow('Controleren en versturen')
}

async function fileOf(official: ReturnType<typeof staff> | undefined): Promise<Page> {
  return (await as(official)).visit(casePath)
}

beforeAll(async () => {
  await worker.signIn('worker', 'worker-1')
})

describe('the worker applies', () => {
  test('a wrong answer comes back with what was typed, a summary with a link, and 422', async () => {
    await worker.visit('/vragen')
    const page = await (await worker.visit('/vragen/bereiken')).press('Verder', { channel: 'email', address: 'geen adres' })
    expect(page.status).toBe(422)
    expect(page.html.querySelector('#fouten a')?.getAttribute('href')).toBe('#address')
    expect(page.html.querySelector('#address')?.getAttribute('value')).toBe('geen adres')
    expect(page.html.querySelector('title')?.text).toContain('(1 fout)')
  })

  test('what was answered is there after leaving and coming back', async () => {
    const answers = await apply(worker)
    expect(answers.text).toContain('Utrecht')
    const again = new Visitor()
    await again.signIn('worker', 'worker-1')
    expect((await again.visit('/vragen/controleren')).text).toContain('Utrecht')
  })

  test('pressing send twice is one application, with the day it will be decided', async () => {
    const answers = await worker.visit('/vragen/controleren')
    const received = await Promise.all([1, 2].map(() => answers.press('Verstuur aanvraag', { declared: 'yes' })))
    for (const page of received) expect(page.text).toContain('Wij hebben uw aanvraag')
    const letters = await worker.visit('/berichten')
    expect(letters.html.querySelectorAll('main li').map(({ text }) => /Wij hebben uw aanvraag|Dag en plaats van uw gesprek/.exec(text)?.[0]).toSorted()).toEqual(['Dag en plaats van uw gesprek', 'Wij hebben uw aanvraag'])
  })
})

describe('the municipality handles it', () => {
  test('the front desk sees the document and makes the photo; a file that is no photo is refused', async () => {
    const caseNumber = /Uw zaaknummer is ([\w-]+)/.exec((await worker.visit('/mijn')).text)?.[1] ?? ''
    const list = await (await as(desk)).visit('/balie')
    const page = await (await list.follow(caseNumber)).press('Bekijk het document')
    casePath = page.path.replace('/balie', '/zaken').replace('/naam', '')
    const fields = { document: 'passport', seen: 'yes', genuine: 'yes', same: 'yes', face: 'yes', workRight: 'free' }
    const wrong = await page.press('Bevestig', fields, { name: 'photo', content: Buffer.from('<svg/>'), type: 'image/jpeg' })
    expect(wrong.status).toBe(422)
    const done = await page.press('Bevestig', fields, { name: 'photo', content: await drawnPortrait(5), type: 'image/jpeg' })
    expect(done.path).toBe('/balie')
  })

  test('two officials record the talk and each an own view, unseen until both are saved', async () => {
    await talkOnPages([await as(first), await as(second)], casePath)
    const views = viewFields()

    const bare = await (await (await fileOf(first)).follow('Mijn oordeel')).press('Bewaar mijn oordeel', { ...views, canRefuse: 'doubt' })
    expect(bare.status).toBe(422)
    await (await (await fileOf(first)).follow('Mijn oordeel')).press('Bewaar mijn oordeel', { ...views, canRefuse: 'doubt', canRefuseFact: 'Aarzelde lang bij deze vraag.' })
    expect((await (await fileOf(second)).press('Open het dossier')).text).not.toContain('Aarzelde lang')

    await (await (await fileOf(second)).follow('Mijn oordeel')).press('Bewaar mijn oordeel', views)
    expect((await (await fileOf(second)).press('Open het dossier')).text).toContain('Aarzelde lang')
    await settleOnPages([await as(first), await as(second)], casePath, { canRefuse: 'met' })
    await (await (await fileOf(first)).follow('Verslag voor haar')).press('Deel het verslag met haar')
  })

  test('the worker reads the report and corrects it', async () => {
    const report = await (await worker.visit('/mijn')).follow('Lees het verslag')
    expect(report.text).toContain('Zij kiest zelf waar')
    expect((await report.press('Klaar met lezen', { correct: 'no', remark: 'Ik werk ook in het weekend.' })).path).toBe('/mijn')
  })

  test('the caseworker proposes, the decision maker sends it back once and then agrees', async () => {
    const proposal = { outcome: 'grant', reason: 'U voldoet aan de voorwaarden.' }
    await (await fileOf(caseworker)).press('Neem deze zaak')
    await (await (await fileOf(caseworker)).follow('Voorstel doen')).press('Naar tweede oog', proposal)
    const review = async () => (await (await fileOf(decider)).follow('Tweede oog')).press('Lees het voorstel')
    await (await review()).press('Stuur terug', { comment: 'Ga in op haar correctie.' })
    const again = await (await fileOf(caseworker)).follow('Voorstel doen')
    expect((await again.press('Naar tweede oog', proposal)).status).toBe(422)
    await again.press('Naar tweede oog', { ...proposal, change: 'Haar correctie is gelezen.' })
    const page = await review()
    expect((await page.press('Akkoord en besluit', { checked: checkpoints.slice(1) })).status).toBe(422)
    const answers = await Promise.all([1, 2].map(() => page.press('Akkoord en besluit', { checked: [...checkpoints] })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  test('someone of another municipality finds a case that does not exist', async () => {
    const stranger = new Visitor()
    await stranger.signIn('staff', 'staff-GM0363-4')
    const [real, unreal] = [await stranger.visit(casePath), await stranger.visit('/zaken/00000000-0000-4000-8000-000000000000')]
    expect(real.status).toBe(404)
    expect(real.text).toBe(unreal.text)
    expect((await stranger.visit(`${casePath}/voorstel`)).status).toBe(404)
  })
})

describe('the licence', () => {
  test('the letter is a tagged PDF, in Dutch and her own language, with the last day to object', async () => {
    const letter = await (await worker.visit('/berichten')).follow('Besluit: verleend')
    expect(letter.text).toMatch(/De laatste dag is \w+ \d+ \w+ \d{4}/)
    expect(letter.text).toContain('You get the licence')
    const file = await fetch(new URL(`${letter.path}/brief`, address), { headers: { cookie: [...worker.cookies].map((pair) => pair.join('=')).join('; ') } })
    const pdf = Buffer.from(await file.arrayBuffer()).toString('latin1')
    expect(file.headers.get('content-disposition')).toMatch(/brief-\d{4}-\d\d-\d\d\.pdf/)
    for (const mark of ['%PDF', '/StructTreeRoot', '/MarkInfo', '/Lang']) expect(pdf).toContain(mark)
  })

  test('the card has a photo, a number and a code, and no name', async () => {
    const card = await worker.visit('/kaart')
    number = card.html.querySelector('strong.number')?.text ?? ''
    expect(number).toMatch(/^[2-9B-DF-HJ-NP-TV-Z]{4}(-[2-9B-DF-HJ-NP-TV-Z]{4}){2}$/)
    expect(card.html.querySelectorAll('.card img')).toHaveLength(2)
    expect(card.raw).not.toMatch(/Alina|Zonderland/)
  })

  test('anyone is told yes for this number, of a typing error, and no for every other, without a cookie', async () => {
    const anyone = new Visitor()
    const ask = async (text: string) => (await anyone.visit('/controleren')).press('Controleer', { number: text })
    expect((await ask(number.toLowerCase())).text).toContain('Geldig vandaag')
    const typo = await ask(number.replace(/.$/, (last) => (last === '2' ? '3' : '2')))
    expect(typo.status).toBe(422)
    expect((await ask('2345-6789-BCFZ')).text).toMatch(/Geen geldige|klopt niet/)
    expect(anyone.cookies.size).toBe(0)
  })

  test('an inspector on shift sees status and photo and nothing else; without a shift nothing', async () => {
    const inspector = await inside(await anInspector('Politie Midden-Nederland'))
    expect((await (await inspector.visit('/nummer')).press('Controleer', { number })).path).toBe('/dienst')
    await (await inspector.visit('/dienst')).press('Start dienst', { reason: 'plannedAction', area: 'business', hours: '8', shownWhen: 'now' })
    const result = await (await inspector.visit('/nummer')).press('Controleer', { number })
    expect(result.text).toContain('GELDIG')
    expect(result.html.querySelector('img.photo')?.getAttribute('src')).toMatch(/^data:image\/webp/)
    expect(result.raw).not.toMatch(/Alina|Zonderland|Utrecht/)
  })

  test('the worker sees each look: organisation, role, purpose and time', async () => {
    const { text } = await worker.visit('/inzage')
    expect(text).toContain('Politie of inspecteur (Politie Midden-Nederland)')
    // What was opened within the same minute stands in one line, in any order.
    for (const what of ['naam, geboortedatum, nationaliteit', 'papieren']) expect(text).toMatch(new RegExp(`document vergelijken: .*${what}`))
    expect(text).toContain('gesprek voeren')
  })
})

describe('the other ends', () => {
  test('a refusal comes only after an intention and her view, with its grounds and remedies', async () => {
    const refused = new Visitor()
    await refused.signIn('worker', 'worker-35')
    const list = await refused.visit('/berichten')
    expect(list.text).toContain('Voornemen')
    const letter = await list.follow('Besluit: geweigerd')
    expect(letter.text).toContain('U krijgt geen vergunning.')
    expect(letter.text).toContain('Ik heb een nieuw paspoort aangevraagd.')
    expect(letter.text).toMatch(/De laatste dag is/)
  })

  test('she gives her view on an intention', async () => {
    const visitor = new Visitor()
    await visitor.signIn('worker', 'worker-23')
    // What an official wrote is not translated by a machine: it says so, in her language, with what to do.
    const [dutch, romanian] = [await visitor.visit('/voornemen'), await visitor.visit('/ro/voornemen')]
    const inDutch = translator('ro')('said.inDutch')
    expect([dutch, romanian].map(({ text }) => text.includes(inDutch))).toEqual([false, true])
    expect(romanian.html.querySelectorAll('dd[lang=nl]').map(({ text }) => text)).toContain('Uw paspoort is niet geldig.')
    await (await (await (await visitor.visit('/mijn')).follow('Zeg wat u ervan vindt')).follow('Geef mijn mening')).press('Verstuur', { statement: 'Mijn nieuwe paspoort is er.' })
    expect((await visitor.visit('/mijn')).text).toContain('Wij lezen wat u hebt gezegd')
  })

  test('she withdraws, and may apply again', async () => {
    const visitor = new Visitor()
    await visitor.signIn('worker', 'worker-9')
    const withdrawal = await visitor.visit('/aanvraag-intrekken')
    expect(withdrawal.text).toMatch(/Wij bewaren uw gegevens tot en met \w+dag \d+ \w+ \d{4}\./)
    await withdrawal.press('Trek in')
    const { text } = await visitor.visit('/mijn')
    expect(text).toContain('U hebt uw aanvraag ingetrokken')
    expect(text).toContain('Aanvraag beginnen')
  })
})
