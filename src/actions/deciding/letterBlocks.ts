/** What the letters of deciding say, part by part: a part that is not whole yet stands empty. */
import type { Day } from '../../law/day.ts'
import type { GroundCode } from '../../law/deciding/decision.ts'
import { articlesOf } from '../../law/deciding/letters.ts'
import { type GroundFact, groundsWithoutFact, type SkipGround } from '../../law/deciding/proposal.ts'
import { keepUntil } from '../../law/retention.ts'
import { dates, translator } from '../../platform/page/translate.ts'
import type { Anew, SpokenMoment } from '../contents.ts'
import type { Block, Tools, Writers } from '../letterTexts.ts'
import type { UsedPaper } from './words.ts'

export interface IntendedRefusal extends Anew {
  readonly reason: string
  readonly facts: string
  readonly untilDay: Day
  readonly moments?: readonly SpokenMoment[]
}

export interface Grant {
  readonly number: string
  readonly validFrom?: Day
  readonly validUntil: Day
  readonly objectUntil: Day
  readonly mandateOn?: Day | undefined
}

export interface Refusal {
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

export interface DecidingFacts {
  secondTalk: object
  intendedRefusal: IntendedRefusal
  granted: Grant
  refused: Refusal
}

export const decidingLetters: Writers<keyof DecidingFacts> = {
  secondTalk: (_facts, { says, plain, under, help }) => [plain(says('lead'), says('notRefused')), under('why', says('why')), under('next', says('choose'), says('others'), says('decide')), help],
  intendedRefusal: (facts, { lang, date, says, plain, under, help }) => [
    plain(says('intention'), ...insteadLines(lang, facts)),
    under('why', facts.reason, says('facts', { facts: facts.facts }), ...newsLines(lang, facts)),
    under('yourView', says('respond', { until: facts.untilDay && date(facts.untilDay) }), says('how'), ...momentLines(lang, facts.moments)),
    under('next', says('silence')),
    help,
  ],
  granted(facts, { lang, t, date, says, plain, under, remedies, help }) {
    const { number, validFrom = facts.sentOn } = facts
    const known = { number, validUntil: date(facts.validUntil) }
    const validity = validFrom > facts.sentOn ? says('validityLater', { ...known, validFrom: date(validFrom) }) : says('validity', known)
    return [plain(says('decision')), under('meaning', validity, says('meaning')), remedies(facts.objectUntil), help, under('decidedBy', t('letter.suspended.decidedBy'), ...mandateLine(lang, facts.mandateOn))]
  },
  refused,
}

function refused(facts: Refusal, { lang, t, date, says, plain, under, remedies, help }: Tools): Block[] {
  const { objectUntil, weighing, mandateOn } = facts
  return [
    plain(says('decision')),
    under('meaning', says('meaning')),
    under('why', ...reasonsOf(lang, facts)),
    under('yourView', ...viewOf(lang, facts)),
    under('weighing', weighing),
    under('data', objectUntil ? says('data', { until: date(keepUntil('refusedFile', objectUntil)) }) : ''),
    remedies(objectUntil),
    under('again', says('again')),
    help,
    under('decidedBy', t('letter.refused.decidedBy'), ...mandateLine(lang, mandateOn)),
    under('annex', ...annexOf(lang, facts)),
  ]
}

/** Since when who decided may do so. */
export function mandateLine(lang: string, on: Day | undefined): string[] {
  return on ? [translator(lang)('letter.decidedBy.mandate', { on: dates(lang).date(on) })] : []
}

/** Each ground with its facts, and where each comes from; nothing as long as one of them lacks that. */
function reasonsOf(lang: string, { grounds, facts, reason }: Refusal): string[] {
  const t = translator(lang)
  if (!grounds.length || groundsWithoutFact(grounds, facts).length) return []
  const rows = grounds.flatMap((code) => {
    const own = facts.filter(({ ground }) => ground === code)
    return [t(`ground.${code}`), ...own.map(({ fact, source }) => t('letter.refused.fact', { fact, source: t(`factSource.${source}`) }))]
  })
  return [reason, ...rows]
}

/** What she said and what was done with it, and why she was not asked first; nothing as long as neither can be told. */
function viewOf(lang: string, { hearing, said, answer, skipped, skippedBecause }: Refusal): string[] {
  const t = translator(lang)
  const unheard = skipped ? [t(`letter.suspended.notHeard.${skipped}`), skippedBecause, t('letter.refused.react')] : []
  if (hearing === 'none') return unheard
  if (hearing === 'silent') return [t('letter.refused.nothingSaid'), ...unheard]
  return answer.trim() ? [...said.map((text) => t('letter.refused.said', { said: text })), t('letter.refused.answer', { answer }), ...unheard] : []
}

function annexOf(lang: string, { papers, grounds, skipped }: Refusal): string[] {
  if (!papers.length) return []
  const t = translator(lang)
  const { date } = dates(lang)
  const used = papers.map(({ paper, on }) => t(`letter.paper.${paper}`, { on: date(on) }))
  return [t('letter.annex.papers'), ...used, t('letter.annex.rules'), ...articlesOf(grounds, skipped).map((article) => t(`letter.article.${article}`))]
}

/** That this one replaces one she had before, and that she can speak again. */
export function insteadLines(lang: string, { instead }: Anew): string[] {
  return instead ? [translator(lang)('letter.intendedRefusal.instead', { on: dates(lang).date(instead) })] : []
}

export function newsLines(lang: string, { news }: Anew): string[] {
  return news ? [translator(lang)('letter.intendedRefusal.news', { news })] : []
}

/** When she can come and say it; no line when nothing was offered. */
export function momentLines(lang: string, moments: readonly SpokenMoment[] = []): string[] {
  if (!moments.length) return []
  const { date } = dates(lang)
  return [translator(lang)('letter.intendedRefusal.moments', { moments: moments.map(({ day, time }) => `${date(day)}, ${time}`).join('; ') })]
}
