/** A talk in a test: by the service's own actions, or by two people at their own pages. */
import { criteria, informationItems, topics } from '../../src/law/talking/interview.ts'
import { byFirstTwo } from '../../seeders/calendar.ts'
import type { Page, Visitor } from './visitor.ts'

export { agreeOnViews, beginTalk, differOnViews, holdTalk, viewOf, writeBlocks } from '../../seeders/talking.ts'

/** What is typed in the block of a topic. */
export const saidOf = (topic: string): string => (topic === 'ownChoice' ? 'Zij kiest zelf waar en wanneer zij werkt.' : 'Zij gaf een duidelijk antwoord.')

/** One that no other suite is about to choose: those take from either end of what is offered. */
export const momentAside = ({ html }: Page): string => inTheMiddle(html.querySelectorAll('input[name=slot]').map((input) => input.getAttribute('value') ?? ''))

export const inTheMiddle = (offered: readonly string[]): string => offered[Math.floor(offered.length / 2)] ?? ''

/** On a page with moments, the ones at which the first two of a municipality sit. */
export function momentsOfFirstTwo({ html }: Page): string[] {
  const timeIn = (id = '') => /\d\d:\d\d/.exec(html.querySelector(`label[for="${id}"]`)?.text ?? '')?.[0] ?? ''
  return html.querySelectorAll('input[name=slot]').flatMap((input) => (byFirstTwo({ time: timeIn(input.getAttribute('id')) }) ? [input.getAttribute('value') ?? ''] : []))
}

/** Two officials at their pages hold the talk of this case, from signing in to its end. */
export async function talkOnPages([first, second]: readonly [Visitor, Visitor], casePath: string): Promise<Page> {
  for (const visitor of [first, second]) await (await (await visitor.visit(casePath)).follow('Het gesprek')).press('Ik ben bij dit gesprek')
  let page = await (await first.visit(`${casePath}/gesprek`)).press('Start het gesprek')
  page = await page.press('Bewaar en ga naar het volgende blok', { information: [...informationItems] })
  for (const topic of topics) page = await page.press(topic === topics.at(-1) ? 'Bewaar en ga naar het overzicht' : 'Bewaar en ga naar het volgende blok', { told: saidOf(topic) })
  return page.press('Sluit het gesprek af', { aloneHeld: 'yes', readBack: 'yes' })
}

/** Every criterion met, but for what is named. */
export const viewFields = (other: Readonly<Record<string, string>> = {}): Record<string, string> => ({ ...Object.fromEntries(criteria.map((criterion) => [criterion, 'met'])), ...other })

/** Two whose views differ put an outcome to each other and agree on it. */
export async function settleOnPages([first, second]: readonly [Visitor, Visitor], casePath: string, outcome: Readonly<Record<string, string>>): Promise<Page> {
  const open = async (visitor: Visitor) => (await visitor.visit(`${casePath}/gesprek/samen`)).press('Open de oordelen')
  await (await open(first)).press('Leg voor aan mijn collega', { ...outcome })
  return (await open(second)).press('Akkoord, leg dit vast')
}
