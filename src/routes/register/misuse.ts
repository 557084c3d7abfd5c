/** Numbers that are asked too often, and what was kept away. */
import { Router } from 'express'
import { misuse, tellHolder } from '../../actions/register/misuse.ts'
import { tightenings } from '../../actions/register/tightening.ts'
import { figure } from '../../law/figures.ts'
import { paths } from '../../paths.ts'
import { gate } from '../signIn.ts'
import { registerManager } from '../whoAsks.ts'
import { idOf } from '../worker/own.ts'

const door = gate('registerManager')

export const misuseOfRegister = Router()

misuseOfRegister.get(paths.registerMisuse, door, async (req, res) => {
  const limits = { often: figure('askedOften', req.today), tooOften: figure('askedTooOften', req.today) }
  const all = await tightenings(registerManager(req), req.now)
  res.page('register/misuse', { stricter: all.filter(({ isOver }) => !isOver), wasStricter: all.filter(({ isOver }) => isOver), ...(await misuse(registerManager(req), req.now, req.today)), ...limits })
})

misuseOfRegister.post(paths.registerTellHolder.pattern, door, async (req, res) => {
  await tellHolder(registerManager(req), idOf(req), req.now, req.today)
  res.see(paths.registerMisuse)
})
misuseOfRegister.get(paths.registerTellHolder.pattern, door, (_req, res) => res.see(paths.registerMisuse))
