/** What the letters after a grant say: an intended revocation, the revocation itself, and what a court ordered. */
import type { Day } from '../../law/day.ts'
import { groundsWithoutFact, type SkipGround } from '../../law/deciding/proposal.ts'
import type { GroundCode } from '../../law/decision.ts'
import { keepUntil, reportUntil } from '../../law/retention.ts'
import type { Anew, SpokenMoment } from '../contents.ts'
import type { RevocationWords } from './contents.ts'
import type { Block, Common, Tools, Writers } from '../letterTexts.ts'

export interface IntendedRevocation extends Anew {
  readonly reason: string
  readonly facts: string
  readonly untilDay: Day
  readonly moments: readonly SpokenMoment[]
}

export interface Revoked extends Omit<RevocationWords, 'said'> {
  readonly grounds: readonly GroundCode[]
  readonly from: Day
  /** To each intention. */
  readonly said: readonly string[]
  readonly hearing: 'heard' | 'silent' | 'none'
  readonly skipped: SkipGround | undefined
  readonly skippedBecause: string
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

export interface AfterFacts {
  intendedRevocation: IntendedRevocation
  revoked: Revoked
  courtStayed: CourtOrdered
  courtStayEnded: CourtOrdered
  repeatTalk: RepeatTalk
  repeatReminder: RepeatTalk
  repeatDone: object
}

export const afterLetters: Writers<keyof AfterFacts> = {
  intendedRevocation,
  revoked,
  courtStayed: ({ about, from, until }, { date, says, plain, under, help }) =>
    [plain(says('lead', { from: date(from) }), ...(until ? [says('until', { until: date(until) })] : [])), under('meaning', says(`meaning.${about}`)), help],
  courtStayEnded: ({ about, from }, { date, says, plain, under, help }) => [plain(says('lead', { from: date(from) })), under('meaning', says(`meaning.${about}`)), help],
  repeatTalk: ({ due }, { date, says, plain, under, help }) => [plain(says('lead')), under('next', says('choose', { due: date(due) }), says('talk')), under('meaning', says('holds')), help],
  repeatReminder: ({ due }, { t, date, says, plain, under, help }) =>
    [plain(says('lead')), under('next', t('letter.repeatTalk.choose', { due: date(due) }), t('letter.repeatTalk.talk')), under('meaning', t('letter.repeatTalk.holds')), help],
  repeatDone: ({ sentOn }, { date, says, plain, under, help }) => [plain(says('lead')), under('data', says('data', { until: date(reportUntil(sentOn)) })), help],
}

function intendedRevocation({ reason, facts, untilDay, moments, news, instead }: IntendedRevocation, { t, date, says, plain, under, help }: Tools): Block[] {
  const come = moments.length ? [t('letter.intendedRefusal.moments', { moments: moments.map(({ day, time }) => `${date(day)}, ${time}`).join('; ') })] : []
  return [
    plain(says('intention'), t('letter.intendedRefusal.intention'), ...(instead ? [t('letter.intendedRefusal.instead', { on: date(instead) })] : [])),
    under('why', reason, t('letter.intendedRefusal.facts', { facts }), ...(news ? [t('letter.intendedRefusal.news', { news })] : [])),
    under('yourView', untilDay ? t('letter.intendedRefusal.respond', { until: date(untilDay) }) : '', t('letter.intendedRefusal.how'), ...come),
    under('next', says('holds'), t('letter.intendedRefusal.silence')),
    help,
  ]
}

function revoked(facts: Common & Revoked, tools: Tools): Block[] {
  const { t, date, says, plain, under, remedies, help } = tools
  const { from, weighing, objectUntil, mandateOn } = facts
  return [
    plain(from ? says('decision', { from: date(from) }) : ''),
    under('meaning', says('meaning'), t('letter.suspended.check')),
    under('why', ...reasonsOf(facts, tools)),
    under('yourView', ...viewOf(facts, tools)),
    under('weighing', weighing),
    under('data', from ? says('data', { until: date(keepUntil('identityAndPhoto', from)) }) : ''),
    remedies(objectUntil),
    under('again', t('letter.refused.again')),
    help,
    under('decidedBy', t('letter.refused.decidedBy'), ...(mandateOn ? [t('letter.decidedBy.mandate', { on: date(mandateOn) })] : [])),
  ]
}

/** Each ground with its facts, and where each comes from; nothing as long as one of them lacks that. */
function reasonsOf({ grounds, facts, reason }: Revoked, { t, says }: Tools): string[] {
  if (!grounds.length || groundsWithoutFact(grounds, facts).length) return []
  return [reason, ...grounds.flatMap((code) => [
    says(`ground.${code}`),
    ...facts.filter(({ ground }) => ground === code).map(({ fact, source }) => t('letter.refused.fact', { fact, source: t(`factSource.${source}`) })),
  ])]
}

function viewOf({ hearing, said, answer, skipped, skippedBecause }: Revoked, { t }: Tools): string[] {
  const unheard = skipped ? [t(`letter.suspended.notHeard.${skipped}`), skippedBecause, t('letter.refused.react')] : []
  if (hearing === 'none') return unheard
  if (hearing === 'silent') return [t('letter.refused.nothingSaid'), ...unheard]
  return answer.trim() ? [...said.map((text) => t('letter.refused.said', { said: text })), t('letter.refused.answer', { answer }), ...unheard] : []
}
