/** What each request of a client has: its token, its certificate, a key if it is sent again; and what every answer tells. */
import type { Request, Response } from 'express'
import type { AtDoor, Left } from '../../actions/clients/coming.ts'
import type { ClientRefusal } from '../../actions/clients/check.ts'
import { certificateOf } from './certificate.ts'
import { type Problem, sayProblem } from './problem.ts'

export function doorOf(req: Request): AtDoor {
  const token = /^Bearer ([\w-]{20,100})$/.exec(req.get('authorization') ?? '')?.[1] ?? ''
  return { token, certificate: certificateOf(req, req.now), key: req.get('idempotency-key') }
}

/** A key that cannot be kept is no request we know. */
export const hasGoodKey = ({ key }: AtDoor): boolean => key === undefined || /^[\x21-\x7e]{8,128}$/.test(key)

const refusals: Readonly<Record<ClientRefusal, Problem>> = {
  'no token': 'token', certificate: 'certificate', purpose: 'purpose', 'over hour': 'tooMany', 'over day': 'tooMany', 'other request': 'otherRequest',
}

/** Which purpose is not theirs is told only of a request that could be read. */
export function sayRefused(req: Request, res: Response, refused: ClientRefusal, isRead: boolean): void {
  const problem = refusals[refused]
  if (problem === 'tooMany') res.set('Retry-After', String(refused === 'over hour' ? secondsLeft(req.now) : 3_600))
  sayProblem(req, res, problem === 'purpose' && !isRead ? 'invalid' : problem)
}

const secondsLeft = (now: Date): number => 3_600 - (Math.floor(now.getTime() / 1_000) % 3_600)

/** Of numbers, in the hour of the clock; and whether this was answered before. */
export function tellLeft(res: Response, left: Left | undefined, now: Date): void {
  if (!left) return
  res.set({ 'RateLimit-Limit': String(left.allowed), 'RateLimit-Remaining': String(left.remaining), 'RateLimit-Reset': String(secondsLeft(now)) })
}

export function tellAgain(res: Response, again: boolean): void {
  if (again) res.set('Idempotency-Replayed', 'true')
}
