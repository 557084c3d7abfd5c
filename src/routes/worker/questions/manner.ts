/** One choice in a question and on the page of the talk, that leaves no trace: it is shown as it was, whatever was chosen. */
import { type Request, Router } from 'express'
import { manners, ordinary, putIn } from '../../../actions/care/envelopes.ts'
import { typed } from '../../../forms/form.ts'
import type { Field } from '../../../pages/shapes.ts'
import { paths } from '../../../paths.ts'
import { door } from './ask.ts'
import { worker } from '../../whoAsks.ts'

export const mannerField: Field = { kind: 'radios', name: 'manner', options: manners.map((value) => ({ value })) }
export const mannerShown = { manner: ordinary }

export function keepManner(req: Request): Promise<void> {
  return putIn(worker(req), typed(req.body, 'manner'))
}

export const manner = Router()

manner.post(paths.manner, door, async (req, res) => {
  await keepManner(req)
  res.see(paths.talkOfMine)
})

manner.get(paths.manner, door, (_req, res) => res.see(paths.talkOfMine))
