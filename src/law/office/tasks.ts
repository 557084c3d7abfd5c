/** What a case still needs, in the order it is done, and how far each is. */
import { type ApplicationAct, type ApplicationFacts, did, heard, isOpen, onShortCheck, proposedToNotProcess, stageBeneath, stageOn, thisTalk, unsettled, viewsComplete } from '../application.ts'
import type { Day } from '../day.ts'
import { impediment } from '../openActs.ts'
import { waitsForTranslation } from '../talking/translation.ts'

export const tasks = ['whole', 'identity', 'talk', 'views', 'report', 'hearing', 'proposal', 'decision'] as const
export type Task = (typeof tasks)[number]
export type TaskState = 'done' | 'now' | 'later' | 'notNeeded'

/** What each is done by; open today, it is what to do now. */
export const doneBy: Readonly<Record<Task, readonly ApplicationAct[]>> = {
  whole: ['inviteToComplete', 'complete', 'checkWhole'],
  identity: ['identify'],
  talk: ['attend', 'startTalk', 'holdInterview', 'moveTalk'],
  views: ['saveView', 'settleOutcome'],
  report: ['shareReport', 'translateReport'],
  hearing: ['giveView'],
  proposal: ['propose'],
  decision: ['grant', 'notProcess'],
}

export function tasksOn(day: Day, facts: ApplicationFacts): { task: Task; state: TaskState }[] {
  return tasks.map((task) => ({ task, state: stateOf(task, day, facts) }))
}

function stateOf(task: Task, day: Day, facts: ApplicationFacts): TaskState {
  if (isDone(task, day, facts)) return 'done'
  if (!isOpen(stageOn(day, facts)) || isLeftOut(task, facts)) return 'notNeeded'
  if (task === 'hearing') return stageOn(day, facts) === 'intended refusal' ? 'now' : 'later'
  return doneBy[task].some((act) => !impediment(act, day, facts)) ? 'now' : 'later'
}

function isDone(task: Task, day: Day, facts: ApplicationFacts): boolean {
  const stage = stageBeneath(day, facts)
  const decided = stage === 'granted' || stage === 'refused' || stage === 'not processed'
  switch (task) {
    case 'whole':
      return did('checkWhole', facts) || (did('complete', facts) && stageOn(day, facts) !== 'incomplete')
    case 'identity':
      return did('identify', facts)
    case 'talk':
      return did('holdInterview', thisTalk(facts))
    case 'views':
      return viewsComplete(facts) && !unsettled(facts)
    case 'report':
      return did('shareReport', thisTalk(facts)) && !waitsForTranslation(facts)
    case 'hearing':
      return heard(day, facts)
    case 'proposal':
      return decided || stage === 'proposed'
    case 'decision':
      return decided
  }
}

/** She need not be heard on what is given to her, or when that is left out with a reason; not processed, nothing but the decision is left. */
function isLeftOut(task: Task, facts: ApplicationFacts): boolean {
  if (proposedToNotProcess(facts) && task !== 'decision' && task !== 'proposal') return true
  if (onShortCheck(facts) && (task === 'talk' || task === 'views' || task === 'report')) return true
  if (task === 'whole') return did('propose', facts)
  if (task !== 'hearing') return false
  return did('skipHearing', facts) || facts.acts.findLast(({ act }) => act === 'propose')?.outcome === 'grant'
}
