/** Someone who applies for the first time: how she answers each question on its page. */
import { momentsOfFirstTwo } from './talking.ts'
import { translator } from '../../src/platform/page/translate.ts'
import type { Worker } from '../../src/policies/actor.ts'
import { asSuperuser } from './database.ts'
import { aNewcomer } from './newcomer.ts'
import type { Page, Visitor } from './visitor.ts'

type Given = Record<string, string | string[]>

/** Her shortest answer to each question, by its address; a moment is the last that is offered, so that there is a day left to change her mind. */
const answers: Readonly<Record<string, Given>> = {
  '/vragen/bereiken': { channel: 'portal' },
  '/vragen/veilig-contact': { codeWord: 'tulp' },
  '/vragen/taal': { language: 'nl', letters: 'nl' },
  '/vragen/wie': { correct: 'yes' },
  '/vragen/document': { proof: 'bring' },
  '/vragen/foto': { portrait: 'desk' },
  '/vragen/tolk': { interpreter: 'none' },
  '/vragen/plaats': { municipality: 'GM0014' },
  '/vragen/steun': { company: 'alone', interviewer: 'any' },
  '/vragen/moment': {},
}

/** Answers the question she is at and goes where that leads. */
export function answer(page: Page, other: Given = {}): Promise<Page> {
  const given = answers[page.path]
  if (!given) throw new Error(`no answer to ${page.path}`)
  const slot = momentsOfFirstTwo(page).at(-1)
  const button = page.html.querySelector('main form button.primary')?.text.trim() ?? ''
  return page.press(button, { ...given, ...(slot && { slot }), ...other })
}

/** From one question to the next, until there is none left; gives every page she saw. */
export async function answerAll(first: Page): Promise<Page[]> {
  const seen = [first]
  for (let page = first; page.path in answers; seen.push(page)) page = await answer(page)
  return seen
}

/** Signed in, with nothing applied for. */
export async function applicant(visitor: Visitor, number: 1 | 2 | 3 | 4 | 5 | 6): Promise<Page> {
  return visitor.signIn('worker', `applicant-${number}`)
}

/** Who she is to the service, whatever door she came in by. */
export async function whoIs(visitor: Visitor): Promise<Worker> {
  const caseNumber = /\d{6}-[A-Z]{3}/.exec((await visitor.visit('/mijn')).text)?.[0]
  const superuser = asSuperuser()
  await superuser.connect()
  const { rows: [found] } = await superuser.query<{ id: string; personId: string }>('select a.id, a.person_id as "personId" from accounts a join applications c on c.person_id = a.person_id where c.case_number = $1', [caseNumber])
  await superuser.end()
  if (!found) throw new Error('nobody applied')
  return { role: 'worker', ...found }
}

/** Someone of her own, who came in by a desk code and has sent her application; no other test knows her. */
export async function anApplicant(): Promise<Visitor> {
  const t = translator('nl')
  const { visitor } = await aNewcomer()
  const seen = await answerAll(await (await visitor.visit('/mijn')).follow(t('next.apply')))
  await seen.at(-1)?.press(t('answers.button'), { declared: 'yes' })
  return visitor
}
