/** A talk, as two officials hold it: both sign in, one begins, everything is told, each topic gets its block, and it ends. */
import { identify } from '../src/actions/desk/identity.ts'
import { saveView } from '../src/actions/interviews.ts'
import { attend, readTalk, startTalk } from '../src/actions/talking/presence.ts'
import { holdInterview, saveBlock } from '../src/actions/talking/record.ts'
import { takeSeat } from '../src/actions/talking/seat.ts'
import type { DeskForm, ViewForm } from '../src/forms/case/case.ts'
import type { Day } from '../src/law/day.ts'
import { criteria, type Criterion, informationItems, type Topic, topics, type Verdict } from '../src/law/talking/interview.ts'
import type { Official } from '../src/policies/actor.ts'
import { comeIn } from './atDesk.ts'
import { drawnPortrait } from './portraits.ts'

/** What the desk saw of someone of the demonstration. */
export const seenAtDesk: DeskForm = { document: 'passport', seen: 'yes', genuine: 'yes', same: 'yes', face: 'yes', workRight: 'free', workUntil: '' }

/** What someone may well say to each. */
const told: Readonly<Record<Topic, string>> = {
  ownChoice: 'Vertelde dat zij zelf kiest waar en wanneer zij werkt.',
  knowsRights: 'Noemde zelf dat zij aangifte kan doen en dat zij mag stoppen wanneer zij wil.',
  canRefuse: 'Zei dat zij nee zegt als iets haar niet aanstaat, en dat zij dat ook doet.',
  canCallHelp: 'Belt 112 of een collega. Haar telefoon is altijd bij haar.',
  controlsOwnMeans: 'Ja, papieren, telefoon en geld heeft zij zelf.',
  understandsLanguage: 'Het gesprek ging goed in de taal die zij koos.',
  knowsWhereHelpIs: 'Kent de GGD en een organisatie van sekswerkers.',
}

type Two = readonly [Official, Official]

/** Both there, and begun; for colleagues, where the calendar names others. */
export async function beginTalk([first, second]: Two, id: string, on: Day): Promise<void> {
  for (const official of [first, second]) {
    const { entry, seats: [seat = ''] } = await readTalk(official, id, on)
    if (entry === 'seat') await takeSeat(official, id, { seat, seatReason: 'planning' }, on)
    await attend(official, id, on)
  }
  await startTalk(first, id, on)
}

/** The blocks up to so many, each as the first version. */
export async function writeBlocks([first, second]: Two, id: string, on: Day, many: number = topics.length): Promise<void> {
  await saveBlock(first, id, 'information', { version: 0, content: { information: [...informationItems] } }, on)
  for (const [place, topic] of topics.slice(0, many).entries()) {
    await saveBlock(place % 2 ? second : first, id, topic, { version: 0, content: { told: told[topic], observed: place === 0 ? 'Sprak rustig en keek ons aan.' : '', interpretation: place === 0 ? 'Wij zagen niemand die voor haar spreekt.' : '', needed: '' } }, on)
  }
}

/** The whole talk, from signing in to its end. */
export async function holdTalk(two: Two, id: string, on: Day): Promise<void> {
  await beginTalk(two, id, on)
  await writeBlocks(two, id, on)
  await holdInterview(two[0], id, { aloneHeld: 'yes', readBack: 'yes' }, on)
}

/** A talk that two officials are in, with its first blocks written; she came to the desk before. */
export async function halfWay({ team: [desk, first, second], index, id }: { team: readonly Official[]; index: number; id: string }, seenOn: Day, on: Day): Promise<void> {
  if (!desk || !first || !second) return
  await identify(desk, id, seenAtDesk, await drawnPortrait(index), seenOn)
  await comeIn(desk, id, on)
  await beginTalk([first, second], id, on)
  await writeBlocks([first, second], id, on, 2)
}

/** A view of someone who finds everything met, but for what is named. */
export function viewOf(other: Readonly<Partial<Record<Criterion, { verdict: Verdict; fact: string }>>> = {}): ViewForm {
  return Object.fromEntries(criteria.flatMap((criterion) => [[criterion, other[criterion]?.verdict ?? 'met'], [`${criterion}Fact`, other[criterion]?.fact ?? '']])) as ViewForm
}

/** One doubts where the other does not. */
export async function differOnViews([first, second]: Two, id: string, on: Day): Promise<void> {
  await saveView(first, id, viewOf({ canRefuse: { verdict: 'doubt', fact: 'Dacht lang na voor zij antwoordde.' } }), on)
  await saveView(second, id, viewOf(), on)
}

/** Both give the same view. */
export async function agreeOnViews([first, second]: Two, id: string, on: Day): Promise<void> {
  for (const official of [first, second]) await saveView(official, id, viewOf(), on)
}
