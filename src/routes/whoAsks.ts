/** Who asks, behind a gate that let only them in. */
import type { Request } from 'express'
import { NotFound } from '../platform/errors.ts'
import { type Actor, type CareCoordinator, type Helper, type Inspector, isOfficial, type Official, type RegisterManager, type Worker } from '../policies/actor.ts'

export function official({ actor }: Request): Official {
  if (!actor || !isOfficial(actor)) throw new NotFound()
  return actor
}

const only = <A extends Actor>(role: A['role']) => ({ actor }: Request): A => {
  if (!is<A>(actor, role)) throw new NotFound()
  return actor
}

const is = <A extends Actor>(actor: Actor | undefined, role: A['role']): actor is A => actor?.role === role

export const worker = only<Worker>('worker')
export const helper = only<Helper>('helper')
export const inspector = only<Inspector>('inspector')
export const coordinator = only<CareCoordinator>('careCoordinator')
export const registerManager = only<RegisterManager>('registerManager')
