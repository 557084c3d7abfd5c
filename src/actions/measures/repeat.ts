/** The talk a year after the grant: she is asked eight weeks ahead, plans it like the first, and it ends with the licence as it is, a second talk, or an intended revocation. */
import { Op } from 'sequelize'
import type { RepeatForm } from '../../forms/licence/measures.ts'
import { did } from '../../law/application.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { repeatInterviewDue } from '../../law/licence/licence.ts'
import { sameOfficial } from '../../law/openActs.ts'
import { remindOfTalk, repeatTalkAmong, repeatTalkDue } from '../../law/measures/repeatTalk.ts'
import { Application } from '../../models/Application.ts'
import { Letter } from '../../models/letters/Letter.ts'
import { Licence } from '../../models/licence/Licence.ts'
import type { Actor, Official } from '../../policies/actor.ts'
import { newCaseNumber } from '../applications.ts'
import { audit } from '../audit.ts'
import { accountsOf } from '../deciding/fourEyes.ts'
import { opened } from '../interviews.ts'
import { open, seal } from '../vault.ts'
import { macIn } from '../worklist/talkLanguage.ts'
import { inTransaction } from '../work.ts'
import { sendRepeatDone, sendRepeatReminder, sendRepeatTalk } from './letters.ts'

const inviter: Actor = { role: 'system', id: 'job:repeat' }
/** Of what a job puts on record: nobody did it. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Every morning: whose first licence is almost a year old is asked to come. Gives how many were asked. */
export async function inviteToRepeat(today: Day): Promise<number> {
  const due = await inTransaction(inviter, () => Licence.begunBetween(repeatTalkAmong(today)))
  let asked = 0
  for (const { id, personId } of due) if (await inviteOne(id, personId, today)) asked += 1
  return asked
}

/** A case of its own, in which the talk is planned and held as the first was; while something else of hers runs, it waits. */
function inviteOne(id: string, personId: string, today: Day): Promise<boolean> {
  return inTransaction(inviter, async () => {
    const licence = await Licence.lock(personId, today)
    if (licence.id !== id || !repeatTalkDue(today, licence.facts())) return false
    if ((await Application.open(personId)) || (await Application.count({ where: { repeats: id } }))) return false
    const first = await Application.get({ id: licence.applicationId })
    if (first.renews) return false
    const due = repeatInterviewDue(licence.validFrom)
    const decideBy = due > today ? due : today
    const made = await Application.create({ personId, caseNumber: newCaseNumber(), municipality: licence.municipality, startedOn: today, receivedOn: today, decideBy, repeats: id })
    const application = await Application.get({ id: made.id })
    const wishes = await open(inviter, first, { compartment: 'interview', kind: 'wishes', purpose: 'write-letter' })
    if (wishes) await seal(application, 'interview', 'wishes', wishes)
    await application.update({ talkLanguage: await macIn(wishes ?? {}) })
    await application.record('inviteRepeat', NOBODY, today)
    await audit(inviter, 'repeat.invited', application)
    await sendRepeatTalk(inviter, application, decideBy, today)
    return true
  })
}

/** Every morning: who was asked, planned nothing and does not wait for a moment hears it once more. Gives how many. */
export async function remindOfRepeat(today: Day): Promise<number> {
  const unplanned = { repeats: { [Op.not]: null }, closedOn: null, slotId: null, waitingSince: null }
  const asked = await inTransaction(inviter, () => Application.findAll({ where: unplanned, attributes: ['id'] }))
  let told = 0
  for (const { id } of asked) if (await remindOne(id, today)) told += 1
  return told
}

function remindOne(id: string, today: Day): Promise<boolean> {
  return inTransaction(inviter, async () => {
    const application = await Application.lock({ id })
    const { startedOn: askedOn, decideBy: due, slotId, waitingSince, closedOn } = application
    if (!due || slotId || waitingSince || closedOn || !remindOfTalk(today, { due, askedOn })) return false
    if (did('holdInterview', application.facts()) || (await Letter.count({ where: { applicationId: id, kind: 'repeatReminder' } }))) return false
    await sendRepeatReminder(inviter, application, due, today)
    return true
  })
}

/** What came of it: the licence stays as it is, or it is said that revoking is looked into. Gives the case of the licence. */
export function endRepeat(actor: Official, id: string, form: RepeatForm, today: Day): Promise<string> {
  return inTransaction(actor, async () => {
    const application = await opened(actor, id, 'endRepeat', today)
    refuse(sameOfficial('endRepeat', application.facts(), ...(await accountsOf(actor))))
    const stays = form.repeatOutcome === 'stays'
    await application.record('endRepeat', actor.id, today, { grounds: stays ? [] : ['V02_WORK_RIGHT_ENDED'] })
    await application.update({ closedOn: today })
    await audit(actor, 'repeat.ended', application, { details: { outcome: form.repeatOutcome } })
    if (stays) await sendRepeatDone(actor, application, today)
    const licence = await Licence.get({ id: application.repeats ?? '' })
    return licence.applicationId
  })
}
