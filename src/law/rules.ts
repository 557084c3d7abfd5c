/**
 * Every rule by our own code, which stays when articles are renumbered. The article is null until a lawyer has confirmed
 * one; an article of a source that was read carries V.
 */
import type { Mark } from './figures.ts'
import type { Because, Impediment } from './impediment.ts'

export interface Rule {
  readonly article: string | null
  readonly source: string
  readonly mark: Mark
}

const awb = (article: string): Rule => ({ article: `Awb ${article}`, source: 'AWB', mark: 'V' })
const from = (source: string, mark: Exclude<Mark, 'V'>): Rule => ({ article: null, source, mark })
const own = from('own reading', 'I')

export const rules = {
  /** Applying: what each act of an application rests on. */
  A01_SUBMIT: awb('4:1'),
  A02_COMPLETE: awb('4:2'),
  A03_INVITE: awb('4:5'),
  A04_COMPLETED: awb('4:15'),
  A05_LAPSED: awb('4:15'),
  A06_DEFER: awb('4:14'),
  A07_IDENTIFY: own,
  A08_TALK: from('W4, NVW', 'S'),
  A09_VIEW: from('NVW', 'S'),
  A10_SHARE_REPORT: own,
  A11_ANSWER_REPORT: own,
  A12_HEAR: awb('4:7'),
  A13_GIVE_VIEW: awb('4:9'),
  A14_PROPOSE: own,
  A15_SEND_BACK: own,
  A16_WITHDRAW: own,
  A17_NOT_PROCESS: awb('4:5'),
  A18_GRANT: awb('3:46'),
  A19_REFUSE: awb('3:46'),
  A20_FOUR_EYES: own,
  A21_MOVE_TALK: own,
  A22_CANCEL_TALK: own,
  A23_AWAIT_TALK: own,
  A24_OTHER_INTERVIEWER: own,
  A25_MORE_TIME: awb('4:5'),
  A26_ASK_TO_SPEAK: awb('4:9'),
  A27_SKIP_HEARING: awb('4:11'),
  A28_SUSPEND_TERM: awb('4:15'),
  A29_ASK_CONSENT: awb('4:15'),
  A30_RESUME_TERM: awb('4:15(4)'),
  A31_DEFAULT_NOTICE: awb('4:17'),
  A32_SET_PENALTY: awb('4:18'),
  A33_CORRECT_FACT: own,
  A34_WHOLE: awb('4:2'),
  A35_GIVE_CONSENT: awb('4:15'),
  A36_DECLINE_CONSENT: awb('4:15'),
  A37_PROPOSE_NOT_PROCESS: awb('4:5'),
  A38_OFFER_HELP: own,
  A41_ATTEND: from('NVW', 'S'),
  A42_LEAVE: own,
  A43_START_TALK: from('W4, NVW', 'S'),
  A44_PAUSE_TALK: own,
  A45_RESUME_TALK: own,
  A46_SECOND_TALK: own,
  A40_HAND_OVER: own,
  A47_DIFFER: own,
  A48_PROPOSE_OUTCOME: own,
  A49_ASK_THIRD: own,
  A50_SETTLE_OUTCOME: own,
  A60_HALT_IDENTITY: own,
  A61_ON_PAPER: awb('4:1'),
  A62_MISS_COLLEAGUE: own,
  A63_TAKE_SEAT: own,
  A64_ASK_TRANSLATION: own,
  A65_TRANSLATE_REPORT: own,
  B01_MADE_KNOWN: awb('3:40'),
  I01_FACTS: awb('3:46'),
  I02_TWO_PRESENT: from('NVW', 'S'),
  I03_WHOLE_RECORD: from('PSG 7, NVW', 'S'),
  L01_WHOLE_LETTER: awb('3:45'),

  /** A check: more than yes or no, on a ground. */
  K01_NOT_LIKE_PHOTO: own,
  K02_DOUBT_CARD: own,
  K03_NOT_VALID: own,
  K04_SIGNS_OF_FORCE: own,
  /** Whether a number was valid on a day that has been. */
  K21_OFFENCE: own,
  K22_COMPLAINT: own,
  K23_PROCEDURE: own,
  /** A report of a visit: facts, put right for a day. */
  K10_VISIT: own,

  /** Keys that sign: retired by two. */
  Y01_RETIRE_KEY: own,
  Y02_TWO_PEOPLE: own,
  Y03_CONNECTION: own,
  Y04_CONNECTION_BY_TWO: own,
  /** Which municipalities hold talks and decide. */
  Y05_DESIGNATE: own,
  Y06_END_DESIGNATION: own,
  Y07_REGISTER_BY_TWO: own,
  Y08_ANNOUNCE: own,
  Y09_LAW_PACK: own,

  /** Mandates: who gives them, and when they are looked at. */
  M01_PERIOD: own,
  M02_NOT_OWN: own,
  M03_ONE_DECISION: own,
  M04_TWO_PEOPLE: own,
  M05_AS_IT_WAS: own,
  M06_ONE_ACCOUNT: own,
  M07_TRAINED: own,

  /** A leak of data, and what is done about it. */
  P01_DISCOVERED: own,
  P02_INCIDENT: own,

  /** What is asked, and what each question rests on. */
  Q00_WITHHOLD: awb('4:3'),
  Q01_CHANNEL: awb('2:8'),
  Q02_LIMITS: own,
  Q03_CODE: own,
  Q04_LANGUAGE: awb('2:6(2)'),
  Q05_IDENTITY: awb('4:2'),
  Q06_DOCUMENT: awb('4:2'),
  Q07_PHOTO: own,
  Q08_PLACE: from('W4', 'S'),
  Q09_INTERPRETER: awb('2:6(2)'),
  Q10_SUPPORT: awb('2:1'),
  Q11_MOMENT: from('W4', 'S'),
  Q12_WORK: from('SWE', 'S'),
  Q14_HELPER: awb('2:2'),
  Q13_AD_PHONES: from('SWE', 'S'),

  /** By when: each term, and why its last day is a working day. */
  T01_DECIDE: awb('4:13(2)'),
  T02_STAND_STILL: awb('4:15'),
  T03_NOT_PROCESS: awb('4:5(4)'),
  T04_OBJECT: awb('6:7'),
  T05_DECIDE_OBJECTION: awb('7:10'),
  T06_PENALTY: awb('4:17'),
  T07_SET_PENALTY: awb('4:18'),
  T08_REPEAT_TALK: from('NVW, VNG', 'S'),
  T09_COMPLETE: awb('4:5'),
  T10_TARGET: own,
  T11_VALID: from('recalled', 'U'),
  T12_KEEP: from('own default', 'I'),

  /** On a licence. */
  S01_SUSPEND: from('own default', 'I'),
  S02_REINSTATE: from('own default', 'I'),
  S03_REVOKE: from('recalled', 'U'),
  S04_SURRENDER: own,
  S05_RENUMBER: own,
  S06_LENGTH: from('own default', 'I'),
  S07_HEAR: awb('4:8'),
  S08_PROPOSE: own,
  S11_HEAR_REVOCATION: awb('4:8'),
  S12_SKIP_HEARING: awb('4:11'),
  S13_COURT: own,
  S14_REPEAT_TALK: from('NVW', 'S'),
  S15_END_REPEAT: own,
  S16_WORK_RIGHT: own,
  S17_SHORT_CHECK: own,
  S19_TALK_INSTEAD: own,

  /** Objecting. */
  O01_LODGE: awb('6:4'),
  O02_LATE: awb('6:11'),
  O03_WITHDRAW: awb('6:21'),
  O04_REASONS: awb('6:6'),
  O05_APART: awb('7:5'),
  O06_HEAR: own,
  O07_PAPERS: awb('7:4'),
  O08_DECIDE: awb('7:10'),
  O09_REOPEN: own,
  O10_UNDO_PENALTY: own,
  O11_DEFAULT_NOTICE: awb('4:17'),
  O12_SET_PENALTY: awb('4:18'),
  S06_ADD_NUMBER: own,
  S07_STOP_NUMBER: own,
  S08_SHARE: own,
  S20_WATCH: own,
  S09_RENEW: own,
  S18_REVIEW: own,
  S10_PROOF: from('transitional law, not read', 'U'),

  /** What she asked, and who asked to be spoken to apart: answered once, taken on once. */
  D01_ONE_ANSWER: own,
  D02_OTHER_OFFICIAL: own,
  D03_LATER: from('GDPR 12(3)', 'U'),
  D04_RECTIFY: from('GDPR 16', 'U'),
  D05_TWO: own,
  D06_EFFECT: own,
  D07_ANSWER: from('GDPR 12(3)', 'U'),
  D08_ANSWER_LOOK: own,
  Z01_ONE_COORDINATOR: own,

  /** A worry about coercion, and care for her. */
  Z02_FACT: from('signal lists', 'S'),
  Z03_SECOND_READER: own,
  Z04_REVIEW: own,
  Z05_REFER: own,
  Z06_CONSENT: own,
  Z07_CODE_WORD: own,
  Z08_KEEP: own,
  Z09_SUMMARY: own,

  /** From another register. */
  T01_TAKE_OVER: own,

  /** Who must not see her file. */
  P01_STEP_BACK: own,
  P02_LIFT: own,
  P03_NAMED: own,

  /** Between municipalities, and others who are asked. */
  H01_HAND_OVER: own,
  N01_ADVICE: own,
  N02_ADVICE_ANSWER: own,
  N03_EMERGENCY: own,

  /** Grounds of a refusal or a revocation. */
  R01_AGE: from('SWE, NU', 'S'),
  R02_WORK_RIGHT: from('SWE', 'S'),
  R03_SELF_RELIANCE: from('SWE', 'S'),
  R04_COERCION: from('NU', 'S'),
  R05_NO_INTERVIEW: own,
  R06_IDENTITY: own,
  R07_REPEAT: awb('4:6(2)'),
  V01_WRONG_DATA: from('recalled', 'U'),
  V02_WORK_RIGHT_ENDED: from('own reading, NVW', 'I'),
} as const satisfies Readonly<Record<string, Rule>>

export type RuleCode = keyof typeof rules

/** The no of a rule. */
export function closedBy(rule: RuleCode, because: Because): Impediment {
  return { rule, article: rules[rule].article, because }
}
