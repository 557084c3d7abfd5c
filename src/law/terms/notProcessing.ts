/** Leaving an application out of handling: when that is possible, and by when (Awb 4:5). */
import type { ApplicationFacts } from '../application.ts'
import { completionsOf } from './completion.ts'
import type { Day } from '../day.ts'
import { notProcessedBy } from './decisionTerm.ts'
import { figure } from '../figures.ts'
import { thisHandling } from '../deciding/handling.ts'
import type { Impediment } from '../impediment.ts'
import { closedBy } from '../rules.ts'

/** It stayed incomplete after she was asked, or she was at neither of the talks she was invited to. */
export type NotProcessingReason = 'lapsed' | 'insufficient' | 'talks'

export interface Since {
  readonly because: NotProcessingReason
  readonly on: Day
}

/** From which day the four weeks run; undefined when she had no chance to complete it since it was opened again, or another one runs. */
export function afterNotProcessing(all: ApplicationFacts): Since | undefined {
  const facts = thisHandling(all)
  const completion = completionsOf(facts).at(-1)
  if (completion?.until) return undefined
  const talks = missedTalks(facts)
  const asked: Since | undefined = completion && (completion.completedOn ? { because: 'insufficient', on: completion.completedOn } : completion.lapsedOn && { because: 'lapsed', on: completion.lapsedOn })
  return talks && (!asked || talks.on >= asked.on) ? talks : asked
}

/** Two invitations, and at neither of them: the second was her chance to make it complete. Not one after a talk that was held. */
function missedTalks({ acts }: ApplicationFacts): Since | undefined {
  const missed = acts.filter(({ act }) => act === 'notAppeared')
  const last = missed.at(-1)
  if (!last || missed.length < figure('invitedTalks', last.on) || acts.some(({ act }) => act === 'holdInterview')) return undefined
  return { because: 'talks', on: last.on }
}

export function cannotNotProcess(today: Day, facts: ApplicationFacts): Impediment | undefined {
  const since = afterNotProcessing(facts)
  if (!since) return closedBy('A17_NOT_PROCESS', 'not-asked-yet')
  return today > notProcessedBy(since.on) ? closedBy('A17_NOT_PROCESS', 'too-late') : undefined
}
