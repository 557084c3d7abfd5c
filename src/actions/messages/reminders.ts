/** Every morning, before anything may be sent: a talk tomorrow, and terms that are about to end. */
import { Op } from 'sequelize'
import { addDays, dayIn } from '../../law/day.ts'
import { URGENT_DAYS } from '../../law/hers/messages.ts'
import { Application } from '../../models/Application.ts'
import { Letter } from '../../models/letters/Letter.ts'
import { Objection } from '../../models/Objection.ts'
import { inTransaction } from '../work.ts'
import { messenger, plan } from './outbox.ts'

export function planReminders(now: Date): Promise<void> {
  return inTransaction(messenger, async () => {
    const today = dayIn(now)
    for (const { personId } of await Application.withTalkOn(addDays(today, 1))) await plan(personId, 'appt', now, today)
    const last = addDays(today, URGENT_DAYS)
    for (const letter of await ending(last)) if (!(await isAnswered(letter))) await plan(letter.personId, 'urgent', now, last)
  })
}

/** What is good for her can be objected to as well, but nothing is asked of her. */
function ending(lastDay: Letter['lastDay']): Promise<Letter[]> {
  return Letter.findAll({ where: { lastDay, kind: { [Op.notIn]: ['granted', 'reinstated', 'renewalReminder'] } } })
}

/** She did what the letter asked, objected to it, or withdrew. */
async function isAnswered({ id: letterId, applicationId, sentOn }: Letter): Promise<boolean> {
  const application = await Application.get({ id: applicationId })
  const acted = application.facts().acts.some(({ act, on }) => on >= sentOn && ['giveView', 'complete', 'withdraw'].includes(act))
  return acted || (await Objection.count({ where: { letterId, lodgedOn: { [Op.not]: null } } })) > 0 || hasReasons(applicationId, sentOn)
}

/** What an objection lacked was given. */
async function hasReasons(applicationId: string, since: Letter['sentOn']): Promise<boolean> {
  const include = [{ association: 'acts', where: { act: 'giveReasons', onDay: { [Op.gte]: since } } }]
  return (await Objection.count({ where: { applicationId }, include })) > 0
}
