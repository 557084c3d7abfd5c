/** A real OpenID provider inside this process, for the demonstration only: its users are made up. */
import express, { type RequestHandler } from 'express'
import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import type { Adapter, AdapterPayload, Configuration, Provider } from 'oidc-provider'
import type { Provider as DoorSettings } from '../../config.ts'
import { packageAtFirstUse } from '../../platform/atFirstUse.ts'

export interface DemonstrationPerson {
  readonly subject: string
  readonly door: 'worker' | 'staff'
  /** Locale key of the group it is listed in. */
  readonly group: string
  readonly name: string
  /** Locale key of what this person can do or where the application is. */
  readonly can: string
  readonly claims?: Readonly<Record<string, string>>
}

export interface DemonstrationDoor extends DoorSettings {
  readonly door: 'worker' | 'staff'
  readonly callbackUrl: string
}

const HIGH = 'http://eidas.europa.eu/LoA/high'
const MOST_KEPT = 2_000

/** Keeps what a sign-in needs in memory, and forgets the oldest. */
class Memory implements Adapter {
  static readonly #kept = new Map<string, AdapterPayload>()
  readonly #kind: string

  constructor(kind: string) {
    this.#kind = kind
  }

  async upsert(id: string, payload: AdapterPayload): Promise<void> {
    Memory.#kept.set(`${this.#kind}:${id}`, payload)
    for (const key of Memory.#kept.keys()) if (Memory.#kept.size > MOST_KEPT) Memory.#kept.delete(key)
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return Memory.#kept.get(`${this.#kind}:${id}`)
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return [...Memory.#kept.values()].find((payload) => payload.uid === uid)
  }

  async findByUserCode(): Promise<undefined> {
    return undefined
  }

  async consume(id: string): Promise<void> {
    const payload = await this.find(id)
    if (payload) payload.consumed = true
  }

  async destroy(id: string): Promise<void> {
    Memory.#kept.delete(`${this.#kind}:${id}`)
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, payload] of Memory.#kept) if (payload.grantId === grantId) Memory.#kept.delete(key)
  }
}

export function demonstrationProvider(issuer: string, doors: readonly DemonstrationDoor[], people: readonly DemonstrationPerson[]): RequestHandler {
  const ready = packageAtFirstUse('oidc-provider', () => made(issuer, doors, people))
  const router = express.Router()
  router.get('/kies/:uid', async (req, res) => {
    const { params } = await (await ready()).provider.interactionDetails(req, res)
    const door = doors.find(({ clientId }) => clientId === params['client_id'])?.door
    res.page('demonstration/people', { groups: grouped(people.filter((person) => person.door === door)), uid: req.params.uid })
  })
  router.post('/kies/:uid', express.urlencoded({ extended: false }), async (req, res) => {
    const { subject } = req.body as { subject?: string }
    const known = people.find((person) => person.subject === subject)
    if (!known) return res.see('/inloggen')
    const result = { login: { accountId: known.subject, acr: HIGH, amr: ['mfa'] } }
    await (await ready()).provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false })
  })
  router.use(async (req, res) => (await ready()).answer(req, res))
  return router
}

async function made(issuer: string, doors: readonly DemonstrationDoor[], people: readonly DemonstrationPerson[]) {
  const { Provider } = await import('oidc-provider')
  const provider: Provider = new Provider(issuer, await configuration(doors, people))
  provider.proxy = true
  return { provider, answer: provider.callback() }
}

function grouped(people: readonly DemonstrationPerson[]) {
  const groups = [...new Set(people.map(({ group }) => group))]
  return groups.map((group) => ({
    group,
    people: people.filter((person) => person.group === group).map(({ subject, name, can }) => ({ subject, name, can })),
  }))
}

async function configuration(doors: readonly DemonstrationDoor[], people: readonly DemonstrationPerson[]): Promise<Configuration> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  return {
    adapter: Memory,
    acrValues: [HIGH, 'http://eidas.europa.eu/LoA/substantial'],
    clients: doors.map(({ clientId, clientSecret, callbackUrl }) => ({
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uris: [callbackUrl],
      response_types: ['code'],
      grant_types: ['authorization_code'],
      id_token_signed_response_alg: 'PS256',
    })),
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'PS256', kid: 'demonstration' } as never] },
    claims: { openid: ['sub', 'acr', 'amr'], profile: ['given_name', 'family_name', 'birthdate', 'nationality', 'bsn', 'person_id'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `${new URL(doors[0]?.issuer ?? '').pathname}/kies/${uid}` },
    cookies: { keys: [privateKey.export({ type: 'pkcs1', format: 'pem' }).toString().slice(40, 80)], names: { interaction: 'keuze', resume: 'keuze_terug', session: 'keuze_sessie' }, short: { httpOnly: true, sameSite: 'lax', path: '/' }, long: { httpOnly: true, sameSite: 'lax', path: '/' } },
    findAccount: (_ctx, id) => {
      const person = people.find(({ subject }) => subject === id)
      return person && { accountId: id, claims: () => ({ sub: id, person_id: id, ...person.claims }) }
    },
    loadExistingGrant: async (ctx) => {
      const { client, session, provider } = ctx.oidc
      const grant = new provider.Grant({ clientId: client?.clientId ?? '', accountId: session?.accountId ?? '' })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
    ttl: { Session: 600, Interaction: 1_800, AuthorizationCode: 60, AccessToken: 60, IdToken: 60, Grant: 600 },
    renderError: (ctx) => {
      ctx.type = 'text'
      ctx.body = 'Inloggen is niet gelukt. Ga terug en probeer het opnieuw.'
    },
  }
}
