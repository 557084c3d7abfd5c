/**
 * What an official may notice beside a topic of the talk, after the lists that are used in the field (SIG, paraphrased). Nothing is
 * counted or weighed, none is a question, and no list is complete: each may point to something else.
 */
import type { Topic } from './interview.ts'

export const indicators = {
  ownChoice: ['othersArranged', 'scripted'],
  knowsRights: ['otherSpeaks', 'scripted'],
  canRefuse: ['dailyMinimum', 'threats'],
  canCallHelp: ['guarded', 'threats'],
  controlsOwnMeans: ['noPapers', 'falsePapers', 'noMoney', 'debt'],
  understandsLanguage: ['otherSpeaks', 'unknownAddress'],
  knowsWhereHelpIs: ['careWithheld', 'marks'],
} as const satisfies Readonly<Record<Topic, readonly string[]>>

export type Indicator = (typeof indicators)[Topic][number]
