/** What a measure, or ending a suspension sooner, would say to her if it were agreed with today. Nothing is kept. */
import type { ReinstatementForm } from '../../forms/case/handling.ts'
import type { MeasureProposal } from '../../forms/licence/measures.ts'
import type { Day } from '../../law/day.ts'
import { objectionUntil } from '../../law/objecting/objection.ts'
import type { Measured } from '../../law/measures/revocation.ts'
import { Licence } from '../../models/licence/Licence.ts'
import type { Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { preview } from '../letters.ts'
import type { AboutLetter, LetterDraft } from '../letterTexts.ts'
import { decidedOf } from '../measures/secondEye.ts'
import { getCase } from '../ownWork.ts'
import { inTransaction } from '../work.ts'

export function previewMeasure(actor: Official, id: string, act: Measured, form: MeasureProposal & { weeks?: number | undefined }, today: Day): Promise<LetterDraft> {
  permit(actor.role === 'caseworker')
  const { grounds, startsOn: fromDay, weeks = null } = form
  return inTransaction(actor, async () => {
    const application = await getCase(actor, id)
    const licence = await Licence.get({ applicationId: application.id })
    const facts = { ...(await decidedOf(actor, { application, licence }, { act, fromDay, weeks, grounds }, form, today)), mandateOn: undefined }
    return preview(application, today, (common) => ({ ...common, kind: act === 'revoke' ? 'revoked' : 'suspended', ...facts }))
  })
}

export function previewReinstatement(actor: Official, id: string, { reason, startsOn }: ReinstatementForm, today: Day): Promise<LetterDraft> {
  return draftFor(actor, id, { kind: 'reinstated', reason, from: startsOn > today ? startsOn : today, objectUntil: objectionUntil(today), mandateOn: undefined }, today)
}

function draftFor(actor: Official, id: string, about: AboutLetter, today: Day): Promise<LetterDraft> {
  permit(actor.role === 'caseworker')
  return inTransaction(actor, async () => preview(await getCase(actor, id), today, (common) => ({ ...common, ...about })))
}
