/**
 * Every figure the law or its open questions leave to a number: dated, with its source and how sure it is. Add a line
 * when one changes; never change or remove one, for old cases still count on it.
 */
import { type Day, day } from './day.ts'

/** V read in the text of the source, S from a secondary source, I inferred, U not verified. */
export type Mark = 'V' | 'S' | 'I' | 'U'

export type FigureName =
  | 'decisionWeeks'
  | 'deferralWeeks'
  | 'objectionDays'
  | 'objectionDecisionWeeks'
  | 'objectionCommitteeWeeks'
  | 'postGraceDays'
  | 'remedyDays'
  | 'notProcessedDays'
  | 'viewStatementDays'
  | 'minAge'
  | 'validityYears'
  | 'repeatInterviewYears'
  | 'interviewOfficials'
  | 'draftDays'
  | 'adPhones'
  | 'deskCodeHours'
  | 'deskCodeTries'
  | 'talkWithinDays'
  | 'momentsAheadDays'
  | 'momentPauseMinutes'
  | 'momentWithinDays'
  | 'offerHours'
  | 'hallMinutes'
  | 'moreTimeDays'
  | 'moreTimes'
  | 'suspensionWeeks'
  | 'suspensionReviewDays'
  | 'repeatInviteDays'
  | 'repeatRemindDays'
  | 'repeatLateDays'
  | 'objectionDeferralWeeks'
  | 'objectionReasonsDays'
  | 'papersOpenDays'
  | 'newPapersDays'
  | 'hearingNoticeDays'
  | 'workingNames'
  | 'newNumbersAYear'
  | 'sharesOpen'
  | 'shareTries'
  | 'shareLockMinutes'
  | 'renewalMonths'
  | 'firstReminderDays'
  | 'secondReminderDays'
  | 'mayAwaitFirstDecision'
  | 'requestMonths'
  | 'lookAnswerDays'
  | 'anonymousAnswerDays'
  | 'mandateDays'
  | 'mandateCodeDays'
  | 'mandateWarnDays'
  | 'namesADay'
  | 'taskWithinDays'
  | 'breachHours'
  | 'suspendDays'
  | 'suspendBackDays'
  | 'nearDays'
  | 'defaultNoticeDays'
  | 'penaltyDecisionDays'
  | 'invitedTalks'
  | 'requestMoreMonths'
  | 'checkShownLaterDays'
  | 'visitCorrectHours'
  | 'sameCheckDays'
  | 'moreADay'
  | 'comparisonsADay'
  | 'askedOften'
  | 'askedTooOften'
  | 'warnedDays'
  | 'watchCodeDays'
  | 'watchesOpen'
  | 'watchTellDays'

export interface Figure {
  readonly name: FigureName
  readonly value: number
  readonly from: Day
  readonly until?: Day
  readonly source: string
  readonly mark: Mark
}

const start = day('2020-01-01')

export const figures: readonly Figure[] = [
  { name: 'decisionWeeks', value: 8, from: start, source: 'Awb 4:13(2)', mark: 'V' },
  { name: 'deferralWeeks', value: 6, from: start, source: 'own default; Awb 4:14(3) asks a reasonable term', mark: 'I' },
  { name: 'objectionDays', value: 42, from: start, source: 'Awb 6:7', mark: 'V' },
  { name: 'objectionDecisionWeeks', value: 6, from: start, source: 'Awb 7:10', mark: 'V' },
  { name: 'objectionCommitteeWeeks', value: 12, from: start, source: 'Awb 7:10', mark: 'V' },
  { name: 'postGraceDays', value: 7, from: start, source: 'Awb 6:9(2)', mark: 'V' },
  { name: 'remedyDays', value: 14, from: start, source: 'own default; Awb 4:5', mark: 'I' },
  { name: 'notProcessedDays', value: 28, from: start, source: 'Awb 4:5(4)', mark: 'V' },
  { name: 'viewStatementDays', value: 14, from: start, source: 'own default; Awb 4:7 and 4:9', mark: 'I' },
  { name: 'minAge', value: 21, from: start, source: 'SWE, NU', mark: 'S' },
  { name: 'validityYears', value: 5, from: start, source: 'recalled; a setting until enacted', mark: 'U' },
  { name: 'repeatInterviewYears', value: 1, from: start, source: 'NVW, VNG', mark: 'S' },
  { name: 'interviewOfficials', value: 2, from: start, source: 'NVW', mark: 'S' },
  { name: 'draftDays', value: 30, from: start, source: 'own default', mark: 'I' },
  { name: 'adPhones', value: 0, from: start, source: 'SWE, NU', mark: 'S' },
  { name: 'deskCodeHours', value: 72, from: start, source: 'own default', mark: 'I' },
  { name: 'deskCodeTries', value: 5, from: start, source: 'own default', mark: 'I' },
  { name: 'talkWithinDays', value: 28, from: start, source: 'own default', mark: 'I' },
  { name: 'momentsAheadDays', value: 42, from: start, source: 'own default: moments are opened six weeks ahead', mark: 'I' },
  { name: 'momentPauseMinutes', value: 15, from: start, source: 'own default: between two talks', mark: 'I' },
  { name: 'offerHours', value: 48, from: start, source: 'own default: so long a moment is kept for one who waits', mark: 'I' },
  { name: 'hallMinutes', value: 10, from: start, source: 'own default: so long a code stands in the hall', mark: 'I' },
  { name: 'momentWithinDays', value: 14, from: start, source: 'own default: without a free moment within it whoever plans has a task', mark: 'I' },
  { name: 'moreTimeDays', value: 14, from: start, source: 'own default; Awb 4:5', mark: 'I' },
  { name: 'moreTimes', value: 2, from: start, source: 'own default', mark: 'I' },
  { name: 'suspensionWeeks', value: 8, from: start, source: 'own default', mark: 'I' },
  { name: 'repeatInviteDays', value: 56, from: start, source: 'own default: 8 weeks ahead', mark: 'I' },
  { name: 'repeatRemindDays', value: 14, from: start, source: 'own default: 2 weeks ahead', mark: 'I' },
  { name: 'repeatLateDays', value: 182, from: start, source: 'own default', mark: 'I' },
  { name: 'suspensionReviewDays', value: 28, from: start, source: 'own default', mark: 'I' },
  { name: 'objectionDeferralWeeks', value: 6, from: start, source: 'Awb 7:10', mark: 'V' },
  { name: 'papersOpenDays', value: 7, from: start, source: 'Awb 7:4', mark: 'V' },
  { name: 'newPapersDays', value: 10, from: start, source: 'Awb 7:4', mark: 'V' },
  { name: 'hearingNoticeDays', value: 14, from: start, source: 'own default: room for new papers', mark: 'I' },
  { name: 'objectionReasonsDays', value: 28, from: start, source: 'own default; Awb 6:6', mark: 'I' },
  { name: 'workingNames', value: 5, from: start, source: 'own default: numbers of one licence at a time', mark: 'I' },
  { name: 'newNumbersAYear', value: 3, from: start, source: 'own default', mark: 'I' },
  { name: 'sharesOpen', value: 20, from: start, source: 'own default', mark: 'I' },
  { name: 'shareTries', value: 5, from: start, source: 'own default', mark: 'I' },
  { name: 'shareLockMinutes', value: 60, from: start, source: 'own default', mark: 'I' },
  { name: 'renewalMonths', value: 6, from: start, source: 'own default', mark: 'I' },
  { name: 'firstReminderDays', value: 56, from: start, source: 'own default: 8 weeks', mark: 'I' },
  { name: 'secondReminderDays', value: 14, from: start, source: 'own default: 2 weeks', mark: 'I' },
  // 1 yes, 0 no: whoever worked before may go on until the first decision. The text of the bill was not read.
  { name: 'mayAwaitFirstDecision', value: 1, from: start, source: 'own default; transitional law not read', mark: 'I' },
  { name: 'requestMonths', value: 1, from: start, source: 'GDPR 12(3)', mark: 'U' },
  { name: 'lookAnswerDays', value: 28, from: start, source: 'own default, within what a complaint is given', mark: 'I' },
  { name: 'anonymousAnswerDays', value: 7, from: start, source: 'own default', mark: 'I' },
  { name: 'mandateDays', value: 183, from: start, source: 'own default; Awb 2:1 sets none', mark: 'I' },
  { name: 'namesADay', value: 15, from: start, source: 'own default', mark: 'I' },
  { name: 'taskWithinDays', value: 3, from: start, source: 'own default', mark: 'I' },
  { name: 'breachHours', value: 72, from: start, source: 'GDPR 33', mark: 'U' },
  { name: 'mandateCodeDays', value: 2, from: start, source: 'own default', mark: 'I' },
  { name: 'mandateWarnDays', value: 14, from: start, source: 'own default: told before a mandate that nobody looked at ends', mark: 'I' },
  { name: 'suspendDays', value: 84, from: start, source: 'own default: one suspension at a time; Awb 4:15 sets none', mark: 'I' },
  { name: 'suspendBackDays', value: 14, from: start, source: 'own default: told within two weeks', mark: 'I' },
  { name: 'nearDays', value: 10, from: start, source: 'own default: working days', mark: 'I' },
  { name: 'defaultNoticeDays', value: 14, from: start, source: 'Awb 4:17', mark: 'V' },
  { name: 'penaltyDecisionDays', value: 14, from: start, source: 'Awb 4:18', mark: 'V' },
  { name: 'invitedTalks', value: 2, from: start, source: 'own reading: not appeared is incomplete (Awb 4:5)', mark: 'I' },
  { name: 'sameCheckDays', value: 3, from: start, source: 'own default', mark: 'I' },
  { name: 'moreADay', value: 5, from: start, source: 'own default', mark: 'I' },
  { name: 'askedOften', value: 50, from: start, source: 'own default: so often in a day, a number is looked at', mark: 'I' },
  { name: 'askedTooOften', value: 200, from: start, source: 'own default: so often in a day, whose number it is hears it', mark: 'I' },
  { name: 'warnedDays', value: 91, from: start, source: 'own default', mark: 'I' },
  { name: 'visitCorrectHours', value: 24, from: start, source: 'own default', mark: 'I' },
  { name: 'checkShownLaterDays', value: 91, from: start, source: 'own default', mark: 'I' },
  { name: 'comparisonsADay', value: 5, from: start, source: 'own default', mark: 'I' },
  { name: 'watchCodeDays', value: 7, from: start, source: 'own default', mark: 'I' },
  { name: 'watchesOpen', value: 10, from: start, source: 'own default', mark: 'I' },
  { name: 'watchTellDays', value: 3, from: start, source: 'own default', mark: 'I' },
  { name: 'requestMoreMonths', value: 2, from: start, source: 'GDPR 12(3)', mark: 'U' },
]

let counted = figures

/** What is counted by: what two people agreed to; of what they did not know yet, the table above. */
export const figuresThatCount = (): readonly Figure[] => counted

/** Said at start, and when another pack counts. */
export function countByFigures(agreed: readonly Figure[]): void {
  const known = new Set(agreed.map(({ name }) => name))
  counted = [...agreed, ...figures.filter(({ name }) => !known.has(name))]
}

/** What the figure is on that day; a day without one is a fault in the table. */
export function figure(name: FigureName, on: Day): number {
  const found = counted.find((entry) => entry.name === name && entry.from <= on && (!entry.until || on <= entry.until))
  if (!found) throw new RangeError(`no ${name} on ${on}`)
  return found.value
}
