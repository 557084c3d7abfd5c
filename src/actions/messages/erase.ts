/** That something was sent, and when, is kept for a while; what it said was never kept. */
import { Op } from 'sequelize'
import { type Day, instantOf } from '../../law/day.ts'
import { keptSince } from '../../law/retention.ts'
import { ChannelCode } from '../../models/people/ChannelCode.ts'
import { Message } from '../../models/letters/Message.ts'
import { type Erased, goneOf } from '../retention/erased.ts'
import { inTransaction } from '../work.ts'
import { messenger } from './outbox.ts'

/** That a channel does not work stays until she chose another. */
export function eraseMessages(today: Day): Promise<Erased> {
  const before = instantOf(keptSince('message', today), '00:00')
  return inTransaction(messenger, async () => {
    await ChannelCode.destroy({ where: { expiresAt: { [Op.lt]: instantOf(today, '00:00') } } })
    const due = await Message.findAll({ where: { madeAt: { [Op.lt]: before }, failedAt: null }, attributes: ['id'] })
    await Message.destroy({ where: { id: due.map(({ id }) => id) } })
    return goneOf(due)
  })
}
