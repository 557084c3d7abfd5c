/** Does this name belong to this number: yes or no. */
import type { Request, Response } from 'express'
import { compareName } from '../../actions/clients/compare.ts'
import { nameComparison } from '../../forms/checking/client.ts'
import { doorOf, hasGoodKey, sayRefused, tellAgain, tellLeft } from './asked.ts'
import { sayProblem } from './problem.ts'

export async function compare(req: Request, res: Response): Promise<void> {
  const { value, error } = nameComparison.validate(req.body)
  const door = doorOf(req)
  const isRead = !error && hasGoodKey(door)
  const came = await compareName(isRead ? door : { ...door, key: undefined }, isRead ? value : undefined, req.now)
  tellLeft(res, came.left, req.now)
  if ('refused' in came) return sayRefused(req, res, came.refused, isRead)
  if ('no' in came) return sayProblem(req, came.no === 'often' ? res.set('Retry-After', '86400') : res, came.no)
  tellAgain(res, came.again)
  res.json({ peilmoment: came.at.toISOString(), resultaat: came.answer.matches ? 'ja' : 'nee' })
}
