/** How a provider is asked and believed: what comes back is signed, of this request, and of the level that was asked. */
import type { Request } from 'express'
import * as client from 'openid-client'
import { type AuthenticateOptions, Strategy, type StrategyOptions, type VerifyFunction } from 'openid-client/passport'
import { type Door, isAssured, LowAssurance } from './signIn.ts'

const PATIENCE = 5
const algorithms = ['PS256', 'ES256', 'RS256']

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
