/** Objecting in a few screens: a draft that is kept, and lodging it once. */
import { refuse } from '../../law/impediment.ts'
import type { Day } from '../../law/day.ts'
import { isInTime, lateWithoutReason, objectionClock, objectionUntil, reasonsUntil } from '../../law/objecting/objection.ts'
import { closedBy } from '../../law/rules.ts'
import { Application } from '../../models/Application.ts'
import { decisionKinds, type LetterKind } from '../../law/deciding/letters.ts'
import { Letter } from '../../models/letters/Letter.ts'
import { Objection } from '../../models/Objection.ts'
import { Sealed } from '../../models/people/Sealed.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Worker } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import type { Contents, ObjectionWords } from '../contents.ts'
import { open, seal } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { sendObjectionReceived } from './letters.ts'
import type { PaperFile } from '../../platform/upload/read.ts'
import { attach, attachedTo } from '../papers/attachments.ts'

/** Letters that hold a decision, with how to object in them. */

export interface OwnDecision {
  readonly id: string
  readonly kind: LetterKind
  readonly sentOn: Day
  readonly until: Day
  readonly inTime: boolean
}

/** Her decisions, newest first, against which no objection runs. */
export function objectable(actor: Worker, today: Day): Promise<OwnDecision[]> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const letters = await Letter.findAll({ where: { personId: actor.personId, kind: [...decisionKinds] }, order: [['sentOn', 'DESC'], ['accessibleAt', 'DESC NULLS LAST'], ['id', 'DESC']] })
    const running = await runningAgainst(actor)
    return letters.filter(({ id }) => !running.includes(id)).map((letter) => decisionIn(letter, today))
  })
}

const decisionIn = ({ id, kind, sentOn }: Letter, today: Day): OwnDecision => ({
  id, kind, sentOn, until: objectionUntil(sentOn), inTime: isInTime(sentOn, { receivedOn: today }),
})

async function runningAgainst({ personId }: Worker): Promise<string[]> {
  return (await Objection.lodged({ personId })).filter(({ closedOn }) => !closedOn).map(({ letterId }) => letterId)
}

/** Begins an objection to the decision in this letter, or turns the draft towards it. */
export function chooseDecision(actor: Worker, letterId: string, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const letter = await Letter.findOne({ where: { id: letterId, personId: actor.personId, kind: [...decisionKinds] } })
    if (!letter) throw new NotFound()
    if ((await runningAgainst(actor)).includes(letter.id)) refuse(closedBy('O01_LODGE', 'not-open-now'))
    const { applicationId, personId, municipality } = letter
    const about = { letterId: letter.id, applicationId, municipality }
    const draft = await Objection.findOne({ where: { personId, lodgedOn: null }, lock: true })
    if (!draft) await Objection.create({ ...about, personId, startedOn: today })
    else if (draft.letterId !== letter.id) await moveDraft(actor, draft, about)
  })
}

/** What was written stays; it lies with the application it is about. */
async function moveDraft(actor: Worker, draft: Objection, about: { letterId: string; applicationId: string; municipality: string }): Promise<void> {
  const words = await wordsOf(actor, draft)
  await draft.update(about)
  await keepWords(draft, words)
}

export interface Draft {
  readonly id: string
  readonly decision: OwnDecision
  readonly words: ObjectionWords
  /** How many files she sent along. */
  readonly files: number
  /** What the screens still lack. */
  readonly missing: readonly ScreenName[]
}

export type ScreenName = 'why' | 'papers' | 'hearing' | 'urgent'

/** The draft; absent when there is none. */
export function draftObjection(actor: Worker, today: Day): Promise<Draft | undefined> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const draft = await Objection.find({ personId: actor.personId, lodgedOn: null })
    return draft ? readDraft(actor, draft, today) : undefined
  })
}

async function readDraft(actor: Worker, draft: Objection, today: Day): Promise<Draft> {
  if (!draft.letter) throw new NotFound()
  const words = await wordsOf(actor, draft)
  const decision = decisionIn(draft.letter, today)
  const given = { why: Boolean(words.reasonsWhen) && (decision.inTime || Boolean(words.lateReason)), papers: Boolean(words.papers && words.post), hearing: Boolean(words.hearing), urgent: Boolean(words.urgent) }
  const missing = (Object.keys(given) as ScreenName[]).filter((name) => !given[name])
  const files = await filesOf(actor, draft)
  return { id: draft.id, decision, words, files, missing }
}

async function filesOf(actor: Worker, { id, applicationId, personId }: Objection): Promise<number> {
  return (await attachedTo(actor, await Application.get({ id: applicationId, personId }))).filter((each) => each.with.objection === id).length
}

/** Keeps the answers of one screen with those of the others. */
export function saveWords(actor: Worker, answers: ObjectionWords, sent?: { readonly files: readonly PaperFile[]; readonly today: Day }): Promise<void> {
  return inTransaction(actor, async () => {
    const draft = await Objection.lock({ personId: actor.personId, lodgedOn: null })
    if (sent) await attach(actor, await Application.get({ id: draft.applicationId, personId: actor.personId }), { to: 'objection', objection: draft.id, files: sent.files }, sent.today)
    await keepWords(draft, { ...(await wordsOf(actor, draft)), ...answers })
  })
}

/** What an objection says, opened for her. */
export async function wordsOf(actor: Worker, { personId, sealedWords, municipality }: Objection): Promise<ObjectionWords> {
  if (!sealedWords) return {}
  const row = await Sealed.findByPk(sealedWords)
  const about = { personId, ...(row?.applicationId && { id: row.applicationId }), municipality }
  return (await open(actor, about, { compartment: 'correspondence', kind: 'objection', purpose: 'own-data', sealedId: sealedWords })) ?? {}
}

/** Puts the words in the place of those before. */
export async function keepWords(objection: Objection, words: Contents['objection']): Promise<void> {
  const before = objection.sealedWords
  const about = { personId: objection.personId, id: objection.applicationId, municipality: objection.municipality }
  await objection.update({ sealedWords: await seal(about, 'correspondence', 'objection', words) })
  if (before) await Sealed.destroy({ where: { id: before } })
}

/** Lodges it; the same one again is the same objection. Late is accepted with the reason, early is fine (Awb 6:10 and 6:11). */
export function lodge(actor: Worker, id: string, today: Day): Promise<Objection> {
  return inTransaction(actor, async () => {
    const objection = await Objection.lock({ id, personId: actor.personId })
    if (objection.lodgedOn) return objection
    const { decision, words, missing } = await readDraft(actor, objection, today)
    if (missing.length) refuse(closedBy('O01_LODGE', 'incomplete'))
    refuse(lateWithoutReason(decision.sentOn, today, words.lateReason ?? ''))
    if ((await runningAgainst(actor)).includes(objection.letterId)) refuse(closedBy('O01_LODGE', 'not-open-now'))

    await objection.record('lodge', actor.id, today, words.reasonsWhen === 'later' ? reasonsUntil(decision.sentOn, today) : null)
    const clock = objectionClock(objection.facts())
    if (!clock) throw new Error('lodged and without a clock')
    await objection.update({ lodgedOn: today, decideBy: clock.decideBy })
    await audit(actor, 'objection.lodged', objection)
    const application = await Application.get({ id: objection.applicationId })
    await sendObjectionReceived(actor, application, { ...clock, decisionOn: decision.sentOn, urgent: words.urgent === 'yes', hearing: words.hearing === 'yes' }, today)
    return objection
  })
}
