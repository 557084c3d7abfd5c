/** What a letter says, in blocks whose order is fixed by its version. A letter that lacks a part cannot be composed. */
import type { Day } from '../law/day.ts'
import type { GroundCode } from '../law/decision.ts'
import { inOrder, missingParts, notWhole, templateOf } from '../law/deciding/letters.ts'
import type { GroundFact, SkipGround } from '../law/deciding/proposal.ts'
import { refuse } from '../law/impediment.ts'
import { type Erasing, keepUntil } from '../law/retention.ts'
import { dates, translator } from '../platform/translate.ts'
import type { Anew, SpokenMoment } from './contents.ts'
import { type HandedOver, handedOverBlocks } from './across/letterBlocks.ts'
import { clockBlocks, type ClockFacts, isClock } from './clock/letterBlocks.ts'
import { insteadLines, mandateLine, momentLines, newsLines, refusalBlocks } from './deciding/letterBlocks.ts'
import type { UsedPaper } from './deciding/words.ts'
import { type FollowingFacts, followingBlocks, isFollowing } from './following/letterBlocks.ts'

export interface Block {
  /** Which part of the letter it is. */
  readonly name?: string
  readonly heading: string
  readonly paragraphs: readonly string[]
}

export interface LetterCopy {
  readonly lang: string
  readonly heading: string
  readonly blocks: readonly Block[]
}

export interface LetterText {
  readonly letter: LetterCopy
  /** The same letter in her language; the Dutch text is the binding one. */
  readonly explanation: (LetterCopy & { readonly note: string }) | null
  /** The version of its kind; absent in what was sent before letters had one. */
  readonly template?: number
}

export interface Common {
  readonly municipality: string
  readonly caseNumber: string
  readonly sentOn: Day
}

export type LetterFacts =
  | (Common & { readonly kind: 'receipt'; readonly decideBy: Day; readonly talk: { readonly on: Day; readonly at: string } | null })
  | (Common & { readonly kind: 'intendedRefusal'; readonly reason: string; readonly facts: string; readonly untilDay: Day; readonly moments?: readonly SpokenMoment[] } & Anew)
  | (Common & { readonly kind: 'granted'; readonly number: string; readonly validFrom?: Day; readonly validUntil: Day; readonly objectUntil: Day; readonly mandateOn?: Day | undefined })
  | (Common & Refusal)
  | (Common & { readonly kind: 'withdrawn' })
  | (Common & { readonly kind: 'secondTalk' })
  | (Common & { readonly kind: 'renewalReminder'; readonly validUntil: Day })
  | (Common & { readonly kind: 'stopped' } & Erasing)
  | FollowingFacts
  | (Common & HandedOver)
  | ClockFacts
  | (Common & TakenOverFacts)
  | (Common & { readonly kind: 'lookAnswer'; readonly answer: string; readonly lookedOn: Day })
  | (Common & { readonly kind: 'correctionReceipt'; readonly item: string; readonly answerBy: Day })
  | (Common & { readonly kind: 'correctionGranted' | 'correctionDenied'; readonly item: string; readonly reason: string; readonly objectUntil: Day })

/** What came from another register, and what it is here. */
export type TakenOverFacts =
  | { readonly kind: 'applicationTakenOver'; readonly receivedOn: Day; readonly decideBy: Day }
  | { readonly kind: 'licenceTakenOver'; readonly decidedOn: Day; readonly number: string; readonly validUntil: Day }

export interface Refusal {
  readonly kind: 'refused'
  readonly grounds: readonly GroundCode[]
  readonly reason: string
  readonly facts: readonly GroundFact[]
  /** Whether she said something about what was intended, was silent, or was told of nothing. */
  readonly hearing: 'said' | 'silent' | 'none'
  /** Why she was not heard first, in all or on a part. */
  readonly skipped: SkipGround | undefined
  /** To each intention. */
  readonly said: readonly string[]
  /** What was done with it. */
  readonly answer: string
  readonly skippedBecause: string
  readonly weighing: string
  readonly objectUntil: Day
  readonly mandateOn: Day | undefined
  readonly papers: readonly UsedPaper[]
}

export function composeLetter(facts: LetterFacts, language: string): LetterText {
  const { text, missing } = draftLetter(facts, language)
  refuse(notWhole(missing))
  return text
}

export interface LetterDraft {
  readonly text: LetterText
  /** The parts without which it cannot be sent. */
  readonly missing: readonly string[]
}

/** As far as it can be written; what is not there yet stands empty, and is named. */
export function draftLetter(facts: LetterFacts, language: string): LetterDraft {
  const letter = copyIn('nl', facts)
  const missing = missingParts(facts.kind, facts, letter.blocks)
  const version = templateOf(facts.kind, facts.sentOn)?.version
  const template = version === undefined ? {} : { template: version }
  if (language === 'nl') return { text: { letter, explanation: null, ...template }, missing }
  return { text: { letter, explanation: { ...copyIn(language, facts), note: translator(language)('letter.explanation') }, ...template }, missing }
}

function copyIn(lang: string, facts: LetterFacts): LetterCopy {
  const t = translator(lang)
  return { lang, heading: t(`letter.${facts.kind}.title`), blocks: inOrder(facts.kind, facts.sentOn, blocksOf(lang, facts)) }
}

/** Texts by name: `letter.<kind>.<name>`, with a heading where there is one. */
function blocksOf(lang: string, facts: LetterFacts): Block[] {
  const t = translator(lang)
  const { date } = dates(lang)
  const says = (name: string, values: Record<string, string> = {}) => t(`letter.${facts.kind}.${name}`, values)
  const plain = (...paragraphs: string[]): Block => ({ name: 'lead', heading: '', paragraphs })
  const under = (name: string, ...paragraphs: string[]): Block => ({ name, heading: t(`letter.heading.${name}`), paragraphs })
  const remedies = (until: Day) => under('remedies', ...remedyParagraphs(lang, facts, until))
  const help = under('help', t('letter.help'))
  const tools = { t, date, says, plain, under, remedies, help }
  if (isFollowing(facts)) return followingBlocks(facts, tools)
  if (isClock(facts)) return clockBlocks(facts, lang, tools)

  switch (facts.kind) {
    case 'receipt': {
      const { talk, decideBy } = facts
      const next = talk ? says('next', { talkOn: date(talk.on), talkAt: talk.at, decideBy: date(decideBy) }) : says('nextWaiting', { decideBy: date(decideBy) })
      return [plain(says('received', { on: date(facts.sentOn), caseNumber: facts.caseNumber }), says('data')), under('next', next), { ...help, paragraphs: [says('support'), ...help.paragraphs] }]
    }
    case 'intendedRefusal':
      return [
        plain(says('intention'), ...insteadLines(lang, facts)),
        under('why', facts.reason, says('facts', { facts: facts.facts }), ...newsLines(lang, facts)),
        under('yourView', says('respond', { until: facts.untilDay && date(facts.untilDay) }), says('how'), ...momentLines(lang, facts.moments)),
        under('next', says('silence')),
        help,
      ]
    case 'granted': {
      const { number, validFrom = facts.sentOn } = facts
      const known = { number, validUntil: date(facts.validUntil) }
      const validity = validFrom > facts.sentOn ? says('validityLater', { ...known, validFrom: date(validFrom) }) : says('validity', known)
      return [plain(says('decision')), under('meaning', validity, says('meaning')), remedies(facts.objectUntil), help, under('decidedBy', t('letter.suspended.decidedBy'), ...mandateLine(lang, facts.mandateOn))]
    }
    case 'refused':
      return refusalBlocks(facts, lang, tools)
    case 'secondTalk':
      return [plain(says('lead'), says('notRefused')), under('why', says('why')), under('next', says('choose'), says('others'), says('decide')), help]
    case 'handedOver':
      return handedOverBlocks(facts, tools)
    case 'renewalReminder':
      return [plain(says('ends', { on: date(facts.validUntil) })), under('next', says('renew'), says('nothing')), help]
    case 'stopped': {
      const line = facts.lineUntil > facts.readableUntil ? [says('line', { until: date(facts.lineUntil) })] : []
      return [plain(says('done', { on: date(facts.sentOn) })), under('data', says('data', { until: date(facts.readableUntil) }), ...line), under('again', says('again')), help]
    }
    case 'lookAnswer':
      return [plain(says('about', { on: date(facts.lookedOn) }), facts.answer), help]
    case 'correctionReceipt': {
      const values = { item: t(`data.kind.${facts.item}`), on: date(facts.sentOn), until: date(facts.answerBy) }
      return [plain(says('received', values)), under('next', says('next', values)), help]
    }
    case 'correctionGranted':
    case 'correctionDenied':
      return [plain(says('decision', { item: t(`data.kind.${facts.item}`) })), under('why', facts.reason, t('letter.correction.ground')), remedies(facts.objectUntil), help]
    case 'applicationTakenOver':
      return [plain(says('taken', { on: date(facts.receivedOn) }), says('decide', { until: date(facts.decideBy) })), under('next', t('letter.takenOver.desk', { caseNumber: facts.caseNumber }), says('talk'), t('letter.takenOver.wrong')), help]
    case 'licenceTakenOver':
      return [plain(says('taken', { on: date(facts.decidedOn) }), says('number', { number: facts.number, until: date(facts.validUntil) })), under('next', t('letter.takenOver.desk', { caseNumber: facts.caseNumber }), says('photo'), t('letter.takenOver.wrong')), help]
    case 'withdrawn':
      return [plain(says('done', { caseNumber: facts.caseNumber })), under('data', says('data', { until: date(keepUntil('notProcessedOrWithdrawn', facts.sentOn)) })), help]
  }
}

/** Awb 3:45: by whom, within which term and at which body; with the last day worked out. */
function remedyParagraphs(lang: string, { municipality }: Common, until: Day): string[] {
  // Without its last day it is no clause.
  if (!until) return []
  const t = translator(lang)
  const values = { municipality, until: dates(lang).date(until) }
  return ['who', 'term', 'where', 'what', 'notComplete', 'free', 'urgent'].map((name) => t(`letter.remedies.${name}`, values))
}
