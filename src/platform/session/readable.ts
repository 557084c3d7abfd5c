/** A text with a NUL in it is no text: neither the database nor a letter can hold it. */
import type { RequestHandler } from 'express'

class Unreadable extends Error {
  readonly status = 400
}

const NUL = '\0'
const isNul = (value: unknown): boolean => (typeof value === 'string' ? value.includes(NUL) : Array.isArray(value) && value.some(isNul))
const holdsNul = (fields: unknown): boolean => Object.values(fields ?? {}).some(isNul)

/** To be put after the readers of bodies. */
export const withoutNul: RequestHandler = (req, _res, next) => next(holdsNul(req.body) || holdsNul(req.query) ? new Unreadable() : undefined)

/** What the database says of a text it cannot hold, however it came there: of an upload, or in an address. */
export function isUnreadable(error: unknown): boolean {
  const { code, original } = (error ?? {}) as { code?: string; original?: { code?: string } }
  return ['22021', '22P05'].includes(original?.code ?? code ?? '')
}
