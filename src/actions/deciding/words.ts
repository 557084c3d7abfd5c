/** What the letter of a decision says, put together from what was proposed, said and done: once for its preview, once for itself. */
import type { Day } from '../../law/day.ts'
import type { GroundCode } from '../../law/deciding/decision.ts'
import { objectionUntil } from '../../law/objecting/objection.ts'
import type { Application } from '../../models/Application.ts'
import { Official as OfficialRow } from '../../models/office/Official.ts'
import { Sealed } from '../../models/people/Sealed.ts'
import type { Official } from '../../policies/actor.ts'
import type { Purpose } from '../../policies/compartments.ts'
import type { Contents } from '../contents.ts'
import { openAll } from '../vault.ts'
import type { Refusal } from './letterBlocks.ts'

/** What is opened to put a refusal into words. */
export interface Opened {
  readonly proposal: Contents['proposal'] | undefined
  /** What she said, to each intention. */
  readonly views: readonly string[]
  readonly hearingSkipped: Contents['hearingSkipped'] | undefined
}

export function refusalWords(application: Application, opened: Opened, sentOn: Day, mandateOn: Day | undefined): Refusal {
  const { proposal, views, hearingSkipped } = opened
  return {
    grounds: groundsOf(application),
    reason: proposal?.reason ?? '',
    facts: proposal?.facts ?? [],
    hearing: views.length ? 'said' : wasTold(application) ? 'silent' : 'none',
    skipped: hearingSkipped?.ground,
    said: views,
    answer: proposal?.answer ?? '',
    skippedBecause: hearingSkipped?.facts ?? '',
    weighing: proposal?.weighing ?? '',
    objectUntil: objectionUntil(sentOn),
    mandateOn,
    papers: papersOf(application),
  }
}

const wasTold = ({ acts = [] }: Application): boolean => acts.some(({ act }) => act === 'intendRefusal')

/** The grounds she was told of, in one intention or another, and could speak about; none when that was not put down. */
export function toldOf({ acts = [] }: Application): string[] {
  return [...new Set(acts.flatMap(({ act, grounds }) => (act === 'intendRefusal' ? grounds : [])))]
}

/** All that she said to what was intended, in the order in which she said it. */
export async function viewsIn(actor: Official, application: Application, purpose: Purpose): Promise<string[]> {
  const rows = await Sealed.findAll({ where: { applicationId: application.id, kind: 'viewStatement' }, attributes: ['id'], order: [['createdAt', 'ASC']] })
  const said = await openAll(actor, rows.map(({ id: sealedId }) => ({ about: application, compartment: 'correspondence', kind: 'viewStatement', purpose, sealedId }) as const))
  return said.flatMap((view) => view?.text ?? [])
}

/** Of the proposal that lies there now. */
export function groundsOf({ acts = [] }: Application): GroundCode[] {
  return (acts.findLast(({ act }) => act === 'propose')?.grounds ?? []) as GroundCode[]
}

/** What an act left on paper. */
const papers = { submit: 'application', complete: 'completion', identify: 'document', holdInterview: 'report', answerReport: 'reportAnswer', giveView: 'statement' } as const
export type PaperUsed = (typeof papers)[keyof typeof papers]

export interface UsedPaper {
  readonly paper: PaperUsed
  readonly on: Day
}

export function papersOf({ acts = [] }: Application): UsedPaper[] {
  return acts.flatMap(({ act, day }) => (act in papers ? [{ paper: papers[act as keyof typeof papers], on: day }] : []))
}

/** Since when this official may decide; a decision names it. */
export async function mandateOf({ id }: Official): Promise<Day | undefined> {
  const row = await OfficialRow.findByPk(id)
  return row?.mandateFrom
}
