/** Telling her that something is there. The demonstration sends nothing; it only notes that it would have. */
import { AuditEntry } from '../models/AuditEntry.ts'
import { Letter } from '../models/Letter.ts'
import type { Actor } from '../policies/actor.ts'
import { audit } from './audit.ts'
import { open } from './vault.ts'
import { inTransaction } from './work.ts'

const messenger: Actor = { role: 'system', id: 'job:message' }

/** A job can come twice; the message is on record once. */
export function announceLetter(letterId: string): Promise<void> {
  return inTransaction(messenger, async () => {
    const letter = await Letter.findByPk(letterId)
    const told = await AuditEntry.findOne({ where: { event: 'message.sent', subject: letterId } })
    if (!letter || told) return
    const about = { personId: letter.personId, id: letter.applicationId, municipality: letter.municipality }
    const contact = await open(messenger, about, { compartment: 'contact', kind: 'contact', purpose: 'send-message' })
    const channel = contact?.channel ?? 'portal'
    await audit(messenger, 'message.sent', { id: letterId, personId: letter.personId, municipality: letter.municipality }, { details: { channel } })
  })
}
