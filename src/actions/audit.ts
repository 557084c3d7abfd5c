/** The record of what was done and seen. Call inside the transaction of the thing it records. */
import { AuditEntry } from '../models/AuditEntry.ts'
import { type Actor, organisationOf } from '../policies/actor.ts'
import type { Purpose } from '../policies/compartments.ts'

export type AuditEvent =
  | 'account.made'
  | 'signIn'
  | 'deskCode.handedOut'
  | 'deskCode.erased'
  | 'words.made'
  | 'passkey.added'
  | 'passkey.removed'
  | 'passkey.refused'
  | 'application.started'
  | 'application.submitted'
  | 'application.withdrawn'
  | 'draft.erased'
  | 'report.erased'
  | 'person.stopped'
  | 'person.erased'
  | 'line.erased'
  | 'licence.surrendered'
  | 'upload.kept'
  | 'upload.removed'
  | 'uploads.erased'
  | 'application.identified'
  | 'talk.moved'
  | 'talk.cancelled'
  | 'talk.awaited'
  | 'talk.interviewerAsked'
  | 'talk.supportChanged'
  | 'interview.held'
  | 'view.saved'
  | 'report.shared'
  | 'report.answered'
  | 'refusal.intended'
  | 'view.given'
  | 'view.recorded'
  | 'view.spokenAsked'
  | 'request.sent'
  | 'request.answered'
  | 'request.moreTime'
  | 'request.completed'
  | 'request.lapsed'
  | 'decision.deferred'
  | 'objection.lodged'
  | 'objection.reasoned'
  | 'objection.withdrawn'
  | 'letter.read'
  | 'licence.proposed'
  | 'licence.proposalReturned'
  | 'licence.suspended'
  | 'licence.reinstated'
  | 'licence.reacted'
  | 'decision.proposed'
  | 'decision.sentBack'
  | 'decision.taken'
  | 'letter.sent'
  | 'message.planned'
  | 'message.sent'
  | 'message.failed'
  | 'contact.changed'
  | 'contact.proved'
  | 'contact.frozen'
  | 'contact.lifted'
  | 'licence.granted'
  | 'licence.shown'
  | 'licence.renumbered'
  | 'card.added'
  | 'card.named'
  | 'card.stopped'
  | 'card.printed'
  | 'share.made'
  | 'share.stopped'
  | 'share.opened'
  | 'renewal.started'
  | 'proof.made'
  | 'shift.started'
  | 'shift.ended'
  | 'vault.opened'

export interface AuditSubject {
  readonly id: string
  readonly personId?: string | null
  readonly municipality?: string | null
}

export interface AuditMore {
  readonly purpose?: Purpose
  /** Codes and ids only; never anything about a person. */
  readonly details?: Record<string, string | number | boolean>
}

export async function audit(actor: Actor, event: AuditEvent, subject: AuditSubject, more: AuditMore = {}): Promise<void> {
  await AuditEntry.create(
    {
      actorId: actor.id,
      role: actor.role,
      organisation: organisationOf(actor),
      event,
      subject: subject.id,
      personId: subject.personId ?? null,
      municipality: subject.municipality ?? null,
      purpose: more.purpose ?? null,
      details: more.details ?? {},
    },
    // The asker may add what the asker may not read back.
    { returning: false },
  )
}
