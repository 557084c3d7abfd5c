/** Her letters, newest first: which are new to her, and that she read one. */
import type { Day } from '../../law/day.ts'
import { Letter, LetterRead } from '../../models/letters/Letter.ts'
import type { Worker } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { inTransaction } from '../work.ts'

export interface InboxLetter {
  readonly id: string
  readonly kind: string
  readonly sentOn: Day
  readonly lastDay: Day | null
  readonly unread: boolean
}

export function inbox(actor: Worker): Promise<InboxLetter[]> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const letters = await Letter.findAll({ where: { personId: actor.personId }, include: 'read', order: [['sentOn', 'DESC'], ['accessibleAt', 'DESC NULLS LAST'], ['id', 'DESC']] })
    return letters.map(({ id, kind, sentOn, lastDay, read }) => ({ id, kind, sentOn, lastDay, unread: !read }))
  })
}

/** A fact about a letter, kept the first time it is read. */
export function markRead(actor: Worker, letterId: string, today: Day): Promise<void> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const letter = await Letter.findOne({ where: { id: letterId, personId: actor.personId } })
    if (!letter) return
    const before = await LetterRead.findByPk(letter.id)
    if (before) return
    await LetterRead.bulkCreate([{ letterId: letter.id, personId: actor.personId, readOn: today }], { ignoreDuplicates: true })
    await audit(actor, 'letter.read', letter)
  })
}
