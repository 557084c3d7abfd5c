/** Where two views differ: the two agree, a third finds, or she is asked to come once more. Doubt alone refuses nothing. */
import { type ApplicationFacts, did, talkNumber, thisTalk } from '../application.ts'
import type { GroundCode } from '../deciding/decision.ts'
import type { Impediment } from '../impediment.ts'
import { criteria, type Criterion, differing, type Verdict, type Verdicts } from './interview.ts'
import { closedBy } from '../rules.ts'
import { everAt } from './presence.ts'

/** What is to be agreed: where they differ, and where one of them doubts. */
export function toSettle(one: Verdicts, other: Verdicts): Criterion[] {
  const apart = differing(one, other)
  return criteria.filter((criterion) => apart.includes(criterion) || one[criterion].verdict === 'doubt')
}

/** A doubt that stays asks for a second talk; after that one it may stand, and it refuses nothing. */
export const mayStand = (facts: ApplicationFacts): readonly Verdict[] => (talkNumber(facts) > 1 ? ['met', 'notMet', 'doubt'] : ['met', 'notMet'])

export type Outcomes = Readonly<Partial<Record<Criterion, { readonly verdict: Verdict; readonly fact: string }>>>

/** Every criterion in question has its outcome, with a fact unless it is met. */
export function outcomeIncomplete(asked: readonly Criterion[], outcomes: Outcomes, facts: ApplicationFacts): Impediment | undefined {
  const lacking = asked.filter((criterion) => !outcomes[criterion])
  if (lacking.length) return { ...closedBy('A50_SETTLE_OUTCOME', 'outcome-incomplete'), parts: lacking }
  if (asked.some((criterion) => !mayStand(facts).includes(outcomes[criterion]?.verdict ?? 'doubt'))) return closedBy('A46_SECOND_TALK', 'doubt-asks-talk')
  const bare = asked.some((criterion) => outcomes[criterion]?.verdict !== 'met' && !outcomes[criterion]?.fact.trim())
  return bare ? closedBy('I01_FACTS', 'fact-missing') : undefined
}

/** Someone else looks: neither of the two can agree any more. */
export const isForThird = (facts: ApplicationFacts): boolean => did('askThird', thisTalk(facts))

/** One of the two whose views these are, by whichever account. */
export function isViewer(facts: ApplicationFacts, own: readonly string[]): boolean {
  return thisTalk(facts).acts.some(({ act, by }) => act === 'saveView' && own.includes(by))
}

/** The two put an outcome to each other; a third is asked by one of them. */
export function cannotPropose(facts: ApplicationFacts, own: readonly string[]): Impediment | undefined {
  if (isForThird(facts)) return closedBy('A49_ASK_THIRD', 'not-open-now')
  return isViewer(facts, own) ? undefined : closedBy('A48_PROPOSE_OUTCOME', 'not-at-talk')
}

/** Agreeing takes the other of the two, on what lies there; a third was not at the talk and judged nothing in it. */
export function cannotSettle(facts: ApplicationFacts, own: readonly string[]): Impediment | undefined {
  if (isForThird(facts)) return isViewer(facts, own) || everAt(thisTalk(facts)).some((account) => own.includes(account)) ? closedBy('A20_FOUR_EYES', 'same-official') : undefined
  if (!isViewer(facts, own)) return closedBy('A50_SETTLE_OUTCOME', 'not-at-talk')
  const proposal = thisTalk(facts).acts.findLast(({ act }) => act === 'proposeOutcome')
  if (!proposal) return closedBy('A50_SETTLE_OUTCOME', 'nothing-proposed')
  return own.includes(proposal.by) ? closedBy('A20_FOUR_EYES', 'same-official') : undefined
}

/** A second talk is asked by one of the two, or by the third. */
export function cannotAskAgain(facts: ApplicationFacts, own: readonly string[]): Impediment | undefined {
  return isForThird(facts) ? cannotSettle(facts, own) : cannotPropose(facts, own)
}

/** What holds after the talk: what both found, or what was agreed. */
export function whatHolds(views: readonly Verdicts[], settled: Outcomes): Readonly<Partial<Record<Criterion, Verdict>>> {
  const [one] = views
  return Object.fromEntries(criteria.flatMap((criterion) => {
    const verdict = settled[criterion]?.verdict ?? one?.[criterion].verdict
    return verdict ? [[criterion, verdict]] : []
  })) as Partial<Record<Criterion, Verdict>>
}

/** Not being able to look after herself rests on something that was found not met; never on doubt (law.md §6, 6). */
export function doubtAlone(grounds: readonly GroundCode[], holds: Readonly<Partial<Record<Criterion, Verdict>>>): Impediment | undefined {
  if (!grounds.includes('R03_SELF_RELIANCE') || Object.values(holds).includes('notMet')) return undefined
  return closedBy('R03_SELF_RELIANCE', 'doubt-alone')
}
