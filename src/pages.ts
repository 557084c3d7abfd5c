/** Every page and exactly what it is given. A view that needs something new asks for it here. Texts are locale keys. */
import type { Expected } from './actions/desk/arrivals.ts'
import type { OpenSession } from './platform/session/sessionsOf.ts'
import type { Ways } from './actions/access/ways.ts'
import type { OwnTalk } from './actions/application/talk.ts'
import type { OwnCards, ShownCard } from './actions/licence/cards.ts'
import type { OpenedShare } from './actions/licence/opening.ts'
import type { Proof } from './actions/licence/proof.ts'
import type { RenewalPlan } from './actions/licence/renewal.ts'
import type { OwnShare } from './actions/licence/sharing.ts'
import type { OwnWatch } from './actions/watching/allowing.ts'
import type { OpenQuestion } from './actions/anonymous/questions.ts'
import type { Helped, RefusedHelp, HelpedFile } from './actions/helping/helping.ts'
import type { OwnMandate } from './actions/helping/mandates.ts'
import type { Look } from './actions/looks/looks.ts'
import type { OpenRequest } from './actions/looks/requests.ts'
import type { RequestPage } from './pages/dataRequests.ts'
import type { OwnIntention } from './actions/following/hearing.ts'
import type { ObjectionLine, OwnObjection } from './actions/following/objecting.ts'
import type { AfterPages } from './pages/after.ts'
import type { DeskPages } from './pages/objectionDesk.ts'
import type { OwnDecision } from './actions/following/objections.ts'
import type { Decided } from './actions/following/ownDecision.ts'
import type { OwnSuspension } from './actions/following/ownSuspension.ts'
import type { OwnRequest } from './actions/following/requests.ts'
import type { Status } from './actions/following/status.ts'
import type { OwnData } from './actions/ownData.ts'
import type { StopPlan } from './actions/stopping.ts'
import type { ReadReceipt, Receipt } from './actions/checking/receipts.ts'
import type { LetterCopy } from './actions/letterTexts.ts'
import type { Entered, FormErrors } from './forms/form.ts'
import type { Day } from './law/day.ts'
import type { BarPicture, StepsPicture } from './platform/paper/picture.ts'
import type { Organisation } from './models/people/HelpDirectory.ts'
import type { Actor } from './policies/actor.ts'
import type { AcrossPages } from './pages/across.ts'
import type { CarePages } from './pages/care.ts'
import type { ClockPages } from './pages/clock.ts'
import type { CalendarPages } from './pages/calendar.ts'
import type { DecidingPages } from './pages/deciding.ts'
import type { RegisterPages } from './pages/register.ts'
import type { AdministrationPages } from './pages/administration.ts'
import type { OversightPages } from './pages/oversight.ts'
import type { InspectionPages } from './pages/inspection.ts'
import type { FigurePages } from './pages/figures.ts'
import type { TakingOverPages } from './pages/takingOver.ts'
import type { EmergencyPages } from './pages/emergency.ts'
import type { PaperPages } from './pages/papers.ts'
import type { TalkingPages } from './pages/talking.ts'
import type { WorklistPages } from './pages/worklist.ts'
import type { DisplayChoice } from './platform/page/address.ts'
import type { CasePage } from './pages/case.ts'
import type { ShownBlock, ShownTranslation, TranslatedBlock } from './pages/report.ts'
import type { FormPage, Tile, Block, MomentPage, DraftLine, Row, DataRow, DataItem, LookPicture, KeptTerm, HelpDesk, LetterRow, TaskLink, PictureStep, ContactPage } from './pages/shapes.ts'

export interface Pages extends PaperPages, EmergencyPages, DecidingPages, OversightPages, AdministrationPages, RegisterPages, AcrossPages, ClockPages, CalendarPages, TalkingPages, FigurePages, WorklistPages, TakingOverPages {
  problem: { title: string; detail: string; reference: string }
  form: FormPage
  'public/front': object
  'public/start': { waiting: { from: number; to: number } | null }
  'public/aboutTalk': { topics: readonly string[]; information: readonly string[]; notAsked: readonly string[] }
  'public/text': { name: string; paragraphs: number }
  'public/check': { entered: string; error: string }
  'public/checkResult': { valid: boolean; today: Day; number: string }
  'public/receipt': { receipt: Receipt }
  'public/receiptRead': { said: ReadReceipt | null }
  'public/sharedResult': { share: OpenedShare; now: Date; today: Day }
  'public/signIn': { why: '' | 'ended' | 'again'; shared: boolean; error: string; tryCode: string; received: readonly string[] }
  'public/words': { words: readonly string[]; action: string; back: string }
  'public/device': { changed: boolean }
  'public/display': { sizes: readonly DisplayChoice[]; colours: readonly DisplayChoice[] }
  'public/signedOut': object
  'public/weather': object
  'public/whoSees': { compartments: readonly string[]; roles: readonly string[]; cells: Record<string, Record<string, readonly string[]>>; until: readonly KeptTerm[]; kept: readonly (KeptTerm & { readonly what: string })[] }
  'demonstration/people': { uid: string; groups: { group: string; people: { subject: string; name: string; can: string }[] }[] }
  'worker/home': { stage: string; caseNumber: string; decideBy: Day | null; next: { href: string; label: string } | null; canWithdraw: boolean; hasTalk: boolean; hasStatus: boolean; hasDecision: boolean; hasCard: boolean; canRenew: boolean; hasProof: boolean; draft: DraftLine | null; notice: '' | 'later' | 'erased'; channelFails: boolean; askedOften: string; elsewhere: boolean; tasks: readonly TaskLink[]; hasObjection: boolean }
  'worker/tasks': { asksNews: boolean; tasks: readonly { href: string; name: string; done: boolean }[]; ready: boolean; draft: DraftLine | null; next: string }
  'worker/place': FormPage & { tiles: readonly Tile[]; province: { code: string; name: string } | null }
  'worker/moment': MomentPage
  'worker/answers': { blocks: readonly Block[]; ready: boolean; twice: boolean; key: string; errors: FormErrors }
  'worker/received': { caseNumber: string; moment: OwnTalk['moment']; steps: StepsPicture; twin: readonly PictureStep[] }
  'worker/talk': Omit<OwnTalk, 'wishes'> & { wishes: readonly Row[]; topics: readonly string[]; notAsked: readonly string[] }
  'worker/data': { since: Day; items: readonly DataItem[]; applications: OwnData['applications']; licences: OwnData['licences']; ways: OwnData['ways']; watches: OwnData['watches']; warnings: OwnData['warnings']; messages: OwnData['messages'] }
  'worker/access': { ways: Ways; elsewhere: readonly OpenSession[]; error: string; done: string }
  'worker/stop': { plan: StopPlan }
  'worker/stopped': { plan: StopPlan }
  'worker/contact': ContactPage
  'demonstration/messages': { messages: readonly { at: Date; to: string; text: string }[]; waiting: readonly Date[] }
  'worker/letters': { letters: readonly LetterRow[]; tasks: readonly TaskLink[] }
  'worker/status': { status: Status; tasks: readonly TaskLink[]; steps: StepsPicture; twin: readonly PictureStep[]; bar: BarPicture | null }
  'worker/request': { request: OwnRequest; daysLeft: number }
  'worker/intended': { intention: OwnIntention; daysLeft: number; canSay: boolean }
  'worker/decided': { decided: Decided; daysLeft: number }
  'worker/suspended': { suspension: OwnSuspension; today: Day }
  'worker/objections': { decisions: readonly OwnDecision[]; objections: readonly ObjectionLine[]; entered: Entered; errors: FormErrors }
  'worker/objectionCheck': { id: string; decision: OwnDecision; rows: readonly Row[]; ready: boolean; errors: FormErrors }
  'worker/objection': { objection: OwnObjection; steps: StepsPicture; twin: readonly PictureStep[]; rows: readonly DataRow[]; court: boolean }
  'worker/letter': { id: string; letter: LetterCopy; explanation: (LetterCopy & { note: string }) | null; sha256: string; code: string }
  'worker/card': { shown: (ShownCard & { number: string; endsAt: string }) | null; why: string; today: Day }
  'worker/names': { cards: readonly (OwnCards['cards'][number] & { written: string })[]; canAdd: boolean }
  'worker/shares': { shares: readonly OwnShare[]; canShare: boolean; watches: readonly OwnWatch[]; canAllow: boolean }
  'worker/watch': { watch: OwnWatch & { readonly code: string; readonly told: readonly Date[] }; number: string }
  'worker/share': { share: OwnShare & { code: string; name: string }; checkAt: string }
  'worker/renewal': { plan: RenewalPlan }
  'worker/proof': { proof: Proof | null; today: Day }
  'worker/looks': { looks: readonly Look[]; filter: { readonly days: string; readonly kind: string }; kinds: readonly string[]; periods: readonly string[]; picture: LookPicture | null; laterDays: number }
  'worker/mandates': { mandates: readonly OwnMandate[]; showsCode: boolean; typedAt: string; key: string; lengths: readonly { value: string; label: string }[]; entered: Entered; errors: FormErrors }
  'helper/people': { people: readonly Helped[]; refused: readonly RefusedHelp[]; entered: Entered; errors: FormErrors }
  'helper/person': { file: HelpedFile }
  'helper/letter': { id: string; letter: LetterCopy; explanation: (LetterCopy & { note: string }) | null }
  'public/help': { national: readonly Organisation[]; regions: readonly { region: string; organisation: string }[]; desks: readonly { heading: string; places: readonly HelpDesk[] }[] }
  'public/helpSomeone': object
  'public/ask': { key: string; entered: Entered; errors: FormErrors }
  'public/asked': { code: string; answerBy: Day; keptUntil: Day }
  'public/askAnswer': { question: string; answer: string; answerBy: Day; keptUntil: Day }
  'public/selfChecked': { outcomes: readonly string[]; minAge: number }
  'municipality/requests': { requests: readonly OpenRequest[] }
  'municipality/request': RequestPage
  'municipality/questions': { questions: readonly OpenQuestion[]; next: OpenQuestion | undefined }
  'municipality/question': { question: OpenQuestion & { question: string; way: string }; entered: Entered; errors: FormErrors }
  'worker/report': { blocks: readonly (ShownBlock & TranslatedBlock)[]; second: boolean; information: readonly string[]; canAnswer: boolean; translation: ShownTranslation; entered: Entered; errors: FormErrors }
  'municipality/deskCode': { key: string; entered: Entered; errors: FormErrors }
  'municipality/deskCodeMade': { code: string; until: Date; address: string }
  'municipality/desk': { done: boolean; alias: string; word: string; days: readonly { readonly when: 'today' | 'later' | 'past'; readonly rows: readonly Expected[] }[] }
  'municipality/case': CasePage
}

export interface Pages extends AfterPages, DeskPages, InspectionPages, CarePages {}

declare global {
  namespace Express {
    interface Request {
      actor: Actor
      today: Day
      now: Date
    }
    interface Response {
      page<Name extends keyof Pages>(name: Name, props: Pages[Name]): void
    }
  }
}
