/** The language of a talk as the worklist selects by it: a keyed hash, so that the ledger holds no language. */
import { Op } from 'sequelize'
import { Application } from '../../models/Application.ts'
import type { Actor } from '../../policies/actor.ts'
import type { Wishes } from '../contents.ts'
import { keys } from '../keys.ts'
import { open } from '../vault.ts'
import { inTransaction } from '../work.ts'

const planner: Actor = { role: 'system', id: 'job:calendar' }

/** So many in a night. */
const MOST = 500

export const languageMac = (language: string): Promise<Buffer> => keys().mac('talk-language', language)

export const macIn = ({ language = 'nl' }: Wishes): Promise<Buffer> => languageMac(language)

/** Every night: of what came in by another way, or was opened again. Gives how many. */
export async function noteLanguages(): Promise<number> {
  const found = await inTransaction(planner, () => Application.findAll({ where: { receivedOn: { [Op.not]: null }, closedOn: null, talkLanguage: null }, attributes: ['id'], limit: MOST }))
  for (const { id } of found) await noteOne(id)
  return found.length
}

function noteOne(id: string): Promise<void> {
  return inTransaction(planner, async () => {
    const application = await Application.lock({ id })
    if (application.closedOn) return
    const wishes = await open(planner, application, { compartment: 'interview', kind: 'wishes', purpose: 'plan-interview' })
    await application.update({ talkLanguage: await macIn(wishes ?? {}) })
  })
}
