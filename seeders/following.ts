/** What follows for some: a request that runs, a suspension, an objection. */
import { askToComplete } from '../src/actions/following/requests.ts'
import { chooseDecision, draftObjection, lodge, objectable, saveWords } from '../src/actions/following/objections.ts'
import { skipMeasureHearing } from '../src/actions/measures/hearing.ts'
import { agreeWithProposal } from '../src/actions/measures/deciding.ts'
import { proposeSuspension } from '../src/actions/measures/proposing.ts'
import { take } from '../src/actions/worklist/division.ts'
import type { Day } from '../src/law/day.ts'
import type { Official, Worker } from '../src/policies/actor.ts'

export function askFor(caseworker: Official, id: string, on: Day): Promise<void> {
  const texts = { workDocumentText: '', correctionText: '', otherText: '' }
  return askToComplete(caseworker, id, {
    items: ['identityDocument', 'explanation'], weeks: 3, ...texts,
    identityDocumentText: 'Uw identiteitsbewijs is bijna niet meer geldig. Laat ons zien dat u een nieuw hebt aangevraagd.',
    explanationText: 'Wij begrijpen uw opmerking over uw naam niet goed. Leg het in uw eigen woorden uit.',
  }, on)
}

export async function suspend(caseworker: Official, decider: Official, id: string, on: Day): Promise<void> {
  await skipMeasureHearing(caseworker, id, 'suspend', { skipGround: 'urgent', skipFacts: 'Het verblijfsdocument bleek gisteren niet meer geldig te zijn.' }, on)
  await proposeSuspension(caseworker, id, {
    grounds: ['V02_WORK_RIGHT_ENDED'], startsOn: on, weeks: 4, answer: '', note: '',
    reason: 'Uw verblijfsdocument is niet meer geldig.', weighing: 'Wij schorsen voor korte tijd. Zo kunt u een nieuw document laten zien.',
    facts: [{ ground: 'V02_WORK_RIGHT_ENDED', fact: 'De geldigheid van uw verblijfsdocument liep af. Er is nog geen nieuw document gezien.', source: 'document' }],
  }, on)
  await agreeWithProposal(decider, id, on)
}

/** Of the other who is suspended an objection comes on paper. */
export const objectsHerself = 'worker-44'

/** The first screen of an objection to the newest decision. */
export async function beginObjection(actor: Worker, on: Day): Promise<void> {
  const [decision] = await objectable(actor, on)
  await chooseDecision(actor, decision?.id ?? '', on)
}

export async function object(actor: Worker, on: Day): Promise<void> {
  await beginObjection(actor, on)
  await saveWords(actor, { reasonsWhen: 'later', papers: 'bring', papersText: 'Mijn nieuwe paspoort.', post: 'portal', hearing: 'yes', hearingLanguage: 'nl', hearingPlace: 'cityHall', urgent: 'no' })
  const draft = await draftObjection(actor, on)
  await lodge(actor, draft?.id ?? '', on)
}

/** Of those in which nothing was done one in four is nobody's yet; all others are someone's work. */
export async function divide(caseworker: Official | undefined, id: string, place: { readonly index: number; readonly stage: string }, on: Day): Promise<void> {
  const untouched = place.stage === 'planned' && place.index % 4 === 0
  if (caseworker && !untouched) await take(caseworker, id, on)
}

/** What a refusal of the demonstration rests on. */
export const refusal = {
  reason: 'Uw paspoort is niet geldig.',
  facts: [{ ground: 'R06_IDENTITY', fact: 'Uw paspoort was op de dag van het gesprek niet meer geldig.', source: 'document' }],
  answer: 'Wij hebben op het nieuwe paspoort gewacht. U hebt het niet laten zien.',
  weighing: 'Wij hebben gewacht op een nieuw paspoort. Dat is niet gekomen.',
} as const
