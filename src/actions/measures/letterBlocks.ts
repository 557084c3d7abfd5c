/** What the letters after a grant say: what is intended, a suspension or a revocation itself, its end, and what a court ordered. */
import type { Day } from '../../law/day.ts'
import { groundsWithoutFact, type SkipGround } from '../../law/deciding/proposal.ts'
import type { GroundCode } from '../../law/deciding/decision.ts'
import { keepUntil, reportUntil } from '../../law/retention.ts'
import type { Anew, SpokenMoment } from '../contents.ts'
import type { RevocationWords } from './contents.ts'
import type { Block, Common, Tools, Writers } from '../letterTexts.ts'

export interface IntendedMeasure extends Anew {
  readonly reason: string
  readonly facts: string
  readonly untilDay: Day
  readonly moments: readonly SpokenMoment[]
}

/** A decision on a licence: per ground what is known and where from, what she said and what was done with it. */
export interface DecidedMeasure extends Omit<RevocationWords, 'said'> {
  readonly grounds: readonly GroundCode[]
  readonly from: Day
  /** The last day of a suspension. */
  readonly until: Day
  /** To each intention. */
  readonly said: readonly string[]
  readonly hearing: 'heard' | 'silent' | 'none'
  readonly skipped: SkipGround | undefined
  readonly skippedBecause: string
  readonly objectUntil: Day
  readonly mandateOn: Day | undefined
}

export interface Reinstatement {
  readonly reason: string
  readonly from: Day
  readonly objectUntil: Day
  readonly mandateOn: Day | undefined
}

export interface CourtOrdered {
  readonly about: 'suspend' | 'revoke' | 'refuse'
  readonly from: Day
  readonly until: Day | undefined
}

export interface RepeatTalk {
  readonly due: Day
}

/** At a renewal that needs no talk. */
export interface TalkDropped {
  /** The day of the talk that is let go. */
  readonly talkOn: Day | undefined
  readonly decideBy: Day
}

export interface AfterFacts {
  intendedRevocation: IntendedMeasure
  intendedSuspension: IntendedMeasure
  revoked: DecidedMeasure
  suspended: DecidedMeasure
  reinstated: Reinstatement
  courtStayed: CourtOrdered
  courtStayEnded: CourtOrdered
  repeatTalk: RepeatTalk
  repeatReminder: RepeatTalk
  repeatDone: object
  talkDropped: TalkDropped
  talkAsked: object
}

export const afterLetters: Writers<keyof AfterFacts> = {
  intendedRevocation: intended,
  intendedSuspension: intended,
  revoked,
  suspended,
  reinstated: (facts, tools) => {
    const { date, says, plain, under, remedies, help } = tools
    return [plain(says('decision', { from: date(facts.from) })), under('why', facts.reason), under('meaning', says('meaning')), remedies(facts.objectUntil), help, decidedBy(facts, tools)]
  },
  courtStayed: ({ about, from, until }, { date, says, plain, under, help }) =>
    [plain(says('lead', { from: date(from) }), ...(until ? [says('until', { until: date(until) })] : [])), under('meaning', says(`meaning.${about}`)), help],
  courtStayEnded: ({ about, from }, { date, says, plain, under, help }) => [plain(says('lead', { from: date(from) })), under('meaning', says(`meaning.${about}`)), help],
  repeatTalk: ({ due }, { date, says, plain, under, help }) => [plain(says('lead')), under('next', says('choose', { due: date(due) }), says('talk')), under('meaning', says('holds')), help],
  repeatReminder: ({ due }, { t, date, says, plain, under, help }) =>
    [plain(says('lead')), under('next', t('letter.repeatTalk.choose', { due: date(due) }), t('letter.repeatTalk.talk')), under('meaning', t('letter.repeatTalk.holds')), help],
  repeatDone: ({ sentOn }, { date, says, plain, under, help }) => [plain(says('lead')), under('data', says('data', { until: date(reportUntil(sentOn)) })), help],
  talkDropped: ({ talkOn, decideBy }, { date, says, plain, under, help }) =>
    [plain(says('lead'), ...(talkOn ? [says('talk', { on: date(talkOn) })] : [])), under('next', says('decide', { by: date(decideBy) }), says('wish')), help],
  talkAsked: (_facts, { t, says, plain, under, help }) => [plain(says('lead'), t('letter.secondTalk.notRefused')), under('next', t('letter.secondTalk.choose'), says('free')), help],
}

function intended({ reason, facts, untilDay, moments, news, instead }: IntendedMeasure, { t, date, says, plain, under, help }: Tools): Block[] {
  const come = moments.length ? [t('letter.intendedRefusal.moments', { moments: moments.map(({ day, time }) => `${date(day)}, ${time}`).join('; ') })] : []
  return [
    plain(says('intention'), t('letter.intendedRefusal.intention'), ...(instead ? [t('letter.intendedRefusal.instead', { on: date(instead) })] : [])),
    under('why', reason, t('letter.intendedRefusal.facts', { facts }), ...(news ? [t('letter.intendedRefusal.news', { news })] : [])),
    under('yourView', untilDay ? t('letter.intendedRefusal.respond', { until: date(untilDay) }) : '', t('letter.intendedRefusal.how'), ...come),
    under('next', t('letter.intendedRevocation.holds'), t('letter.intendedRefusal.silence')),
    help,
  ]
}

function revoked(facts: Common & DecidedMeasure, tools: Tools): Block[] {
  const { t, date, says, plain, under, remedies, help } = tools
  const { from, objectUntil } = facts
  return [
    plain(from ? says('decision', { from: date(from) }) : ''),
    under('meaning', says('meaning'), t('letter.suspended.check')),
    ...groundsOf(facts, tools, { ground: 'letter.revoked.ground', react: 'letter.refused.react' }),
    under('data', from ? says('data', { until: date(keepUntil('identityAndPhoto', from)) }) : ''),
    remedies(objectUntil),
    under('again', t('letter.refused.again')),
    help,
    decidedBy(facts, tools),
  ]
}

function suspended(facts: Common & DecidedMeasure, tools: Tools): Block[] {
  const { date, says, plain, under, remedies, help } = tools
  const { from, until, objectUntil } = facts
  const days = { from: date(from), until: date(until) }
  return [
    plain(says('decision', days)),
    under('meaning', says('meaning'), says('check')),
    ...groundsOf(facts, tools, { ground: 'ground', react: 'letter.suspended.react' }),
    under('next', says('ends', days)),
    remedies(objectUntil),
    help,
    decidedBy(facts, tools),
  ]
}

interface Said {
  readonly ground: 'letter.revoked.ground' | 'ground'
  readonly react: 'letter.refused.react' | 'letter.suspended.react'
}

function groundsOf(facts: DecidedMeasure, tools: Tools, keys: Said): Block[] {
  const { under } = tools
  return [under('why', ...reasonsOf(facts, tools, keys)), under('yourView', ...viewOf(facts, tools, keys)), under('weighing', facts.weighing)]
}

const decidedBy = ({ mandateOn }: { readonly mandateOn: Day | undefined }, { t, date, under }: Tools): Block =>
  under('decidedBy', t('letter.suspended.decidedBy'), ...(mandateOn ? [t('letter.decidedBy.mandate', { on: date(mandateOn) })] : []))

/** Each ground with its facts, and where each comes from; nothing as long as one of them lacks that. */
function reasonsOf({ grounds, facts, reason }: DecidedMeasure, { t }: Tools, keys: Said): string[] {
  if (!grounds.length || groundsWithoutFact(grounds, facts).length) return []
  return [reason, ...grounds.flatMap((code) => [
    t(`${keys.ground}.${code}`),
    ...facts.filter(({ ground }) => ground === code).map(({ fact, source }) => t('letter.refused.fact', { fact, source: t(`factSource.${source}`) })),
  ])]
}

function viewOf({ hearing, said, answer, skipped, skippedBecause }: DecidedMeasure, { t }: Tools, { react }: Said): string[] {
  const unheard = skipped ? [t(`letter.suspended.notHeard.${skipped}`), skippedBecause, t(react)] : []
  if (hearing === 'none') return unheard
  if (hearing === 'silent') return [t('letter.refused.nothingSaid'), ...unheard]
  return answer.trim() ? [...said.map((text) => t('letter.refused.said', { said: text })), t('letter.refused.answer', { answer }), ...unheard] : []
}
