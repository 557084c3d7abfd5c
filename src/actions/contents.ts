/** What lies in the vault, by kind. A new kind, or a new field, needs a reason in law. */
import type { AdviceField } from '../law/deciding/advice.ts'
import type { Asked } from '../law/application.ts'
import type { Askable, WayToAnswer } from '../law/terms/completion.ts'
import type { Day } from '../law/day.ts'
import type { GroundCode } from '../law/deciding/decision.ts'
import type { GroundFact, Section, SkipGround } from '../law/deciding/proposal.ts'
import type { InterpreterMode, TalkPlace } from '../law/talking/interview.ts'
import type { Permit } from '../law/person/workRight.ts'
import type { DeskFinding, WorkRight } from '../law/person/identity.ts'
import type { LicenceNumber } from '../law/licence/licenceNumber.ts'
import type { Quiet } from '../law/hers/messages.ts'
import type { CorrectedKind } from '../law/hers/rectifying.ts'
import type { LetterText } from './letterTexts.ts'
import type { AfterContents } from './measures/contents.ts'
import type { TalkContents } from './talking/contents.ts'

/** Awb 4:2 and the grounds on age and identity; the citizen service number only when the provider gives one. */
export interface Identity {
  readonly given: string
  readonly family: string
  readonly birthdate: Day
  readonly nationality: string
  readonly bsn: string | null
}

export type Channel = 'sms' | 'email' | 'phone' | 'portal'

/** The safe channel, of her and not of one application; nothing is ever sent any other way. */
export interface Contact {
  readonly channel?: Channel
  readonly address?: string
  /** What she wants instead; it counts once the code that went there came back. */
  readonly next?: { readonly channel: Channel; readonly address: string }
  readonly limits?: readonly string[]
  /** Hours of her own in which nothing is sent, besides the night. */
  readonly quiet?: Quiet
  /** Of the messages; letters have the language of the talk. */
  readonly messageLanguage?: string
  readonly codeWord?: string
  /** Whether she wants a message on the day before her talk. */
  readonly reminder?: boolean
  /** Post to her home is off; there is no choice that puts it on. */
  readonly neverWriteHome?: true
  /** Someone reads along: from this day until she lifts it nothing goes out. */
  readonly frozenOn?: Day
  /** Only where a law asks for them: the numbers she advertises with. */
  readonly adPhones?: readonly string[]
}

/** What she wants for the talk: its language and that of letters, who interprets, and who comes along. Never a diagnosis. */
export interface Wishes {
  /** How she wants to be called in the talk, when not by her name. */
  readonly callMe?: string
  readonly language?: string
  readonly otherLanguage?: string
  readonly letters?: string
  /** Where letters go that must be on paper, and to whom when not to her. */
  readonly post?: 'portal' | 'desk' | 'other'
  readonly postAddress?: string
  readonly interpreter?: InterpreterMode
  readonly interpreterSex?: 'any' | 'woman' | 'man'
  readonly dialect?: string
  readonly notFrom?: string
  readonly company?: 'alone' | 'someone'
  readonly interviewer?: 'any' | 'woman' | 'man'
  /** Where she would rather talk; the municipality says whether it can. */
  readonly talkPlace?: TalkPlace
  readonly needs?: readonly string[]
  readonly mustKnow?: string
}

/** How she shows who she is, and what she uploaded for it. Uploads go when the desk has seen the real thing. */
export interface Papers {
  /** Of whoever is not free to work by her nationality: on what it stands, and until when. */
  readonly work?: { readonly permit: Permit; readonly until?: Day }
  readonly proof?: 'bring' | 'upload' | 'cannot'
  readonly portrait?: 'desk' | 'now'
  readonly files?: readonly Upload[]
  /** Hers, until the desk has compared it; chosen once she said it meets the rules. */
  readonly photo?: { readonly id: string; readonly bytes: number; readonly chosen: boolean }
}

export type Side = 'front' | 'back'

/** What lies under this id; the name of her file is not kept. */
export interface Upload {
  readonly id: string
  readonly side: Side
  readonly type: Contents['document']['type']
  readonly bytes: number
  readonly judged?: Judgement
}

/** Whether a page of her document is good enough to compare; she reads why it is not. */
export interface Judgement {
  readonly fit: boolean
  readonly why: string
  readonly on: Day
}

/** What she sent along after her application was sent: with which answer, and what was made of it. */
export interface Attached {
  readonly id: string
  readonly kind: 'attachment' | 'identityPaper'
  readonly with: AttachedTo
  readonly type: Contents['document']['type']
  readonly bytes: number
  readonly on: Day
  readonly judged?: Judgement
}

/** An item of what was asked on a day, her view, or an objection. */
export interface AttachedTo {
  readonly to: 'request' | 'view' | 'objection'
  readonly askedOn?: Day
  readonly item?: number
  readonly objection?: string
}

export interface Contents extends AfterContents, TalkContents {
  identity: Identity
  identityConfirmed: { readonly correct: boolean; readonly remark: string }
  identityCheck: { readonly document: string; readonly seenOn: Day; readonly workRight?: WorkRight; readonly workUntil?: Day; readonly found?: readonly DeskFinding[] }
  contact: Contact
  wishes: Wishes
  /** What she keeps to herself; no official opens where this lies. */
  withheld: { readonly questions: readonly Asked[] }
  photo: { readonly jpeg: string }
  papers: Papers
  document: { readonly side: Side; readonly type: 'image/jpeg' | 'application/pdf'; readonly content: string }
  ownPhoto: { readonly jpeg: string }
  /** With what she says after sending; what shows who she is goes as her document does. */
  attachment: { readonly type: 'image/jpeg' | 'application/pdf'; readonly content: string }
  identityPaper: Contents['attachment']
  attachments: { readonly all: readonly Attached[] }
  licenceNumber: { readonly number: LicenceNumber }
  workingName: WorkingName
  share: SharedWords
  proposal: ProposalText
  comment: Comment
  intention: { readonly facts: string; readonly reason: string; readonly grounds?: readonly GroundCode[]; readonly moments?: readonly SpokenMoment[] } & Anew
  /** Why she was not heard first; it stands in the letter of the decision. */
  hearingSkipped: { readonly ground: SkipGround; readonly facts: string }
  viewStatement: { readonly text: string }
  spokenWish: { readonly how: 'call' | 'desk'; readonly phone: string; readonly when: string }
  requests: { readonly all: readonly RequestMade[] }
  /** Why she is asked to agree to a delay. */
  consentAsked: { readonly reason: string }
  /** Why an application is left out of handling; she reads it in the decision. */
  leavingOut: { readonly reason: string }
  /** Why a day on record was wrong. */
  factCorrection: { readonly reason: string }
  objection: ObjectionWords
  /** Which suspension it is about, by its first day. */
  suspensionView: { readonly text: string; readonly from: Day }
  letterText: LetterText
  letterPdf: { readonly pdf: string }
  request: { readonly text: string; readonly reply: 'here' | 'desk' }
  /** How an official would answer it, until another agrees; a photo that is right in base 64. */
  answerProposal: { readonly answer: string; readonly right: { readonly identity?: Identity; readonly identityCheck?: Pick<Contents['identityCheck'], 'document' | 'seenOn'>; readonly photo?: string; readonly text?: string } }
  /** What is right, beside what someone saw or judged. */
  rectification: { readonly notes: readonly { readonly itemKind: CorrectedKind; readonly about: string; readonly text: string; readonly on: Day }[] }
  /** What was wrong and was put right, until that can no longer be objected to. */
  formerValue: { readonly itemKind: 'identity'; readonly identity: Identity } | { readonly itemKind: 'identityCheck'; readonly identityCheck: Contents['identityCheck'] }
  /** What was asked of whom, and exactly what went along. */
  advice: { readonly adviser: string; readonly question: string; readonly lines: readonly { readonly field: AdviceField; readonly value: string }[] }
  adviceAnswer: { readonly text: string }
  /** Whom she does not want to see her file, in her own words. */
  namedPeople: { readonly text: string }
  mandateNames: { readonly helper: string; readonly label: string }
}

/** What was asked of her on a day, and what she answered to each. */
export interface RequestMade {
  readonly askedOn: Day
  readonly items: readonly AskedItem[]
}

export interface AskedItem {
  readonly what: Askable
  readonly text: string
  readonly answer?: { readonly how: WayToAnswer; readonly text: string }
}

/** An objection in her own words; of a draft, as far as she came. */
export interface ObjectionWords {
  readonly reasonsWhen?: 'now' | 'later'
  readonly reasons?: string
  readonly lateReason?: string
  readonly papers?: 'none' | 'upload' | 'bring' | 'send'
  readonly papersText?: string
  /** Where post about it goes: here alone, to be picked up, or to someone she names; a home address is never needed. */
  readonly post?: 'portal' | 'desk' | 'other'
  readonly postAddress?: string
  readonly hearing?: 'yes' | 'no'
  readonly hearingLanguage?: string
  readonly hearingPlace?: 'cityHall' | 'otherCity' | 'phone'
  readonly urgent?: 'yes' | 'no'
}

/** A name she works under, and whether her card shows it. */
export interface WorkingName {
  readonly name: string
  readonly shown: boolean
}

/** A code she made, and the name she lets it show: hers or a working name, chosen then. */
export interface SharedWords {
  readonly code: LicenceNumber
  readonly name: string
}

/** The words of a proposal: the reason she will read, and how it was weighed for her. */
export interface ProposalText {
  readonly reason: string
  readonly weighing: string
  readonly note: string
  /** Per ground what was seen, and where that comes from. */
  readonly facts?: readonly GroundFact[]
  /** What was done with what she said. */
  readonly answer?: string
  /** Why it is different from the one that was sent back. */
  readonly change?: string
}

/** What must change, in all and part by part. */
export interface Comment {
  readonly text: string
  readonly sections?: Readonly<Partial<Record<Section, string>>>
}

/** Of an intention after she was heard on one: what is new, and the day of the one it replaces. */
export interface Anew {
  readonly news?: string
  readonly instead?: Day
}

/** When she can come and say it. */
export interface SpokenMoment {
  readonly day: Day
  readonly time: string
}

export type Kind = keyof Contents
