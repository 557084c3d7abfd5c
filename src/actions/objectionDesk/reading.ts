/** What the desk of objections sees: the list in the order of the legal date, one of them, and what opens of it. */
import type { OutcomeForm } from '../../forms/objecting/objectionDesk.ts'
import { validityAfter } from '../../law/licence/renewal.ts'
import type { Day } from '../../law/day.ts'
import type { Penalty } from '../../law/terms/defaultNotice.ts'
import { cannotSetObjectionPenalty, objectionPenalty } from '../../law/objecting/objectionPenalty.ts'
import { type ObjectionClock, objectionClock, type ObjectionOutcome } from '../../law/objecting/objection.ts'
import { type DeskStep, handledIt, type HearingPlan, hearingPlan, isHeard, mayBeInadmissible, openSteps, proposedOutcome } from '../../law/objecting/objectionDesk.ts'
import { Application } from '../../models/Application.ts'
import type { LetterKind } from '../../law/deciding/letters.ts'
import { Licence } from '../../models/licence/Licence.ts'
import { Objection } from '../../models/Objection.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { purposeOf } from '../cases.ts'
import type { Contents, ObjectionWords } from '../contents.ts'
import { accountsOf } from '../deciding/fourEyes.ts'
import { mandateOf } from '../deciding/words.ts'
import { preview } from '../letters.ts'
import type { LetterDraft, LetterText } from '../letterTexts.ts'
import { open } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { letterOf, wordsOfProposal } from './deciding.ts'
import { type CasePapers, casePapers } from './casePapers.ts'
import { findObjected, type Objected, partIn, worksAtDesk } from './held.ts'

export interface ObjectionRow {
  readonly id: string
  readonly caseNumber: string
  readonly decision: LetterKind
  readonly decideBy: Day
  readonly late: boolean
  /** Where it is: to take, to hear, heard, or before a second pair of eyes. */
  readonly at: 'new' | 'hear' | 'heard' | 'proposed' | 'penalty'
  readonly mine: boolean
}

export function objectionList(actor: Official, today: Day): Promise<ObjectionRow[]> {
  permit(worksAtDesk(actor))
  return inTransaction(actor, async () => {
    const open = [...(await Objection.owing(actor.municipality)).filter((objection) => !cannotSetObjectionPenalty(today, objection.facts())), ...(await Objection.openIn(actor.municipality))]
    const cases = await Application.findAll({ where: { id: open.map(({ applicationId }) => applicationId) }, attributes: ['id', 'caseNumber'] })
    const own = await accountsOf(actor)
    return open.flatMap((objection) => {
      const found = cases.find(({ id }) => id === objection.applicationId)
      return found ? rowOf(objection, found.caseNumber, own, today) : []
    })
  })
}

function rowOf(objection: Objection, caseNumber: string, own: readonly string[], today: Day): ObjectionRow[] {
  const facts = objection.facts()
  const { id, letter, decideBy } = objection
  if (!letter || !decideBy) return []
  const taken = facts.acts.find(({ act }) => act === 'take')
  const at = objection.closedOn ? 'penalty' : proposedOutcome(facts) ? 'proposed' : isHeard(facts) ? 'heard' : taken ? 'hear' : 'new'
  return [{ id, caseNumber, decision: letter.kind, decideBy, late: decideBy < today && !objection.closedOn, at, mine: own.includes(taken?.by ?? '') }]
}

export interface DeskFile {
  readonly id: string
  readonly caseNumber: string
  readonly decision: { readonly kind: LetterKind; readonly sentOn: Day }
  readonly onPaper: boolean
  readonly postedOn: Day | null
  readonly clock: ObjectionClock
  readonly plan: (HearingPlan & { readonly time: string }) | undefined
  readonly penalty: Penalty | undefined
  readonly canBeInadmissible: boolean
  readonly outcome: ObjectionOutcome | undefined
  /** Which proposal lies there. */
  readonly version: string
  /** This official worked on the decision: then nothing of it opens. */
  readonly closed: boolean
  readonly steps: readonly DeskStep[]
  readonly acts: readonly { readonly act: string; readonly on: Day }[]
}

export function readObjection(actor: Official, id: string, today: Day): Promise<DeskFile> {
  permit(worksAtDesk(actor))
  return inTransaction(actor, async () => fileOf(actor, await findObjected(actor, id), today))
}

async function fileOf(actor: Official, { objection, application }: Objected, today: Day): Promise<DeskFile> {
  const facts = objection.facts()
  const clock = objectionClock(facts)
  const { id, letter, onPaper, postedOn, acts = [] } = objection
  if (!clock || !letter) throw new NotFound()
  const closed = (await partIn(actor, application)) !== undefined
  const plan = hearingPlan(facts)
  return {
    id, caseNumber: application.caseNumber, decision: { kind: letter.kind, sentOn: letter.sentOn }, onPaper, postedOn, clock, closed,
    plan: plan && { ...plan, time: acts.findLast(({ act }) => act === 'planHearing')?.atTime ?? '' },
    penalty: objectionPenalty(today, facts), canBeInadmissible: mayBeInadmissible(today, facts), outcome: proposedOutcome(facts)?.outcome ?? clock.outcome, version: acts.findLast(({ act }) => act === 'propose')?.id ?? '',
    steps: closed ? [] : await stepsFor(actor, objection, today),
    acts: acts.map(({ act, onDay }) => ({ act, on: onDay })).toReversed(),
  }
}

/** Who handles it does everything but deciding; deciding is for another handler, or whoever decides here. */
async function stepsFor(actor: Official, objection: Objection, today: Day): Promise<DeskStep[]> {
  const facts = objection.facts()
  const handled = handledIt(facts, await accountsOf(actor)) !== undefined
  return openSteps(today, facts).filter((step) => (step === 'decide' ? !handled : step === 'setPenalty' || actor.role === 'objectionHandler'))
}

export interface OpenedObjection extends DeskFile {
  readonly opened: {
    readonly words: ObjectionWords | undefined
    readonly decisionText: LetterText | undefined
    readonly report: Contents['objectionReport'] | undefined
    readonly proposal: Contents['objectionProposal'] | undefined
    readonly comment: Contents['comment'] | undefined
    readonly letter: LetterDraft | undefined
    /** What lies open for her, and what does not. */
    readonly papers: CasePapers
    /** The case its files are looked at in. */
    readonly caseId: string
  }
}

/** As `readObjection`, with what she wrote, the decision it is about, the report, and what is proposed with its letter. */
export function openObjection(actor: Official, id: string, today: Day): Promise<DeskFile | OpenedObjection> {
  permit(worksAtDesk(actor))
  return inTransaction(actor, async () => {
    const objected = await findObjected(actor, id)
    const file = await fileOf(actor, objected, today)
    if (file.closed) return file
    const { objection, application } = objected
    const under = (name: string) => objection.acts?.findLast(({ act }) => act === name)?.sealedWords ?? undefined
    const openOf = async <K extends 'objection' | 'letterText' | 'objectionReport' | 'comment'>(kind: K, sealedId: string | null | undefined) =>
      sealedId ? open(actor, application, { compartment: 'correspondence', kind, purpose: purposeOf(actor), sealedId }) : undefined
    const proposal = under('propose') ? await wordsOfProposal(actor, objected) : undefined
    return {
      ...file,
      opened: {
        words: await openOf('objection', objection.sealedWords), decisionText: await openOf('letterText', objection.letter?.sealedText),
        report: await openOf('objectionReport', under('reportHearing') ?? under('waiveHearing')), comment: await openOf('comment', under('sendBack')), proposal,
        papers: await casePapers(actor, application, purposeOf(actor)),
        caseId: application.id,
        letter: proposal && proposedOutcome(objection.facts()) ? await letterPreview(actor, objected, proposal, today) : undefined,
      },
    }
  })
}

/** What a proposal that is being written would say to her; nothing is kept. */
export function previewOutcome(actor: Official, id: string, { objectionOutcome: outcome, outcomeReason: reason, outcomeWeighing: weighing, outcomeNote: note }: OutcomeForm, today: Day): Promise<LetterDraft> {
  permit(actor.role === 'objectionHandler')
  return inTransaction(actor, async () => {
    const objected = await findObjected(actor, id)
    if (!(await fileOf(actor, objected, today)).steps.includes('propose')) throw new NotFound()
    return letterPreview(actor, objected, { outcome, reason, weighing, note }, today)
  })
}

async function letterPreview(actor: Official, objected: Objected, proposal: Contents['objectionProposal'], today: Day): Promise<LetterDraft> {
  const facts = letterOf(objected, proposal.outcome, proposal, today)
  const known = { ...facts, mandateOn: await mandateOf(actor), ...(facts.effect === 'grant' && { number: '····-····-····', ...(await validityIn(objected, today)) }) }
  return preview(objected.application, today, (common) => ({ ...common, ...known }))
}

async function validityIn({ application }: Objected, today: Day): Promise<{ validFrom: Day; validUntil: Day }> {
  return validityAfter(today, (await Licence.followedBy(application.id))?.facts)
}
