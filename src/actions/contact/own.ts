/** Her contact, read and changed by her alone: parts of other actions, inside their transaction. */
import { Transaction } from 'sequelize'
import { Message } from '../../models/letters/Message.ts'
import { Person } from '../../models/people/Person.ts'
import { Sealed } from '../../models/people/Sealed.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Worker } from '../../policies/actor.ts'
import type { Contact } from '../contents.ts'
import { open, reseal } from '../vault.ts'
import { forgetCode } from './codes.ts'

export async function contactOf(actor: Worker): Promise<Contact> {
  return (await open(actor, { personId: actor.personId }, { compartment: 'contact', kind: 'contact', purpose: 'own-data' })) ?? {}
}

/** No one else changes it meanwhile. */
export async function changeContact(actor: Worker, change: (contact: Contact) => Contact): Promise<Contact> {
  await lockOwn(actor)
  const contact = change(await contactOf(actor))
  await reseal({ personId: actor.personId }, 'contact', 'contact', contact)
  return contact
}

/** First of all that is locked, so that two who change never wait for each other; what else is sealed of her goes on. */
export async function lockOwn(actor: Worker): Promise<void> {
  if (!(await Person.findByPk(actor.personId, { lock: Transaction.LOCK.NO_KEY_UPDATE }))) throw new NotFound()
}

/** When nothing of hers is left that she would be told of. */
export async function forgetContact(personId: string): Promise<void> {
  await Sealed.destroy({ where: { personId, kind: 'contact' } })
  await Message.destroy({ where: { personId } })
  await forgetCode(personId)
}
