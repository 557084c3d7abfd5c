/** What the letter of a decision says, put together from what was proposed, said and done: once for its preview, once for itself. */
import type { Day } from '../../law/day.ts'
import type { GroundCode } from '../../law/decision.ts'
import { objectionUntil } from '../../law/objection.ts'
import type { Application } from '../../models/Application.ts'
import { Official as OfficialRow } from '../../models/Official.ts'
import type { Official } from '../../policies/actor.ts'
import type { Contents } from '../contents.ts'
import type { Refusal } from '../letterTexts.ts'

/** What is opened to put a refusal into words. */
export interface Opened {
  readonly proposal: Contents['proposal'] | undefined
  readonly viewStatement: Contents['viewStatement'] | undefined
  readonly hearingSkipped: Contents['hearingSkipped'] | undefined
}

export function refusalWords(application: Application, opened: Opened, sentOn: Day, mandateOn: Day | undefined): Omit<Refusal, 'kind'> {
  const { proposal, viewStatement, hearingSkipped } = opened
  return {
    grounds: groundsOf(application),
    reason: proposal?.reason ?? '',
    facts: proposal?.facts ?? [],
    hearing: viewStatement ? 'said' : wasTold(application) ? 'silent' : 'none',
    skipped: hearingSkipped?.ground,
    said: viewStatement?.text ?? '',
    answer: proposal?.answer ?? '',
    skippedBecause: hearingSkipped?.facts ?? '',
    weighing: proposal?.weighing ?? '',
    objectUntil: objectionUntil(sentOn),
    mandateOn,
    papers: papersOf(application),
  }
}

const wasTold = ({ acts = [] }: Application): boolean => acts.some(({ act }) => act === 'intendRefusal')

/** The grounds she was told of and could speak about; none when that was not put down. */
export function toldOf({ acts = [] }: Application): string[] {
  return acts.findLast(({ act }) => act === 'intendRefusal')?.grounds ?? []
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
