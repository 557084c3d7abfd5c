/** OpenID Connect through Passport: code flow, PKCE, state and nonce; the level of assurance is checked on the way back. */
import type {} from 'express-session'
import { packageAtFirstUse } from '../atFirstUse.ts'

export interface Door {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** The level asked for, and the least that is accepted. */
  readonly acr: string
  /** Is a second factor that the provider names as good as the level? */
  readonly secondFactor: boolean
  readonly callbackUrl: string
}

export type Claims = Record<string, unknown> & { readonly iss: string; readonly sub: string }

/** The provider said who it is, at too low a level. */
export class LowAssurance extends Error {}

declare module 'express-session' {
  interface SessionData {
    /** In which someone began to sign in; the way back from the provider has no language of its own. */
    language?: string
    display?: string
  }
}

const levels = ['low', 'substantial', 'high'].map((level) => `http://eidas.europa.eu/LoA/${level}`)

/** The asked level itself, a higher one where levels have an order, or a second factor where that is enough. */
export function isAssured({ acr, amr }: { acr?: unknown; amr?: unknown }, { acr: asked, secondFactor }: Pick<Door, 'acr' | 'secondFactor'>): boolean {
  if (secondFactor && Array.isArray(amr) && amr.includes('mfa')) return true
  if (typeof acr !== 'string' || acr === '') return false
  return acr === asked || (levels.includes(asked) && levels.indexOf(acr) >= levels.indexOf(asked))
}

/** A provider that does not answer, as against one that says no. */
export function isProviderAway(error: unknown): boolean {
  const { code, cause, name, message } = (error ?? {}) as Partial<Error> & { code?: string }
  if (code === 'OAUTH_TIMEOUT' || name === 'TimeoutError' || message === 'fetch failed') return true
  const status = cause instanceof Response ? cause.status : 0
  return status >= 500 || (cause instanceof Error && isProviderAway(cause))
}

/** Of a door, once someone comes to it. */
export const strategies = packageAtFirstUse('openid-client', () => import('./strategy.ts'))
