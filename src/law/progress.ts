/** The steps of an application as she sees them: what is done, what is now, what comes, each with its day. */
import { type ActOnRecord, type ApplicationFacts, did, hearUntil, isOpen, onShortCheck, stageOn, thisTalk } from './application.ts'
import { openRequest } from './terms/completion.ts'
import type { Day } from './day.ts'

export type StepName = 'received' | 'completed' | 'lapsed' | 'completing' | 'talk' | 'assessed' | 'hearing' | 'heard' | 'decided'

export interface Step {
  readonly name: StepName
  readonly state: 'done' | 'now' | 'next'
  readonly on: Day | undefined
  /** The day is a last day, not the day itself. */
  readonly byThen?: boolean
}

export interface Progress {
  readonly talkOn: Day | undefined
  readonly decideBy: Day
}

/** In the order of their days; the step of now before those to come. */
export function stepsOn(today: Day, facts: ApplicationFacts, { talkOn, decideBy }: Progress): Step[] {
  const done = facts.acts.flatMap(doneStep)
  const open = isOpen(stageOn(today, facts))
  if (!open) return done
  const [now, ...next] = ahead(today, facts, { talkOn, decideBy })
  return [...done, ...(now ? [{ ...now, state: 'now' as const }] : []), ...next]
}

const doneAs: Readonly<Partial<Record<ActOnRecord['act'], StepName>>> = {
  submit: 'received', complete: 'completed', lapse: 'lapsed', holdInterview: 'talk', shareReport: 'assessed', giveView: 'heard', grant: 'decided', refuse: 'decided', notProcess: 'decided',
}

function doneStep({ act, on }: ActOnRecord): Step[] {
  const name = doneAs[act]
  return name ? [{ name, state: 'done', on }] : []
}

function ahead(today: Day, facts: ApplicationFacts, { talkOn, decideBy }: Progress): Step[] {
  const request = openRequest(today, facts)
  const intended = stageOn(today, facts) === 'intended refusal'
  const noTalk = onShortCheck(facts)
  const steps: (Step | undefined)[] = [
    request && { name: 'completing', state: 'next', on: request.until, byThen: true },
    noTalk || did('holdInterview', thisTalk(facts)) ? undefined : { name: 'talk', state: 'next', on: talkOn },
    noTalk || did('shareReport', thisTalk(facts)) ? undefined : { name: 'assessed', state: 'next', on: undefined },
    intended ? { name: 'hearing', state: 'next', on: hearUntil(facts), byThen: true } : undefined,
    { name: 'decided', state: 'next', on: decideBy, byThen: true },
  ]
  return steps.filter((step) => step !== undefined)
}
