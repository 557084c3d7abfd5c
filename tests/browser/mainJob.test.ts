/** The main job in a real browser: in Dutch with JavaScript, in English without. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import jsQR from 'jsqr'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { drawnPortrait } from '../../seeders/portraits.ts'
import { criteria, informationItems, topics } from '../../src/law/talking/interview.ts'
import { sent } from '../support/code.ts'
import { leaveBrowser, openBrowser, Person } from '../support/chromium.ts'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => leaveBrowser(browser))

/** The text of the QR code on a page. */
async function codeOn({ page }: Person): Promise<string> {
  const source = (await page.locator('img.qr').getAttribute('src')) ?? ''
  const picture = sharp(Buffer.from(source.split(',')[1] ?? '', 'base64')).flatten({ background: '#fff' }).resize(600).ensureAlpha().raw()
  const { data, info } = await picture.toBuffer({ resolveWithObject: true })
  return jsQR.default(new Uint8ClampedArray(data), info.width, info.height)?.data ?? ''
}

describe.each([
  { language: 'nl', javaScriptEnabled: true, subject: 'worker-2', town: 'GM0363', inspectorSubject: 'inspector-3' },
  { language: 'en', javaScriptEnabled: false, subject: 'worker-3', town: 'GM0014', inspectorSubject: 'inspector-4' },
])('in $language, JavaScript $javaScriptEnabled', ({ language, javaScriptEnabled, subject, town, inspectorSubject }) => {
  const people: Person[] = []
  let worker: Person
  let casePath = ''
  let number = ''
  let code = ''

  const someone = async (door: 'worker' | 'staff', who: string): Promise<Person> => {
    const person = await Person.come(browser, { language, javaScriptEnabled })
    people.push(person)
    await person.signIn(door, who)
    return person
  }
  const official = (index: number) => someone('staff', `staff-${town}-${index}`)

  afterAll(() => Promise.all(people.map((person) => person.leave())))

  test('she answers the questions, leaves half-way, comes back, reads everything back and submits', async () => {
    const before = await someone('worker', subject)
    await before.follow('next.apply')
    await before.answer('/vragen/bereiken', { channel: 'email', address: 'veilig@post.example' }, 'form.channel.button')
    await before.answer('/vragen/veilig-contact', { limits: ['noVoicemail'], codeWord: 'maan' }, 'form.limits.button')
    await before.visit('/demo-berichten')
    const code = await sent(async () => before.page.reload().then(() => before.text()))
    await before.answer('/vragen/code', { channelCode: code.toLowerCase() }, 'form.channelCode.button')
    await before.leave()

    worker = await someone('worker', subject)
    await worker.follow('next.continue')
    expect(await worker.page.locator('.badge.done').count()).toBe(3)
    await worker.answer('/vragen/taal', { language: 'en', letters: 'en' }, 'form.language.button')
    await worker.answer('/vragen/wie', { correct: 'yes' }, 'form.identity.button')
    await worker.answer('/vragen/document', { proof: 'bring' }, 'form.document.button')
    await worker.answer('/vragen/foto', { portrait: 'desk' }, 'form.photo.button')
    await worker.answer('/vragen/tolk', { interpreter: 'none' }, 'form.interpreter.button')
    await worker.answer('/vragen/plaats', { municipality: town }, 'form.place.button')
    await worker.answer('/vragen/steun', { company: 'alone', interviewer: 'any' }, 'form.support.button')
    await worker.page.getByRole('radio', { name: /09:00|10:15|11:30|13:15|14:30|15:45/ }).first().check()
    await worker.press('form.moment.button')
    await worker.fillIn({ declared: 'yes' })
    await worker.press('answers.button')
    expect(await worker.page.locator('h1').innerText()).toBe(worker.t('received.title'))
  })

  test('the front desk compares the document and makes the photo', async () => {
    const desk = await official(1)
    await worker.visit('/mijn')
    const caseNumber = /\d{6}-[A-Z]{3}/.exec(await worker.text())?.[0] ?? 'none'
    await desk.page.getByRole('link', { name: caseNumber }).click()
    await desk.press('visitor.identify')
    casePath = new URL(desk.page.url()).pathname.replace(/^(\/en)?\/balie/, '/zaken').replace('/naam', '')
    await desk.fillIn({ document: 'passport', seen: 'yes', genuine: 'yes', same: 'yes', face: 'yes', workRight: 'free' })
    await desk.page.locator('input[type=file]').setInputFiles({ name: 'x.jpg', mimeType: 'image/jpeg', buffer: await drawnPortrait(2) })
    await desk.press('form.desk.button')
    await desk.page.waitForURL((url) => url.pathname === desk.at('/balie'))
  })

  test('two officials record the talk; neither sees the view of the other before both are saved', async () => {
    const [first, second] = [await official(2), await official(3)]
    const views = Object.fromEntries(criteria.map((criterion) => [criterion, 'met']))
    for (const person of [first, second]) {
      await person.visit(`${casePath}/gesprek`)
      await person.press('interview.attend')
    }
    await first.visit(`${casePath}/gesprek`)
    await first.press('interview.start')
    await first.fillIn({ information: informationItems })
    await first.press('interview.next')
    for (const topic of topics) {
      await first.fillIn({ told: 'Zij bepaalt haar uren zelf.' })
      await first.press(topic === topics.at(-1) ? 'interview.last' : 'interview.next')
    }
    await first.fillIn({ aloneHeld: 'yes', readBack: 'yes' })
    await first.press('interview.end.button')
    await first.answer(`${casePath}/oordeel`, { ...views, canRefuse: 'doubt', canRefuseFact: 'Dacht hier lang over na.' }, 'form.ownView.button')

    await second.visit(casePath)
    await second.press('case.open')
    expect(await second.text()).not.toContain('Dacht hier lang')
    await second.answer(`${casePath}/oordeel`, views, 'form.ownView.button')
    await second.visit(casePath)
    await second.press('case.open')
    expect(await second.text()).toContain('Dacht hier lang')
    await first.visit(`${casePath}/gesprek/samen`)
    await first.press('compare.open.button')
    await first.fillIn({ canRefuse: 'met' })
    await first.press('compare.propose.button')
    await second.visit(`${casePath}/gesprek/samen`)
    await second.press('compare.open.button')
    await second.press('compare.agree.button')
    await second.visit(`${casePath}/verslag`)
    await second.press('interview.share')
  })

  test('she reads the report and corrects it; one proposes, another decides', async () => {
    await worker.visit('/mijn')
    await worker.follow('next.report')
    expect(await worker.text()).toContain('Zij bepaalt haar uren zelf.')
    await worker.fillIn({ correct: 'no', remark: 'En ik werk alleen overdag.' })
    await worker.press('report.button')

    const caseworker = await official(4)
    await caseworker.visit(casePath)
    await caseworker.press('case.take')
    await caseworker.answer(`${casePath}/voorstel`, { outcome: 'grant', reason: 'U voldoet aan de voorwaarden.' }, 'form.proposal.button')
    const decider = await official(5)
    await decider.visit(`${casePath}/tweede-oog`)
    await decider.press('secondEye.open')
    for (const point of await decider.page.locator('input[name=checked]').all()) await point.check()
    await decider.press('act.decide')
    expect(new URL(decider.page.url()).pathname).toBe(decider.at('/werk'))
  })

  test('she finds the letter and her card', async () => {
    await worker.visit('/berichten')
    await worker.follow('letters.kind.granted')
    expect(await worker.text()).toMatch(/De laatste dag is/)
    const [download] = await Promise.all([worker.page.waitForEvent('download'), worker.page.getByRole('link', { name: worker.t('letters.download') }).click()])
    expect(download.suggestedFilename()).toMatch(/^brief-\d{4}-\d\d-\d\d\.pdf$/)

    await worker.visit('/kaart')
    number = await worker.page.locator('strong.number').innerText()
    code = await codeOn(worker)
    expect(code).toMatch(/^http.*\/c\/[\w.-]+$/)
  })

  test('anyone hears that the number is valid, of a slip, and no for every other, and gets no cookie', async () => {
    const anyone = await Person.come(browser, { language, javaScriptEnabled })
    await anyone.answer('/controleren', { number }, 'check.button')
    expect(await anyone.page.locator('.band.valid').count()).toBe(1)
    await anyone.answer('/controleren', { number: number.replace(/.$/, (last) => (last === '2' ? '3' : '2')) }, 'check.button')
    expect(await anyone.page.locator('#fouten').innerText()).toContain(anyone.t('error.typing'))
    await anyone.page.goto(code)
    expect(new URL(anyone.page.url()).pathname).toBe('/controleren')
    expect(await anyone.page.context().cookies()).toEqual([])
    expect(anyone.elsewhere).toEqual([])
    await anyone.leave()
  })

  test('an inspector on shift types it or scans it: status, photo, and nothing else', async () => {
    const inspector = await someone('staff', inspectorSubject)
    await inspector.fillIn({ reason: 'report', area: 'business', hours: '4', shownWhen: 'now' })
    await inspector.press('form.shift.button')
    await inspector.answer('/nummer', { number }, 'form.number.button')
    expect(await inspector.page.locator('.band.valid').count()).toBe(1)
    await inspector.page.goto(code)
    expect(await inspector.page.locator('.band.valid').count()).toBe(1)
    expect(await inspector.page.locator('img.photo').count()).toBe(1)
  })

  test('she sees both looks and each opening; nothing came from elsewhere', async () => {
    await worker.visit('/inzage')
    const text = await worker.text()
    expect(text.split(worker.t('looks.check'))).toHaveLength(3)
    for (const purpose of ['verify-identity', 'hold-interview', 'check-licence']) expect(text).toContain(worker.t(`purpose.${purpose}`))
    expect(people.flatMap(({ elsewhere }) => elsewhere)).toEqual([])
  })
})
