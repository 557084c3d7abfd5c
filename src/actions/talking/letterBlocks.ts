/** What the invitation to a talk says: when and where, with whom, what it is about, and that it can be moved without a reason. */
import type { Day } from '../../law/day.ts'
import type { InterpreterMode } from '../../law/talking/interview.ts'
import type { Writers } from '../letterTexts.ts'

export interface Invited {
  readonly talk: 'first' | 'second' | 'repeat'
  readonly on: Day
  readonly time: string
  readonly place: string
  readonly interpreter: InterpreterMode
}

export interface TalkFacts {
  invitation: Invited
}

export const talkLetters: Writers<keyof TalkFacts> = {
  invitation: ({ talk, on, time, place, interpreter }, { date, says, plain, under, help }) => [
    plain(says(`lead.${talk}`), says('when', { on: date(on), time, place }), ...(talk === 'first' ? [says('bring')] : [])),
    under('who', says('two'), says(`interpreter.${interpreter}`), says('company')),
    under('about', says(`about.${talk}`), says('notAsked'), says('report')),
    under('move', says('move'), says('near')),
    help,
  ],
}
