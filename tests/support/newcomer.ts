/** Someone without a provider, from the front desk on; and sessions whose time can be moved. */
import { randomUUID } from 'node:crypto'
import type { SessionData } from 'express-session'
import { handOutCode, tryCode } from '../../src/actions/access/deskCodes.ts'
import { day } from '../../src/law/day.ts'
import type { Official } from '../../src/policies/actor.ts'
import '../../src/routes/entry/admit.ts'
import { asSuperuser, keyring } from './database.ts'
import { type Page, Visitor } from './visitor.ts'

export const deskOf = (municipality: string): Official => ({ role: 'frontDesk', id: randomUUID(), municipality })

export const onPaper = () => ({ key: randomUUID(), given: 'Nieuwe', family: 'Persoon-Verzonnen', birthdate: day('1991-02-03'), nationality: 'Hongaarse', bsn: null, document: 'passport', seen: 'yes' }) as const

export interface Newcomer {
  readonly visitor: Visitor
  readonly words: string[]
  /** Where she is, right after she has come in. */
  readonly page: Page
}

export async function aCode(): Promise<{ code: string; personId: string }> {
  const now = new Date()
  const { code } = await handOutCode(deskOf('GM0344'), onPaper(), now)
  const invited = await tryCode(code, now)
  return { code, personId: invited?.personId ?? '' }
}

/** Through the real pages, with a code of her own. */
export async function aNewcomer(at = '/code'): Promise<Newcomer> {
  const visitor = new Visitor()
  const shown = await (await visitor.visit(at)).press('Verder', { deskCode: (await aCode()).code })
  const page = await shown.press('Ik heb de woorden opgeschreven')
  return { visitor, words: wordsOn(shown), page }
}

export const wordsOn = ({ html }: Page): string[] => html.querySelectorAll('.words li').map(({ text }) => text.trim())

const superuser = asSuperuser()
let connected: Promise<unknown> | undefined

async function macOf(visitor: Visitor): Promise<Buffer> {
  connected ??= superuser.connect()
  await connected
  const [, id = ''] = /^s(?::|%3A)([\w-]{43})\./i.exec(visitor.cookies.get('waarborg') ?? '') ?? []
  return keyring.mac('session', id)
}

/** Her time is up, as if she did nothing for so long. */
export async function timeUp(visitor: Visitor, minutesAgo = 1): Promise<void> {
  const { rowCount } = await superuser.query('update sessions set expires_at = $2 where id_mac = $1', [await macOf(visitor), new Date(Date.now() - minutesAgo * 60_000)])
  if (rowCount !== 1) throw new Error('no session to end')
}

/** As if she signed in so many minutes ago. */
export async function signedInAgo(visitor: Visitor, minutes: number): Promise<void> {
  const mac = await macOf(visitor)
  const { rows } = await superuser.query<{ sealed: Buffer }>('select sealed from sessions where id_mac = $1', [mac])
  const kept = JSON.parse((await keyring.unseal(rows[0]?.sealed ?? Buffer.alloc(0), mac.toString('hex'))).toString()) as SessionData
  const sealed = await keyring.seal(Buffer.from(JSON.stringify({ ...kept, signedInAt: Date.now() - minutes * 60_000 })), mac.toString('hex'))
  await superuser.query('update sessions set sealed = $2 where id_mac = $1', [mac, sealed])
}

export async function sessionOf(visitor: Visitor): Promise<SessionData> {
  const mac = await macOf(visitor)
  const { rows } = await superuser.query<{ sealed: Buffer }>('select sealed from sessions where id_mac = $1', [mac])
  return JSON.parse((await keyring.unseal(rows[0]?.sealed ?? Buffer.alloc(0), mac.toString('hex'))).toString()) as SessionData
}

export async function minutesLeft(visitor: Visitor): Promise<number> {
  const { rows } = await superuser.query<{ expires_at: Date }>('select expires_at from sessions where id_mac = $1', [await macOf(visitor)])
  return Math.round(((rows[0]?.expires_at.getTime() ?? 0) - Date.now()) / 60_000)
}

export async function leaveSessions(): Promise<void> {
  await connected
  await superuser.end()
}
