/** What is kept no longer than was said. Each twice does no harm; each gives what went. */
import type { Day } from '../law/day.ts'
import { erasing, keepUntil, reportUntil } from '../law/retention.ts'
import { DeskCode } from '../models/people/Access.ts'
import { Application, ofTalk } from '../models/Application.ts'
import { Person } from '../models/people/Person.ts'
import { Sealed } from '../models/people/Sealed.ts'
import type { Actor } from '../policies/actor.ts'
import { closeWays } from './access/ways.ts'
import { forgetApplicant } from './across/knownAgain.ts'
import { audit } from './audit.ts'
import { forgetContact } from './contact/own.ts'
import { holdingsOf, lastChange } from './holdings.ts'
import { eraseUploads as removeUploads } from './papers/desk.ts'
import { eachOf, type Erased } from './retention/erased.ts'
import { destroyKey } from './vault.ts'
import { inTransaction } from './work.ts'

const keeper: Actor = { role: 'system', id: 'job:retention' }

/** The drafts nobody touched for as long as a draft is kept. */
export async function eraseDrafts(today: Day): Promise<Erased> {
  const drafts = await inTransaction(keeper, () => Application.drafts())
  return eachOf(drafts, idOf, ({ id }) => eraseDraft(id, today))
}

function eraseDraft(id: string, today: Day): Promise<boolean> {
  return inTransaction(keeper, async () => {
    const [draft] = await Application.drafts(id)
    if (!draft || today <= keepUntil('draft', await lastChange(draft))) return false
    await removeDraft(draft)
    await audit(keeper, 'draft.erased', draft)
    return true
  })
}

/** A draft and everything that was answered in it. */
export async function removeDraft(draft: Application): Promise<void> {
  await Sealed.destroy({ where: { applicationId: draft.id } })
  await draft.destroy()
  if (!(await Application.count({ where: { personId: draft.personId } }))) await forgetContact(draft.personId)
}

/** The reports of talks and the views on them, when the decision has stood long enough. */
export async function eraseReports(today: Day): Promise<Erased> {
  const decided = await inTransaction(keeper, () => Application.withReport())
  return eachOf(decided, idOf, (application) => eraseReport(application, today))
}

function eraseReport(application: Application, today: Day): Promise<boolean> {
  return inTransaction(keeper, async () => {
    if (!application.closedOn || today <= reportUntil(application.closedOn)) return false
    const gone = await Sealed.destroy({ where: { applicationId: application.id, compartment: 'interview', kind: [...ofTalk] } })
    if (gone) await audit(keeper, 'report.erased', application)
    return gone > 0
  })
}

/** What she uploaded for a check at the desk that will not come any more. */
export async function eraseUploads(today: Day): Promise<Erased> {
  const closed = await inTransaction(keeper, () => Application.withUploads())
  return eachOf(closed, idOf, (application) => eraseUpload(application, today))
}

function eraseUpload(application: Application, today: Day): Promise<boolean> {
  return inTransaction(keeper, async () => {
    const due = application.closedOn && today > keepUntil('upload', application.closedOn)
    return due ? removeUploads(keeper, application) : false
  })
}

/** People with whom nothing runs: first their key, and what was sealed under it; later the line that names nobody. */
export async function erasePeople(today: Day): Promise<Erased> {
  const dormant = await inTransaction(keeper, () => Person.dormant(today))
  return eachOf(dormant, (personId) => personId, (personId) => erasePerson(personId, today))
}

function erasePerson(personId: string, today: Day): Promise<boolean> {
  return inTransaction(keeper, async () => {
    const person = await Person.findByPk(personId, { lock: true })
    const plan = person && erasing(await holdingsOf(personId, today))
    if (!plan || today <= plan.readableUntil) return false
    await forgetApplicant(personId, today)
    if (today > plan.lineUntil) {
      await person.destroy()
      await audit(keeper, person.wrappedKey ? 'person.erased' : 'line.erased', { id: personId, personId })
      return true
    }
    if (!person.wrappedKey) return false
    await destroyKey(personId)
    await closeWays(personId)
    await audit(keeper, 'person.erased', { id: personId, personId })
    return true
  })
}

/** Codes of the front desk that nobody used in time, with what the desk wrote down for them. */
export async function eraseDeskCodes(now: Date): Promise<Erased> {
  const late = await inTransaction(keeper, () => DeskCode.late(now))
  return eachOf(late, idOf, ({ id }) => eraseDeskCode(id, now))
}

function eraseDeskCode(id: string, now: Date): Promise<boolean> {
  return inTransaction(keeper, async () => {
    const code = await DeskCode.findByPk(id, { lock: true })
    if (!code || code.expiresAt > now) return false
    // Who was taken over from another register stays: another code is handed out.
    if (await Application.count({ where: { personId: code.personId } })) await code.destroy()
    else await Person.destroy({ where: { id: code.personId } })
    await audit(keeper, 'deskCode.erased', { id, personId: code.personId })
    return true
  })
}

const idOf = ({ id }: { readonly id: string }): string => id
