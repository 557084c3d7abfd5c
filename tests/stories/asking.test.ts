/** The questions as pages: what each tells, what may stay hers, and a draft that is left, found again, and wiped. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { eraseOwnDraft } from '../../src/actions/application/draft.ts'
import { withhold } from '../../src/actions/application/withheld.ts'
import { ownAnswers, saveAnswer, startApplication, submit } from '../../src/actions/applications.ts'
import { enterAsWorker } from '../../src/actions/signIn.ts'
import { asked } from '../../src/law/application.ts'
import { asking } from '../../src/law/asking.ts'
import { day } from '../../src/law/day.ts'
import { Refused } from '../../src/law/impediment.ts'
import { retention } from '../../src/law/retention.ts'
import { rules } from '../../src/law/rules.ts'
import { paths } from '../../src/paths.ts'
import { translator } from '../../src/platform/page/translate.ts'
import { liesIn, seenBy } from '../../src/policies/questions.ts'
import { mayOpenFor } from '../../src/policies/compartments.ts'
import { randomUUID } from 'node:crypto'
import { answerAll, applicant } from '../support/applicant.ts'
import { asSuperuser } from '../support/database.ts'
import { today, withAnswers, withApplication, withDraft, withoutDoors } from '../support/newWorker.ts'
import { Visitor } from '../support/visitor.ts'

const superuser = asSuperuser()
const t = translator('nl')

beforeAll(async () => {
  await withoutDoors()
  await superuser.connect()
})
afterAll(() => superuser.end())

const sealedOf = async (personId: string): Promise<string[]> => {
  const { rows } = await superuser.query<{ kind: string }>('select kind from sealed where person_id = $1 order by kind', [personId])
  return rows.map(({ kind }) => kind)
}

describe('the shortest way', () => {
  const visitor = new Visitor()

  test('from the start to the confirmation: at most 12 questions and 17 screens, each led to by the one before', async () => {
    const screens = ['/start', '/veilig', '/inloggen']
    let page = await visitor.visit('/start')
    page = await (await page.follow(t('text.start.button'))).follow(t('text.safe.button'))
    expect(page.path).toBe('/inloggen')
    const home = await applicant(visitor, 1)
    screens.push(home.path)
    const seen = await answerAll(await home.follow(t('next.apply')))
    screens.push(...seen.map(({ path }) => path))
    const readBack = seen.at(-1)
    expect(readBack?.path).toBe(paths.answers)
    const received = await readBack?.press(t('answers.button'), { declared: 'yes' })
    screens.push(received?.path ?? '')

    expect(screens.at(-1)).toBe(paths.received)
    expect(screens.filter((path) => path.startsWith('/vragen')).length).toBeLessThanOrEqual(12)
    expect(screens.length).toBeLessThanOrEqual(17)
    expect(new Set(screens).size).toBe(screens.length)
  })

  test('the confirmation is there after reloading, with the steps, the dates and what to bring', async () => {
    const [first, again] = [await visitor.visit('/klaar'), await visitor.visit('/klaar')]
    expect(again.text).toBe(first.text)
    expect(again.html.querySelectorAll('ol.twin li')).toHaveLength(3)
    expect(again.html.querySelector('ol.twin')?.text.match(/\w+dag \d+ \w+ \d{4}/g)).toHaveLength(2)
    expect(again.html.querySelectorAll('svg[role=img] title, svg[role=img] desc')).toHaveLength(2)
    expect(again.text).toContain(t('talk.bring.text'))
  })

  test('an old page hears that it was sent: nothing is lost, nothing fails', async () => {
    const csrf = (await visitor.visit('/mijn')).html.querySelector('input[name=_csrf]')?.getAttribute('value') ?? ''
    for (const [path, fields] of [['/vragen/steun', { company: 'alone', interviewer: 'any' }], ['/vragen/steun', { withhold: 'yes' }], ['/vragen/wissen', {}]] as const) {
      const answer = await visitor.post(path, { ...fields, _csrf: csrf })
      expect([path, answer.status, answer.text.includes(t('problem.refused.already-submitted'))]).toEqual([path, 409, true])
    }
  })
})

describe('each question says why', () => {
  const visitor = new Visitor()
  beforeAll(() => applicant(visitor, 2))

  test.each(asked.filter((name) => name !== 'adPhones' && name !== 'permit'))('%s: its ground, who sees the answer and how long it is kept, without JavaScript', async (name) => {
    if (name === 'moment') await (await visitor.visit('/vragen/plaats')).press(t('form.place.button'), { municipality: 'GM0014' })
    if (name === 'channelCode') await (await visitor.visit('/vragen/bereiken')).press(t('form.channel.button'), { channel: 'email', address: 'veilig@post.example' })
    const about = (await visitor.visit(paths[name])).html.querySelector('details.about')
    expect(about?.querySelector('summary')?.text).toBe('Waarom vragen wij dit?')
    const { article } = rules[asking[name].rule]
    expect(/artikel ([\d:()]+)/.exec(about?.text ?? '')?.[1] ?? null).toBe(article?.replace('Awb ', '') ?? null)

    const named = seenBy(liesIn[name]).map(({ role }) => role)
    const lines = about?.querySelectorAll('li').map(({ text }) => text) ?? []
    for (const role of Object.keys(mayOpenFor)) expect([role, lines.some((line) => line.startsWith(t(`role.${role}`)))]).toEqual([role, named.includes(role as never)])
    for (const what of asking[name].kept) {
      const { days, years } = retention[what]
      expect(lines.join(' ')).toContain(years ? `${years} jaar` : t('term.days', { count: days ?? 0 }))
    }
  })

  test('on what a right to work stands is asked of whom it is about, with its last day; nobody is asked for the numbers of advertisements', async () => {
    const other = new Visitor()
    expect((await visitor.visit(paths.permit)).path).toBe(paths.questions)
    expect((await visitor.visit(paths.adPhones)).path).toBe(paths.questions)
    const start = await applicant(other, 6)
    // Another may have begun for her.
    if (start.text.includes(t('next.apply'))) await start.follow(t('next.apply'))
    const list = await other.visit(paths.questions)
    const page = await list.follow(t('form.permit'))
    expect(page.html.querySelector('details.about')?.text).toContain(t('role.frontDesk'))
    const wrong = await page.press(t('form.permit.button'), { permit: 'permit', permitUntil: '2020-01-01' })
    expect([wrong.status, wrong.html.querySelector('#fouten a')?.getAttribute('href')]).toEqual([422, '#permitUntil'])
    expect((await page.press(t('form.permit.button'), { permit: 'unsure' })).path).not.toBe(paths.permit)
    await page.press(t('form.permit.button'), { permit: 'sticker', permitUntil: '2031-05-01' })
    expect((await other.visit(paths.answers)).text).toContain('Een sticker of aantekening in mijn paspoort, donderdag 1 mei 2031')
    expect((await other.visit(paths.adPhones)).path).toBe(paths.questions)
  })

  test('the read-back says of every answer who gets it, and what is still open', async () => {
    const page = await visitor.visit('/vragen/controleren')
    const blocks = page.html.querySelectorAll('main section')
    expect(blocks).toHaveLength(new Set(Object.values(liesIn)).size)
    for (const block of blocks) expect(block.text).toMatch(/Wie ziet dit\s*Uzelf/)
    expect(blocks[0]?.text).not.toContain(t('role.caseworker'))
    expect(page.text).toContain(t('tasks.open'))
  })

  test('what no law prescribes she keeps to herself with one button; it counts as an answer', async () => {
    await (await visitor.visit('/vragen/steun')).press(t('form.support.button'), { company: 'someone', interviewer: 'woman', talkPlace: 'neutral', callMe: 'Mila', mustKnow: 'Ik praat zacht.' })
    const given = ['Ik praat zacht.', 'Mila', t('option.talkPlace.neutral')]
    const before = await visitor.visit('/vragen/controleren')
    for (const answer of given) expect(before.text).toContain(answer)
    await (await visitor.visit('/vragen/steun')).press(t('about.withhold'))
    const page = await visitor.visit('/vragen/controleren')
    expect(page.text).toContain('Niet gegeven')
    for (const answer of given) expect(page.text).not.toContain(answer)
    const tasks = (await visitor.visit('/vragen')).html.querySelectorAll('ol.tasks li')
    expect(tasks.find(({ text }) => text.includes(t('form.support')))?.text).toContain(t('tasks.done'))
    expect((await visitor.visit('/vragen/steun')).html.querySelector('input[name=company][checked]')).toBeNull()
    expect((await visitor.visit('/mijn-gegevens')).text).toContain(t('data.kind.withheld'))

    await (await visitor.visit('/vragen/steun')).press(t('form.support.button'), { company: 'alone', interviewer: 'any' })
    expect((await visitor.visit('/vragen/controleren')).text).not.toContain('Niet gegeven')
    expect((await visitor.visit('/mijn-gegevens')).text).not.toContain(t('data.kind.withheld'))
  })

  test.each(asked.filter((name) => !asking[name].mayWithhold))('%s has no such button, and cannot be kept from us another way', async (name) => {
    const page = await visitor.visit(paths[name])
    expect(page.html.querySelector('input[name=withhold]')).toBeNull()
    const csrf = page.html.querySelector('input[name=_csrf]')?.getAttribute('value') ?? ''
    expect((await visitor.post(paths[name], { withhold: 'yes', _csrf: csrf })).status).toBe(409)
  })

  test('going on later says what was kept, and until when', async () => {
    const home = await (await visitor.visit('/vragen/tolk')).follow(t('about.later'))
    expect(home.path).toBe('/mijn')
    expect(home.html.querySelector('[role=status]')?.text).toMatch(/U kunt later verder\. \d van de \d+ antwoorden zijn bewaard, tot en met \w+dag/)
  })

  test('coming back, the first thing offered is to go on or to wipe; wiping is at once and once', async () => {
    const page = await visitor.visit('/vragen')
    const first = page.html.querySelector('main section')
    expect(first?.querySelectorAll('a, button').map(({ text }) => text.trim())).toEqual(['Verder', 'Wis alles'])
    const old = await visitor.visit('/vragen/tolk')
    const answers = await Promise.all([1, 2].map(() => page.press('Wis alles')))
    for (const { status, path, text } of answers) expect([status, path, text.includes(t('draft.erased'))]).toEqual([200, '/mijn', true])
    expect((await visitor.visit('/mijn')).text).toContain(t('stage.none'))

    const late = await old.press(t('form.interpreter.button'), { interpreter: 'phone' })
    expect([late.status, late.text.includes(t('problem.refused.draft-gone'))]).toEqual([409, true])
    expect((await visitor.visit('/vragen')).html.querySelector('main section')).toBeNull()
  })
})

describe('a draft', () => {
  test('wiping takes every answer and leaves her key and who she is; it is on record', async () => {
    const actor = await withDraft()
    await withhold(actor, 'support')
    expect(await sealedOf(actor.personId)).toEqual(['contact', 'identity', 'withheld'])
    await Promise.all([eraseOwnDraft(actor), eraseOwnDraft(actor)])
    expect(await sealedOf(actor.personId)).toEqual(['identity'])
    const { rows } = await superuser.query<{ events: number; keys: number }>(
      `select (select count(*)::int from audit_entries where person_id = $1 and event = 'draft.erased') as events,
              (select count(*)::int from persons where id = $1 and wrapped_key is not null) as keys`,
      [actor.personId],
    )
    expect(rows[0]).toEqual({ events: 1, keys: 1 })
  })

  test('what was sent is not wiped', async () => {
    const actor = await withApplication('GM0363')
    await expect(eraseOwnDraft(actor)).rejects.toThrow(Refused)
    await expect(saveAnswer(actor, 'wishes', { company: 'alone' })).rejects.toThrow(Refused)
    expect(await sealedOf(actor.personId)).toContain('wishes')
  })

  test('two pages at once: the later answer stands per question, and nothing else is lost', async () => {
    const actor = await withDraft()
    await Promise.all([
      saveAnswer(actor, 'wishes', { language: 'es', letters: 'en' }),
      saveAnswer(actor, 'wishes', { interpreter: 'phone', interpreterSex: 'woman' }),
      saveAnswer(actor, 'wishes', { company: 'alone', interviewer: 'man' }),
      withhold(actor, 'limits'),
    ])
    await saveAnswer(actor, 'wishes', { language: 'ro', letters: 'ro' })
    const { wishes, withheld, contact } = await ownAnswers(actor)
    expect(wishes).toEqual({ language: 'ro', letters: 'ro', interpreter: 'phone', interpreterSex: 'woman', company: 'alone', interviewer: 'man' })
    expect([withheld, contact]).toEqual([['limits'], { channel: 'portal' }])
  })

  test('two first pages at once begin one application', async () => {
    const identity = { given: 'Verzonnen', family: 'Tweemaal', birthdate: day('1990-01-01'), nationality: 'Nederlandse', bsn: null }
    const actor = await enterAsWorker({ issuer: 'test', subject: randomUUID(), identity }, today)
    const begun = await Promise.all([1, 2, 3].map(() => startApplication(actor, today)))
    expect(new Set(begun.map(({ id }) => id)).size).toBe(1)
  })

  test('an answer and the sending at once: either the answer was in time, or she hears it was sent', async () => {
    const actor = await withAnswers('GM0363')
    const [answered, sent] = await Promise.allSettled([saveAnswer(actor, 'wishes', { mustKnow: 'Ik praat zacht.' }), submit(actor, randomUUID(), today)])
    expect(sent).toMatchObject({ status: 'fulfilled' })
    if (answered.status === 'rejected') expect(answered.reason).toBeInstanceOf(Refused)
    expect((await ownAnswers(actor)).wishes.mustKnow).toBe(answered.status === 'fulfilled' ? 'Ik praat zacht.' : undefined)
  })
})
