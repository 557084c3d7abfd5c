/** The environment, read and checked once. */
import Joi from 'joi'
import { randomBytes } from 'node:crypto'
import { isNeutralName, SENDER_SIGNS, sectorWords } from './law/neutrality.ts'
import { paths } from './paths.ts'
import { StartError } from './platform/errors.ts'
import { isHere, rangesIn } from './platform/session/proxies.ts'
import type { TransitSettings } from './platform/secrets/transit/calls.ts'

export interface Provider {
  readonly issuer: string
  /** Under which its people are kept: its own name; the demonstration has one that does not change with the port. */
  readonly keptAs: string
  readonly clientId: string
  readonly clientSecret: string
  readonly acr: string
  /** In which claim it says which person an account is of; for staff, who decide with two people and not with two accounts. */
  readonly personClaim: string
}

export const demonstrationIssuer = 'demonstration'

export interface Settings {
  readonly port: number
  readonly host: string
  readonly baseUrl: string
  readonly demonstration: boolean
  readonly databaseUrl: string | undefined
  readonly databaseAppUrl: string | undefined
  readonly dataDirectory: string
  readonly keyringFile: string
  /** Where the keys are kept, outside this machine; absent: in the file. */
  readonly transit: TransitSettings | undefined
  readonly serviceName: string
  /** Who a message is from: short, and as neutral as the service's name. */
  readonly senderName: string
  /** At the foot of the pages of whoever applies or asks; empty: none is said. */
  readonly helpPhone: string
  /** Absent: mail goes where the other messages go. */
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  readonly spoolDirectory: string
  readonly messageDelayMinutes: number
  readonly trustProxy: number
  /** Where the nearest of them is; absent: on this machine. */
  readonly proxyAddresses: string | undefined
  readonly logLevel: string
  readonly checksPerMinute: number
  /** Of everyone together: beyond it a flood is told to wait, and those who are signed in notice nothing. */
  readonly checksPerMinuteInAll: number
  /** Per network. */
  readonly signInsPerMinute: number
  /** Where ClamAV listens: a socket or host:port. Without it nothing is scanned. */
  readonly clamd: string | undefined
  readonly worker: Provider
  readonly staff: Provider
}

const text = Joi.string().trim()

/** What every message and every title shows is neutral, or the service does not start. */
const unlessItTells = (isNeutral: (name: string) => boolean) => (name: string, { message }: Joi.CustomHelpers) => (isNeutral(name) ? name : message({ custom: '{#label} is not neutral' }))

/** Keys go over TLS, or to an agent on this machine. */
const unlessInTheOpen = (url: string, { message }: Joi.CustomHelpers) =>
  url.startsWith('https:') || ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname) ? url : message({ custom: '{#label} must be https, or an agent on this machine' })

/** Who may say who asks: addresses, or ranges that are no wider than proxies of ours need. */
const unlessAnyone = (addresses: string, { message }: Joi.CustomHelpers) =>
  rangesIn(addresses) ? addresses : message({ custom: '{#label} must be addresses, or ranges of at least /16 (IPv4) or /48 (IPv6), with commas between' })

const environment = Joi.object({
  PORT: Joi.number().port().default(3000),
  HOST: text.default('localhost'),
  BASE_URL: text.uri({ scheme: ['http', 'https'] }),
  MODE: text.valid('demonstration', 'live').default('demonstration'),
  DATABASE_URL: text.uri({ scheme: ['postgres', 'postgresql'] }),
  DATABASE_APP_URL: text.uri({ scheme: ['postgres', 'postgresql'] }),
  DATABASE_CHECK_URL: text.uri({ scheme: ['postgres', 'postgresql'] }),
  DATA_DIR: text.default('.data'),
  KEYRING_FILE: text,
  KEYRING: text.valid('file', 'transit').default('file'),
  KEYRING_URL: text.uri({ scheme: ['http', 'https'] }).custom(unlessInTheOpen),
  KEYRING_TOKEN_FILE: text,
  KEYRING_MOUNT: text.pattern(/^[\w-]+(\/[\w-]+)*$/).default('transit'),
  SERVICE_NAME: text.max(40).custom(unlessItTells((name) => !sectorWords.test(name))).default('Waarborg'),
  SENDER_NAME: text.max(SENDER_SIGNS).custom(unlessItTells(isNeutralName)),
  HELP_PHONE: text.pattern(/^[0-9 +]{3,20}$/),
  SMTP_URL: text.uri({ scheme: ['smtp', 'smtps'] }),
  MAIL_FROM: text.email({ tlds: false }),
  SPOOL_DIR: text,
  MESSAGE_DELAY_MINUTES: Joi.number().integer().min(0).max(30).default(20),
  TRUST_PROXY: Joi.number().integer().min(0).max(5).default(0),
  PROXY_ADDRESSES: text.custom(unlessAnyone),
  LOG_LEVEL: text.valid('silent', 'error', 'warn', 'info', 'debug').default('info'),
  CHECKS_PER_MINUTE: Joi.number().integer().min(1).default(60),
  CHECKS_PER_MINUTE_IN_ALL: Joi.number().integer().min(Joi.ref('CHECKS_PER_MINUTE')).default(Joi.ref('CHECKS_PER_MINUTE', { adjust: (each: number) => Math.max(each, 30_000) })),
  SIGN_INS_PER_MINUTE: Joi.number().integer().min(1).default(Joi.ref('MODE', { adjust: (mode: string) => (mode === 'live' ? 60 : 600) })),
  CLAMD: text.pattern(/^(\/.+|[^/\s]+:\d{1,5})$/),
  WORKER_ISSUER: text.uri(), WORKER_CLIENT_ID: text, WORKER_CLIENT_SECRET: text,
  WORKER_ACR: text.default('http://eidas.europa.eu/LoA/substantial'),
  STAFF_ISSUER: text.uri(), STAFF_CLIENT_ID: text, STAFF_CLIENT_SECRET: text,
  STAFF_ACR: text.default('http://eidas.europa.eu/LoA/high'),
  STAFF_PERSON_CLAIM: text.default('person_id'),
  STATUTE: text, STATUTE_ARTICLES: text, STATUTE_PUBLICATION: text, DPIA_REFERENCE: text, DPIA_DATE: Joi.string().isoDate(),
})

type Values = Record<string, string> & { PORT: number; TRUST_PROXY: number; CHECKS_PER_MINUTE: number; CHECKS_PER_MINUTE_IN_ALL: number; SIGN_INS_PER_MINUTE: number; MESSAGE_DELAY_MINUTES: number }

export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const values = valuesOf(env)
  if (values['MODE'] === 'live') refuseUnfounded(values)
  refuseKeyless(values)
  refuseBelieving(values)
  return settingsFrom(values)
}

/** Of the process that checks alone: without the secrets of the rest, and at a database it names itself. */
export function readCheckSettings(env: NodeJS.ProcessEnv): { settings: Settings; database: string } {
  const values = valuesOf(env)
  const database = values['DATABASE_CHECK_URL']
  if (!database) throw new StartError('The check alone needs DATABASE_CHECK_URL: the database of the service, or a replica that follows it.')
  if (values['MODE'] === 'live') refuseWithout(values, providers)
  refuseKeyless(values)
  refuseBelieving(values)
  if (values['KEYRING'] === 'transit' && !new URL(database).username) throw new StartError('With KEYRING=transit DATABASE_CHECK_URL names its role and password: postgres://waarborg_check:…@….')
  return { settings: settingsFrom(values), database }
}

function valuesOf(env: NodeJS.ProcessEnv): Values {
  const { value, error } = environment.validate(env, { stripUnknown: true })
  if (error) throw new StartError(`A setting is wrong: ${error.message}.`)
  return value as Values
}

/** What pages say of where forms may lead. */
const providers = { WORKER_ISSUER: 'the identity provider for workers', STAFF_ISSUER: 'the identity provider for staff' }

/** What a register of real people may not start without. */
const required: Readonly<Record<string, string>> = {
  STATUTE: 'the statute', STATUTE_ARTICLES: 'its articles', STATUTE_PUBLICATION: 'its publication',
  SMTP_URL: 'a mail server', MAIL_FROM: 'the address that mail comes from',
  DPIA_REFERENCE: 'the reference of the impact assessment', DPIA_DATE: 'the date of the impact assessment',
  WORKER_ISSUER: 'an identity provider for workers', WORKER_CLIENT_ID: 'its client id', WORKER_CLIENT_SECRET: 'its secret',
  CLAMD: 'a scanner for uploads',
  STAFF_ISSUER: 'an identity provider for staff', STAFF_CLIENT_ID: 'its client id', STAFF_CLIENT_SECRET: 'its secret',
}

function refuseUnfounded(values: Values): void {
  refuseWithout(values, required, values['DATABASE_URL'] || values['DATABASE_APP_URL'] ? [] : ['DATABASE_APP_URL (a durable PostgreSQL)'])
}

function refuseWithout(values: Values, needed: Readonly<Record<string, string>>, more: readonly string[] = []): void {
  const missing = Object.entries(needed).filter(([name]) => !values[name]).map(([name, what]) => `${name} (${what})`)
  if (!values['BASE_URL']?.startsWith('https://')) missing.push('BASE_URL (an https address)')
  if (values['KEYRING'] === 'file') missing.push('KEYRING=transit (keys that are kept elsewhere; the file keyring is for demonstration)')
  missing.push(...more)
  if (missing.length) throw new StartError(`Live mode needs: ${missing.join(', ')}.`)
}

function refuseKeyless(values: Values): void {
  if (values['KEYRING'] !== 'transit') return
  const missing = ['KEYRING_URL', 'KEYRING_TOKEN_FILE'].filter((name) => !values[name])
  if (missing.length) throw new StartError(`KEYRING=transit needs: ${missing.join(', ')}.`)
}

/** Behind a proxy that is not on this machine, whoever reaches the port could say who they are and which certificate they showed. */
function refuseBelieving(values: Values): void {
  if (!values.TRUST_PROXY || values['PROXY_ADDRESSES'] || isHere(values['HOST'] ?? '')) return
  throw new StartError('TRUST_PROXY with a HOST that others reach needs PROXY_ADDRESSES: where the proxy is, or anyone could say who asks and with which certificate.')
}

function settingsFrom(values: Values): Settings {
  const baseUrl = (values['BASE_URL'] ?? `http://localhost:${values.PORT}`).replace(/\/$/, '')
  const provider = (door: 'WORKER' | 'STAFF'): Provider => ({
    issuer: values[`${door}_ISSUER`] ?? `${baseUrl}${paths.provider}`,
    keptAs: values[`${door}_ISSUER`] ?? demonstrationIssuer,
    clientId: values[`${door}_CLIENT_ID`] ?? door.toLowerCase(),
    // The provider of the demonstration lives in this process: a secret of this process will do.
    clientSecret: values[`${door}_CLIENT_SECRET`] ?? randomBytes(32).toString('base64url'),
    acr: values[`${door}_ACR`] ?? '',
    personClaim: values['STAFF_PERSON_CLAIM'] ?? '',
  })
  return Object.freeze({
    port: values.PORT,
    host: values['HOST'] ?? 'localhost',
    baseUrl,
    demonstration: values['MODE'] === 'demonstration',
    databaseUrl: values['DATABASE_URL'],
    databaseAppUrl: values['DATABASE_APP_URL'],
    dataDirectory: values['DATA_DIR'] ?? '.data',
    keyringFile: values['KEYRING_FILE'] ?? `${values['DATA_DIR'] ?? '.data'}/keyring.json`,
    transit:
      values['KEYRING'] === 'transit'
        ? { url: (values['KEYRING_URL'] ?? '').replace(/\/$/, ''), tokenFile: values['KEYRING_TOKEN_FILE'] ?? '', mount: values['KEYRING_MOUNT'] ?? '' }
        : undefined,
    serviceName: values['SERVICE_NAME'] ?? '',
    senderName: values['SENDER_NAME'] ?? (values['SERVICE_NAME'] ?? '').slice(0, 11).trim(),
    helpPhone: values['HELP_PHONE'] ?? (values['MODE'] === 'demonstration' ? '0800 000 00 00' : ''),
    smtpUrl: values['SMTP_URL'],
    mailFrom: values['MAIL_FROM'] ?? 'bericht@localhost',
    spoolDirectory: values['SPOOL_DIR'] ?? `${values['DATA_DIR'] ?? '.data'}/spool`,
    messageDelayMinutes: values.MESSAGE_DELAY_MINUTES,
    trustProxy: values.TRUST_PROXY,
    proxyAddresses: values['PROXY_ADDRESSES'],
    logLevel: values['LOG_LEVEL'] ?? 'info',
    checksPerMinute: values.CHECKS_PER_MINUTE,
    checksPerMinuteInAll: values.CHECKS_PER_MINUTE_IN_ALL,
    signInsPerMinute: values.SIGN_INS_PER_MINUTE,
    clamd: values['CLAMD'],
    worker: provider('WORKER'),
    staff: provider('STAFF'),
  })
}
