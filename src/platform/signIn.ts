/** OpenID Connect through Passport: code flow, PKCE, state and nonce; the level of assurance is checked on the way back. */
import type { Request } from 'express'
import * as client from 'openid-client'
import { type AuthenticateOptions, Strategy, type StrategyOptions, type VerifyFunction } from 'openid-client/passport'

export interface Door {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** The level asked for, and the least that is accepted. */
  readonly acr: string
  readonly callbackUrl: string
}

export type Claims = Record<string, unknown> & { readonly iss: string; readonly sub: string }

/** The provider said who it is, at too low a level. */
export class LowAssurance extends Error {}

const levels = ['http://eidas.europa.eu/LoA/low', 'http://eidas.europa.eu/LoA/substantial', 'http://eidas.europa.eu/LoA/high']

export function isHighEnough(given: unknown, asked: string): boolean {
  return typeof given === 'string' && levels.includes(given) && levels.indexOf(given) >= levels.indexOf(asked)
}

class AssuredStrategy extends Strategy {
  readonly #acr: string

  constructor(options: StrategyOptions, verify: VerifyFunction, acr: string) {
    super(options, verify)
    this.#acr = acr
  }

  override authorizationRequestParams<Options extends AuthenticateOptions>(req: Request, options: Options): URLSearchParams {
    const params = new URLSearchParams(super.authorizationRequestParams(req, options) as URLSearchParams)
    params.set('acr_values', this.#acr)
    params.set('prompt', 'login')
    params.set('nonce', client.randomNonce())
    params.set('state', client.randomState())
    return params
  }
}

/** Made at the first sign-in, so that a provider that is away does not keep the service from starting. */
export async function strategyOf(door: Door): Promise<Strategy> {
  const local = ['localhost', '127.0.0.1'].includes(new URL(door.issuer).hostname)
  const metadata = { client_secret: door.clientSecret, id_token_signed_response_alg: 'PS256' }
  const execute = local ? [client.allowInsecureRequests] : []
  const config = await client.discovery(new URL(door.issuer), door.clientId, metadata, undefined, { execute })
  const verify: VerifyFunction = (tokens, done) => {
    const claims = tokens.claims()
    if (!claims || !isHighEnough(claims['acr'], door.acr)) return done(new LowAssurance())
    done(null, claims as Express.User)
  }
  return new AssuredStrategy({ config, scope: 'openid profile', callbackURL: door.callbackUrl }, verify, door.acr)
}
