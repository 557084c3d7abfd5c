/** What a letter says, in blocks whose order is fixed by its version. A letter that lacks a part cannot be composed. */
import type { Day } from '../law/day.ts'
import { inOrder, type LetterKind, missingParts, notWhole, templateOf } from '../law/deciding/letters.ts'
import { refuse } from '../law/impediment.ts'
import { dates, type Translate, translator } from '../platform/page/translate.ts'
import { type AcrossFacts, acrossLetters } from './across/letterBlocks.ts'
import { type ApplicationFacts, applicationLetters } from './application/letterBlocks.ts'
import { type ClockFacts, clockLetters } from './clock/letterBlocks.ts'
import { type DecidingFacts, decidingLetters } from './deciding/letterBlocks.ts'
import { type FollowingFacts, followingLetters } from './following/letterBlocks.ts'
import { type HelpingFacts, helpingLetters } from './helping/letterBlocks.ts'
import { type RightsFacts, rightsLetters } from './looks/letterBlocks.ts'
import { type AfterFacts, afterLetters } from './measures/letterBlocks.ts'
import { type DeskFacts, deskLetters } from './objectionDesk/letterBlocks.ts'
import { type TalkFacts, talkLetters } from './talking/letterBlocks.ts'

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

/** What each kind of letter is told of: one of every kind, or it does not compile. */
interface FactsByKind extends AcrossFacts, AfterFacts, ApplicationFacts, ClockFacts, DecidingFacts, DeskFacts, FollowingFacts, HelpingFacts, RightsFacts, TalkFacts {}

/** What a letter is about, with its kind. */
export type AboutLetter<K extends LetterKind = LetterKind> = { [Kind in K]: { readonly kind: Kind } & FactsByKind[Kind] }[K]
export type LetterFacts<K extends LetterKind = LetterKind> = { [Kind in K]: Common & { readonly kind: Kind } & FactsByKind[Kind] }[K]

/** What every letter is put together with. */
export interface Tools {
  readonly lang: string
  readonly t: Translate
  readonly date: ReturnType<typeof dates>['date']
  /** Texts by name: `letter.<kind>.<name>`. */
  readonly says: (name: string, values?: Record<string, string>) => string
  readonly plain: (...paragraphs: string[]) => Block
  /** With a heading. */
  readonly under: (name: string, ...paragraphs: string[]) => Block
  readonly remedies: (until: Day) => Block
  readonly help: Block
}

export type Writer<K extends LetterKind> = (facts: LetterFacts<K>, tools: Tools) => Block[]
export type Writers<K extends LetterKind> = { readonly [Kind in K]: Writer<Kind> }

/** Made-up facts, one of each kind. */
export type Samples<K extends LetterKind> = Readonly<Record<K, (common: Common) => LetterFacts>>

const writers: Writers<LetterKind> = {
  ...acrossLetters, ...afterLetters, ...applicationLetters, ...clockLetters, ...decidingLetters, ...deskLetters, ...followingLetters, ...helpingLetters, ...rightsLetters, ...talkLetters,
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
  const { version: template } = templateOf(facts.kind, facts.sentOn)
  if (language === 'nl') return { text: { letter, explanation: null, template }, missing }
  return { text: { letter, explanation: { ...copyIn(language, facts), note: translator(language)('letter.explanation') }, template }, missing }
}

function copyIn<K extends LetterKind>(lang: string, facts: LetterFacts<K>): LetterCopy {
  const tools = toolsOf(lang, facts)
  const write: Writer<K> = writers[facts.kind]
  return { lang, heading: tools.says('title'), blocks: inOrder(facts.kind, facts.sentOn, write(facts, tools)) }
}

function toolsOf(lang: string, { kind, ...common }: Common & { readonly kind: LetterKind }): Tools {
  const t = translator(lang)
  const under = (name: string, ...paragraphs: string[]): Block => ({ name, heading: t(`letter.heading.${name}`), paragraphs })
  return {
    lang, t, date: dates(lang).date, under,
    says: (name, values = {}) => t(`letter.${kind}.${name}`, values),
    plain: (...paragraphs) => ({ name: 'lead', heading: '', paragraphs }),
    remedies: (until) => under('remedies', ...remedyParagraphs(lang, common, until)),
    help: under('help', t('letter.help')),
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
