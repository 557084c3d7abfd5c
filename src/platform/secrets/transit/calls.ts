/** Calls to the transit engine of OpenBao or HashiCorp Vault: the keys stay there, and only what they did comes back. */
import { readFileSync, statSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { KeyringAway } from '../../errors.ts'

export interface TransitSettings {
  readonly url: string
  /** Whoever renews the token writes it here; it is read anew when it no longer serves. */
  readonly tokenFile: string
  /** Where the engine is mounted. */
  readonly mount: string
}

/** An answer of the engine; undefined for what is not there. */
export type Call = (method: 'GET' | 'POST', path: string, body?: object) => Promise<Record<string, unknown> | undefined>

const PATIENCE = 3_000
const TIMES = 3
const BREATH = 50

export function callsTo({ url, tokenFile, mount }: TransitSettings): Call {
  const token = tokenIn(tokenFile)
  const ask = (method: string, path: string, body: object | undefined, given: string) =>
    fetch(`${url}/v1/${mount}/${path}`, {
      method,
      headers: { 'x-vault-token': given, 'x-vault-request': 'true', 'content-type': 'application/json' },
      body: body ? JSON.stringify(body) : null,
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    })
  return async (method, path, body) => {
    const given = token.now()
    const times = path.endsWith('/rotate') ? 1 : TIMES
    const first = await reached(() => ask(method, path, body, given), times)
    const answer = first.status === 403 && token.again() !== given ? await reached(() => ask(method, path, body, token.now()), times) : first
    return contentOf(answer)
  }
}

/** A connection that was closed in between is opened anew. */
async function reached(ask: () => Promise<Response>, times: number): Promise<Response> {
  try {
    return await ask()
  } catch (error) {
    if (times > 1 && (error as Error).name === 'TypeError') {
      await pause(BREATH)
      return reached(ask, times - 1)
    }
    const { code = (error as Error).name } = ((error as Error).cause ?? {}) as { code?: string }
    throw new KeyringAway(`no answer (${code})`)
  }
}

/** Of what is refused nothing is repeated: it may hold what was asked. */
async function contentOf(answer: Response): Promise<Record<string, unknown> | undefined> {
  if (answer.status === 204) return {}
  const { data = {} } = ((await answer.json().catch(() => ({}))) ?? {}) as { data?: Record<string, unknown> }
  if (answer.ok) return data
  if (answer.status === 404) return undefined
  if (answer.status === 400) throw new Error('the keyring does not open or do this')
  throw new KeyringAway(answer.status === 403 ? 'the token is not valid, or may not do this' : `status ${answer.status}`)
}

/** The token in a file, read when first needed and when it no longer serves. */
function tokenIn(file: string): { now(): string; again(): string } {
  let token: string | undefined
  const read = () => (token = readToken(file))
  return { now: () => token ?? read(), again: read }
}

function readToken(file: string): string {
  try {
    if (statSync(file).mode & 0o007) throw new KeyringAway(`everyone can read the token in ${file}; set its mode to 0640 or 0600`)
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (error instanceof KeyringAway) throw error
    throw new KeyringAway(`the token in ${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'error'})`)
  }
}
