/** OpenID Connect through Passport: code flow, PKCE, state and nonce; the level of assurance is checked on the way back. */
import type { Request } from 'express'
import type {} from 'express-session'
import * as client from 'openid-client'
import { type AuthenticateOptions, Strategy, type StrategyOptions, type VerifyFunction } from 'openid-client/passport'

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
  }
}

const PATIENCE = 5
const algorithms = ['PS256', 'ES256', 'RS256']
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

class AssuredStrategy extends Strategy {
  /** Not a private field: each request asks a copy of this strategy, and a copy has none. */
  readonly _acr: string

  constructor(strategy: StrategyOptions, verify: VerifyFunction, acr: string) {
    super(strategy, verify)
    this._acr = acr
  }

  /** A sign-in starts by pressing a button and never by following a link. */
  override shouldInitiateAuthRequest(req: Request): boolean {
    return req.method === 'POST'
  }

  override authorizationRequestParams<Options extends AuthenticateOptions>(req: Request, options: Options): URLSearchParams {
    const params = new URLSearchParams(super.authorizationRequestParams(req, options) as URLSearchParams)
    params.set('acr_values', this._acr)
    params.set('prompt', 'login')
    params.set('nonce', client.randomNonce())
    params.set('state', client.randomState())
    params.set('ui_locales', req.session.language ?? 'nl')
    return params
  }
}

/** Made at the first sign-in, so that a provider that is away does not keep the service from starting. */
export async function strategyOf(door: Door): Promise<Strategy> {
  const local = ['localhost', '127.0.0.1'].includes(new URL(door.issuer).hostname)
  const metadata = { client_secret: door.clientSecret, id_token_signed_response_alg: algorithms }
  const config = await client.discovery(new URL(door.issuer), door.clientId, metadata as never, undefined, {
    timeout: PATIENCE,
    // A token is believed for its signature, not for the line it came over.
    execute: [client.enableNonRepudiationChecks, ...(local ? [client.allowInsecureRequests] : [])],
  })
  const verify: VerifyFunction = (tokens, done) => {
    const claims = tokens.claims()
    if (!claims || !isAssured(claims as Record<string, unknown>, door)) return done(new LowAssurance())
    done(null, claims as Express.User)
  }
  const options = { config, scope: 'openid profile', callbackURL: door.callbackUrl, sessionKey: `door:${door.callbackUrl}` }
  return new AssuredStrategy(options, verify, door.acr)
}
