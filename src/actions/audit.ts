/** The record of what was done and seen. Call inside the transaction of the thing it records. */
import { later } from '../platform/db.ts'
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
  | 'session.ended'
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
  | 'hearing.skipped'
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
  | 'letter.sealed'
  | 'letter.printed'
  | 'letter.laidReady'
  | 'letter.handedOver'
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
  | 'data.asked'
  | 'data.answered'
  | 'mandate.made'
  | 'mandate.taken'
  | 'mandate.stopped'
  | 'helper.looked'
  | 'question.asked'
  | 'question.opened'
  | 'question.answered'
  | 'question.erased'
  | 'signal.opened'
  | 'signal.accepted'
  | 'signal.closed'
  | 'signal.erased'
  | 'retention.ran'

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
  const { personId = null, municipality = null } = subject
  const { purpose = null, details = {} } = more
  // Nothing comes back: the asker may add what the asker may not read back.
  later(addEntry, [actor.id, actor.role, organisationOf(actor), event, subject.id, personId, municipality, purpose, JSON.stringify(details)])
}

const addEntry = `insert into audit_entries (actor_id, role, organisation, event, subject, person_id, municipality, purpose, details)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`
