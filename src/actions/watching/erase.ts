/** That a platform was let hear of changes, and what it was told, goes some time after its last day; a code that nobody used with it. */
import { Op } from 'sequelize'
import type { Day } from '../../law/day.ts'
import { keptSince } from '../../law/retention.ts'
import { Watch } from '../../models/licence/Watch.ts'
import { Sealed } from '../../models/people/Sealed.ts'
import type { Actor } from '../../policies/actor.ts'
import { type Erased, goneOf } from '../retention/erased.ts'
import { inTransaction } from '../work.ts'

const keeper: Actor = { role: 'system', id: 'job:retention' }

/** Gives which went. A code that can be used no more goes at once. */
export function eraseWatches(today: Day): Promise<Erased> {
  return inTransaction(keeper, async () => {
    const spent = await Watch.findAll({ where: { sealedCode: { [Op.not]: null }, [Op.or]: [{ codeMac: null }, { codeUntil: { [Op.lt]: today } }] } })
    await Sealed.destroy({ where: { id: spent.flatMap(({ sealedCode }) => sealedCode ?? []) } })
    const due = await Watch.findAll({ where: { untilDay: { [Op.lt]: keptSince('watch', today) } } })
    await Watch.destroy({ where: { id: due.map(({ id }) => id) } })
    return goneOf(due)
  })
}
