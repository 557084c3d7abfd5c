/** Every morning, before anything may be sent: a talk tomorrow, and terms that are about to end. */
import { Op } from 'sequelize'
import { addDays, dayIn } from '../../law/day.ts'
import { URGENT_DAYS } from '../../law/messages.ts'
import { Application } from '../../models/Application.ts'
import { Letter } from '../../models/Letter.ts'
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

/** A grant can be objected to as well, but nothing is asked of her. */
function ending(lastDay: Letter['lastDay']): Promise<Letter[]> {
  return Letter.findAll({ where: { lastDay, kind: { [Op.ne]: 'granted' } } })
}

/** She did what the letter asked, or withdrew. */
async function isAnswered({ applicationId, sentOn }: Letter): Promise<boolean> {
  const application = await Application.get({ id: applicationId })
  return application.facts().acts.some(({ act, on }) => on >= sentOn && ['giveView', 'complete', 'withdraw'].includes(act))
}
