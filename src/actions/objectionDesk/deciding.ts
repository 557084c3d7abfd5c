/** The decision on an objection: proposed by who handled it, taken by someone else, with what it does to the licence in the same breath. */
import type { OutcomeForm } from '../../forms/objectionDesk.ts'
import type { CommentForm } from '../../forms/case.ts'
import { stageOn } from '../../law/application.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { isUndone, standingOn } from '../../law/licence.ts'
import { formatNumber } from '../../law/licenceNumber.ts'
import { objectionUntil, type ObjectionOutcome } from '../../law/objection.ts'
import { cannotProposeOutcome, type Effect, effectOf, handledIt, isHeard } from '../../law/objectionDesk.ts'
import { closedBy } from '../../law/rules.ts'
import { Letter } from '../../models/Letter.ts'
import { Licence } from '../../models/Licence.ts'
import type { Objection } from '../../models/Objection.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Official } from '../../policies/actor.ts'
import { audit } from '../audit.ts'
import { purposeOf } from '../cases.ts'
import type { Contents } from '../contents.ts'
import { accountsOf } from '../deciding/fourEyes.ts'
import { mandateOf } from '../deciding/words.ts'
import { issueLicence } from '../licence/renewal.ts'
import { putOnLicence } from '../measures/held.ts'
import { open, seal } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { lockObjected, type Objected } from './held.ts'
import type { ObjectionDecided } from './letterBlocks.ts'
import { sendObjectionDecided } from './letters.ts'

/** Founded, unfounded or not to be gone into, each with its reasons; for someone else to decide on. */
export function proposeOutcome(actor: Official, id: string, form: OutcomeForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const { objection, application } = await lockObjected(actor, id, 'propose', today)
    refuse(cannotProposeOutcome(today, objection.facts(), form.objectionOutcome))
    const words = { outcome: form.objectionOutcome, reason: form.outcomeReason, weighing: form.outcomeWeighing, note: form.outcomeNote }
    const sealedWords = await seal(application, 'correspondence', 'objectionProposal', words)
    await objection.record('propose', actor.id, today, null, { outcome: form.objectionOutcome, sealedWords })
    await audit(actor, 'objection.proposed', objection, { details: { outcome: form.objectionOutcome } })
  })
}

/** Not agreed: back to who proposed, with what must change. */
export function sendBackOutcome(actor: Official, id: string, form: CommentForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const { objection, application } = await lockToDecide(actor, id, today)
    const sealedWords = await seal(application, 'correspondence', 'comment', { text: form.comment })
    await objection.record('sendBack', actor.id, today, null, { sealedWords })
    await audit(actor, 'objection.sentBack', objection)
  })
}

/** Agrees with the proposal that was read: the decision, its letter, and what it does to the licence; all of it or nothing. */
export function decideObjection(actor: Official, id: string, version: string, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const objected = await lockToDecide(actor, id, today)
    const { objection, application } = objected
    const row = objection.acts?.findLast(({ act }) => act === 'propose')
    if (!row?.outcome || row.id !== version) return refuse(closedBy('O08_DECIDE', 'not-open-now'))
    const words = await wordsOfProposal(actor, objected)
    await objection.record('decide', actor.id, today, null, { outcome: row.outcome, sealedWords: await seal(application, 'correspondence', 'objectionDecision', { outcome: row.outcome, reason: words.reason, weighing: words.weighing }) })
    await objection.update({ closedOn: today })
    await audit(actor, 'objection.decided', objection, { details: { outcome: row.outcome } })
    const done = await carryOut(actor, objected, effectOf(row.outcome, objection.letter?.kind ?? ''), today)
    await sendObjectionDecided(actor, application, { ...letterOf(objected, row.outcome, words, today), ...done, mandateOn: await mandateOf(actor) }, today)
  })
}

async function lockToDecide(actor: Official, id: string, today: Day): Promise<Objected> {
  const objected = await lockObjected(actor, id, 'decide', today)
  refuse(handledIt(objected.objection.facts(), await accountsOf(actor)))
  return objected
}

export async function wordsOfProposal(actor: Official, { objection, application }: Objected): Promise<Contents['objectionProposal']> {
  const sealedId = objection.acts?.findLast(({ act }) => act === 'propose')?.sealedWords
  const words = sealedId ? await open(actor, application, { compartment: 'correspondence', kind: 'objectionProposal', purpose: purposeOf(actor), sealedId }) : undefined
  if (!words) throw new NotFound()
  return words
}

/** What the letter says, before it is known what could be carried out. */
export function letterOf({ objection }: Objected, outcome: ObjectionOutcome, { reason, weighing }: Contents['objectionProposal'], today: Day): ObjectionDecided {
  const kind = ({ founded: 'objectionFounded', unfounded: 'objectionUnfounded', inadmissible: 'objectionInadmissible' } as const)[outcome]
  return {
    kind, reason, weighing, decisionOn: objection.letter?.sentOn ?? today, heard: isHeard(objection.facts()) && (objection.acts ?? []).some(({ act }) => act === 'reportHearing'),
    effect: effectOf(outcome, objection.letter?.kind ?? ''), number: '', validFrom: today, validUntil: undefined, appealUntil: objectionUntil(today), mandateOn: undefined,
  }
}

type Done = Pick<ObjectionDecided, 'effect' | 'number' | 'validFrom' | 'validUntil'>

async function carryOut(actor: Official, objected: Objected, effect: Effect, today: Day): Promise<Partial<Done>> {
  if (effect === 'grant') return grantAfterAll(actor, objected, today)
  return effect === 'undo' ? undo(actor, objected, today) : {}
}

/** The refusal becomes a grant, with a licence from today; whoever has one meanwhile keeps that. */
async function grantAfterAll(actor: Official, { application }: Objected, today: Day): Promise<Partial<Done>> {
  if (stageOn(today, application.facts()) !== 'refused') return { effect: 'none' }
  await Licence.hold(application.personId)
  await application.record('grantOnObjection', actor.id, today, { outcome: 'grant' })
  const current = await Licence.current(application.personId, today)
  if (current && standingOn(today, current.facts()) === 'valid' && application.renews !== current.id) return { effect: 'none' }
  const { licence, number } = await issueLicence(application, actor.municipality, today)
  await audit(actor, 'licence.granted', licence)
  return { effect: 'grant', number: formatNumber(number), validFrom: licence.validFrom, validUntil: licence.validUntil }
}

/** The suspension or revocation this is about is undone from today. */
async function undo(actor: Official, { objection, application }: Objected, today: Day): Promise<Partial<Done>> {
  await Licence.hold(application.personId)
  const licence = await Licence.get({ applicationId: application.id })
  const about = await actOfLetter(objection, licence)
  if (!about || isUndone({ id: about, act: 'revoke', takesEffect: today }, licence.facts().acts)) return { effect: 'none' }
  const before = standingOn(today, licence.facts())
  await putOnLicence(actor, licence, { act: 'undo', takesEffect: today, untilDay: null, ofAct: about, objectionId: objection.id })
  await audit(actor, 'licence.undone', licence, { details: { before } })
  return { effect: 'undo', validFrom: today, validUntil: licence.validUntil }
}

/** Each act and its letter were made in one breath, so the third letter is of the third act. */
async function actOfLetter({ letter }: Objection, licence: Licence): Promise<string | undefined> {
  if (!letter) return undefined
  const act = letter.kind === 'suspended' ? 'suspend' : 'revoke'
  const letters = await Letter.findAll({ where: { applicationId: licence.applicationId, kind: letter.kind }, order: [['accessibleAt', 'ASC'], ['id', 'ASC']] })
  const acts = (licence.acts ?? []).filter((one) => one.act === act).toSorted((one, other) => Number(one.id) - Number(other.id))
  return acts[letters.findIndex(({ id }) => id === letter.id)]?.id
}
