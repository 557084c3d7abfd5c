/** What a suspension, or ending one sooner, would say to her if it were agreed with today. Nothing is kept. */
import type { ReinstatementForm, SuspensionForm } from '../../forms/handling.ts'
import type { Day } from '../../law/day.ts'
import { objectionUntil } from '../../law/objection.ts'
import { suspensionPeriod } from '../../law/suspension.ts'
import { Application } from '../../models/Application.ts'
import type { Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { applicationsOf } from '../../policies/reach.ts'
import { preview } from '../letters.ts'
import type { AboutLetter, LetterDraft } from '../letterTexts.ts'
import { inTransaction } from '../work.ts'

export function previewSuspension(actor: Official, id: string, { ground, reason, facts, said, hearingDone: hearing, startsOn, weeks }: SuspensionForm, today: Day): Promise<LetterDraft> {
  const { from, until } = suspensionPeriod(today, startsOn, weeks)
  return draftFor(actor, id, { kind: 'suspended', ground, reason, facts, said, hearing, from, until, objectUntil: objectionUntil(today) }, today)
}

export function previewReinstatement(actor: Official, id: string, { reason, startsOn }: ReinstatementForm, today: Day): Promise<LetterDraft> {
  return draftFor(actor, id, { kind: 'reinstated', reason, from: startsOn > today ? startsOn : today, objectUntil: objectionUntil(today) }, today)
}

function draftFor(actor: Official, id: string, about: AboutLetter, today: Day): Promise<LetterDraft> {
  permit(actor.role === 'caseworker')
  return inTransaction(actor, async () => preview(await Application.get({ ...applicationsOf(actor), id }), today, (common) => ({ ...common, ...about })))
}
