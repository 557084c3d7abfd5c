/** Changing how she is reached, through the real forms and without JavaScript. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { codeSentTo } from '../support/code.ts'
import { withoutDoors } from '../support/newWorker.ts'
import { aNewcomer, leaveSessions, signedInAgo } from '../support/newcomer.ts'
import { type Page, Visitor } from '../support/visitor.ts'

const her = new Visitor()
const seen: Page[] = []

async function visit(path: string): Promise<Page> {
  const page = await her.visit(path)
  seen.push(page)
  return page
}

async function press(page: Page, button: string, fields: Record<string, string | string[]> = {}): Promise<Page> {
  const next = await page.press(button, fields)
  seen.push(next)
  return next
}

const whatIsWrong = ({ html }: Page) => html.querySelectorAll('#fouten a').map((link) => link.getAttribute('href'))

beforeAll(async () => {
  await withoutDoors()
  await her.signIn('worker', 'worker-37')
})
afterAll(leaveSessions)

describe('another way', () => {
  let code = ''

  test('the old one is not shown; a wrong new one comes back as it was typed', async () => {
    const page = await visit('/bereiken')
    expect(page.html.querySelector('main .box')?.text).toMatch(/^\s*Sms\s+06 •• •• •• \d\d\s/)
    const form = await page.follow('Kies een andere manier')
    expect(form.html.querySelectorAll('main input[checked]')).toHaveLength(0)
    expect(form.html.querySelector('#address')?.getAttribute('value')).toBe('')
    const wrong = await form.press('Bewaar', { channel: 'email', address: 'geen adres' })
    expect([wrong.status, whatIsWrong(wrong)]).toEqual([422, ['#address']])
    expect(wrong.html.querySelector('#address')?.getAttribute('value')).toBe('geen adres')
  })

  test('a code goes there; until it came back the old way counts', async () => {
    const page = await press(await visit('/bereiken/manier'), 'Bewaar', { channel: 'email', address: 'voor-mij-alleen@nieuw.example' })
    expect([page.status, page.path]).toEqual([200, '/bereiken/code'])
    expect(page.text).toContain('Wij sturen een code naar v•••@•••.example.')
    expect(page.html.querySelector('main a[href="/demo-berichten"]')).not.toBeNull()
    code = await codeSentTo(her)
    expect((await visit('/bereiken')).text).toContain('Nog niet bevestigd: E-mail: v•••@•••.example.')

    const empty = await press(await visit('/bereiken/code'), 'Verder')
    expect([empty.status, whatIsWrong(empty)]).toEqual([422, ['#channelCode']])
    const wrong = await press(empty, 'Verder', { channelCode: code.split('').toReversed().join('') })
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('Deze code klopt niet.')])
  })

  test('another code on request; then only that one is right', async () => {
    const again = await press(await visit('/bereiken/code'), 'Stuur mij een nieuwe code')
    expect([again.status, again.path]).toEqual([200, '/bereiken/code'])
    const next = await codeSentTo(her, code)
    expect((await press(again, 'Verder', { channelCode: code })).status).toBe(422)
    const spaced = `${next.slice(0, 3)} ${next.slice(3)}`.toLowerCase()
    const answers = await Promise.all([1, 2].map(() => press(again, 'Verder', { channelCode: spaced })))
    expect(answers.map(({ status, path }) => [status, path])).toEqual([[200, '/bereiken'], [200, '/bereiken']])
    expect((await visit('/bereiken')).html.querySelector('main .box')?.text).toMatch(/^\s*E-mail\s+v•••@•••\.example\s/)
    expect((await visit('/bereiken/code')).path).toBe('/bereiken')
  })

  test('what is sent shows where to only in part, and to her alone', async () => {
    const page = await visit('/demo-berichten')
    expect(page.text).toContain('naar v•••@•••.example')
    const other = new Visitor()
    await other.signIn('worker', 'worker-40')
    expect((await other.visit('/demo-berichten')).text).not.toMatch(/is (uw|your) code/)
    const official = new Visitor()
    await official.signIn('staff', 'staff-GM0344-4')
    for (const path of ['/demo-berichten', '/bereiken', '/bereiken/manier']) expect((await official.visit(path)).status).toBe(404)
    for (const { raw } of seen.slice(2)) expect(raw).not.toContain('nieuw.example')
  })
})

describe('what is never done', () => {
  test('three words are offered, others each time; what is set is shown, the code word never', async () => {
    const offered = new Set<string>()
    for (let times = 0; times < 6; times += 1) {
      const visitor = new Visitor()
      await visitor.signIn('worker', 'worker-6')
      const [, words = ''] = /kunt kiezen: (.+)\./.exec((await visitor.visit('/vragen/veilig-contact')).text) ?? []
      expect(words.split(', ')).toHaveLength(3)
      offered.add(words)
    }
    expect(offered.size).toBeGreaterThan(3)
  })

  test.each<[name: string, fields: Record<string, string | string[]>, wrong: string[]]>([
    ['one time of two', { quietFrom: '15:00' }, ['#quietUntil']],
    ['the other of two', { quietUntil: '15' }, ['#quietFrom']],
    ['a time that is none', { quietFrom: '25:00', quietUntil: 'drie uur' }, ['#quietFrom', '#quietUntil']],
    ['no hour that is left', { quietFrom: '8', quietUntil: '20.30' }, ['#quietFrom']],
    ['her own name', { codeWord: 'Gabriela' }, ['#codeWord']],
    ['a number', { codeWord: '06123456' }, ['#codeWord']],
    ['a word that is too long for one message', { codeWord: 'вълшебенстворение' }, ['#codeWord']],
  ])('%s comes back', async (_name, fields, wrong) => {
    const page = await (await her.visit('/bereiken/afspraken')).press('Bewaar', { messageLanguage: 'nl', ...fields })
    expect([page.status, whatIsWrong(page)]).toEqual([422, wrong])
  })

  test('times as people write them are kept, and the code word stays when it is left empty', async () => {
    const page = await (await her.visit('/bereiken/afspraken')).press('Bewaar', { messageLanguage: 'ro', quietFrom: '9', quietUntil: '11.30', limits: ['noEvening'], reminder: 'yes' })
    expect(page.path).toBe('/bereiken')
    for (const text of ['Română', '09:00 – 11:30', 'ingesteld', 'Niet in de avond', 'Stuur mij een bericht op de dag voor mijn gesprek']) expect(page.text).toContain(text)
    const form = await her.visit('/bereiken/afspraken')
    expect(form.html.querySelector('#codeWord')?.getAttribute('value')).toBe('')
    expect(form.html.querySelectorAll('main input[checked]').map((input) => input.getAttribute('value')).toSorted()).toEqual(['noEvening', 'ro', 'yes'])
    const data = await her.visit('/mijn-gegevens')
    for (const text of ['voor-mij-alleen@nieuw.example', '09:00 – 11:30', 'Wij schrijven u nooit thuis.']) expect(data.text).toContain(text)
  })
})

test('one press silences everything, one press lifts it; an address of a button leads to the page', async () => {
  const silent = await (await her.visit('/bereiken')).press('Zet alle berichten stil')
  expect([silent.path, silent.text]).toEqual(['/bereiken', expect.stringContaining('Alle berichten staan stil sinds')])
  expect((await her.visit('/mijn')).text).not.toContain('stil sinds')
  expect((await her.visit('/bereiken/stil')).path).toBe('/bereiken')
  const again = await silent.press('Stuur mij weer berichten')
  expect(again.text).not.toContain('staan stil')
})

test('in a draft: nothing can be sent before the code came back, and the page of the code leads on when there is none', async () => {
  const visitor = new Visitor()
  await visitor.signIn('worker', 'worker-7')
  expect((await visitor.visit('/vragen/code')).path).toBe('/vragen/taal')
  await (await visitor.visit('/vragen/bereiken')).press('Verder', { channel: 'sms', address: '06 98 76 54 32' })
  expect((await visitor.visit('/vragen')).html.querySelectorAll('.tasks li').find(({ text }) => text.includes('Vul de code in'))?.text).toContain('nog niet klaar')
  expect((await visitor.visit('/vragen/controleren')).text).toContain('Sms: 06 •• •• •• 32')
  const page = await (await visitor.visit('/vragen/veilig-contact')).press('Verder', { codeWord: 'maan' })
  expect(page.path).toBe('/vragen/code')
  const on = await page.press('Verder', { channelCode: await codeSentTo(visitor) })
  expect([on.status, on.path]).toEqual([200, '/vragen/taal'])
})

test('who is called or looks herself is asked for no code', async () => {
  const visitor = new Visitor()
  await visitor.signIn('worker', 'worker-5')
  for (const fields of [{ channel: 'phone', address: '06 11 22 33 44' }, { channel: 'portal', address: '' }]) {
    await (await visitor.visit('/vragen/bereiken')).press('Verder', fields)
    const after = await (await visitor.visit('/vragen/veilig-contact')).press('Verder', { codeWord: 'brug', limits: ['noVoicemail'] })
    expect(after.path).toBe('/vragen/taal')
    // The rest can be changed without thinking of another word, and is read back.
    const changed = await (await visitor.visit('/vragen/veilig-contact')).press('Verder', { quietFrom: '15', quietUntil: '19', reminder: 'yes' })
    expect(changed.path).toBe('/vragen/taal')
    const read = (await visitor.visit('/vragen/controleren')).text
    for (const part of ['15:00 – 19:00', 'Codewoord', 'ingesteld', 'Taal van de berichten', 'Herinnering', 'Geboortedatum', 'Nationaliteit']) expect(read).toContain(part)
  }
})

test('a code word may be kept to oneself; then what is sent has none, and the code comes all the same', async () => {
  const { visitor } = await aNewcomer()
  await visitor.visit('/vragen')
  const page = await (await visitor.visit('/vragen/bereiken')).press('Verder', { channel: 'email', address: 'zonder-woord@post.example' })
  expect(page.path).toBe('/vragen/veilig-contact')
  expect(whatIsWrong(await page.press('Verder', { limits: ['noVoicemail'] }))).toEqual(['#codeWord'])
  const code = await page.press('Dit wil ik niet geven')
  expect(code.path).toBe('/vragen/code')
  expect((await code.press('Verder', { channelCode: await codeSentTo(visitor) })).path).toBe('/vragen/taal')
  // Nor is one asked when the rest is changed later.
  expect((await (await visitor.visit('/bereiken/afspraken')).press('Bewaar', { limits: ['noVoicemail'] })).path).toBe('/bereiken')
})

test('who signed in long ago does so once more before it is changed, but not to silence it', async () => {
  const visitor = new Visitor()
  await visitor.signIn('worker', 'worker-36')
  await signedInAgo(visitor, 6)
  expect((await visitor.visit('/bereiken/manier')).path).toBe('/inloggen')
  expect((await visitor.visit('/bereiken/afspraken')).path).toBe('/inloggen')
  const silent = await (await visitor.visit('/bereiken')).press('Zet alle berichten stil')
  expect([silent.path, silent.text]).toEqual(['/bereiken', expect.stringContaining('staan stil')])
  expect((await silent.press('Stuur mij weer berichten')).path).toBe('/inloggen')
})

test('officials see that a message did not arrive, and nothing of where it went', async () => {
  const official = new Visitor()
  await official.signIn('staff', 'staff-GM0344-4')
  const list = await official.visit('/werk')
  const link = list.html.querySelector('main section.notice a')
  expect(list.html.querySelector('main section.notice')?.text).toContain('kwam niet aan')
  const page = await official.visit(link?.getAttribute('href') ?? '')
  expect([page.status, page.text]).toEqual([200, expect.stringContaining('Stuur geen post')])
  expect(list.raw + page.raw).not.toMatch(/post\.example|06 0000|\b(tulp|brug|maan)\b/)
  const her16 = new Visitor()
  await her16.signIn('worker', 'worker-16')
  expect((await her16.visit('/mijn')).text).toContain('Een bericht aan u kwam niet aan.')
})
