/** Handing something over to be delivered. Every way out is a `Sender`; the contract is tested for each. */
import { setTimeout } from 'node:timers/promises'
import type { Transporter } from 'nodemailer'
import { packageAtFirstUse } from '../atFirstUse.ts'

/** One thing to deliver. It is made at the moment of sending and kept nowhere. */
export interface Parcel {
  /** Random: names the message, and says nothing of whom or what. */
  readonly id: string
  readonly way: Way
  /** By which name it comes; of mail the name before the address. */
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly text: string
  /** For who calls: what not to do. */
  readonly notes: readonly string[]
}

export type Way = 'sms' | 'email' | 'phone'

export interface Sender {
  send(parcel: Parcel): Promise<void>
  stop(): void
}

/** This address or number takes nothing. */
export class Undeliverable extends Error {}

/** The way out itself does not work now; the address may be good. */
export class SenderAway extends Error {}

export interface MailOptions {
  readonly url: string
  /** The address it comes from. */
  readonly address: string
  /** Outside a demonstration nothing goes over the line unsealed. */
  readonly sealedLine: boolean
}

/** In milliseconds; together within the time a transaction may stand still. */
const PATIENCE = { dnsTimeout: 4_000, connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 6_000 }
const ALTOGETHER = 20_000

const library = packageAtFirstUse('nodemailer', async () => (await import('nodemailer')).default)

/** Plain text to one address: no link, no name, no attachment, nothing in the head but what mail cannot do without. */
export function mailSender({ url, address, sealedLine }: MailOptions): Sender {
  const host = address.split('@')[1] ?? 'localhost'
  const settings = { url, ...PATIENCE, name: host, requireTLS: sealedLine, disableFileAccess: true, disableUrlAccess: true }
  let transport: Transporter | undefined
  return {
    async send({ id, from, to, subject, text }) {
      transport ??= (await library()).createTransport(settings)
      const sending = transport.sendMail({ from: { name: from, address }, to: { name: '', address: to }, subject, text, xMailer: false, messageId: `<${id}@${host}>` })
      await Promise.race([sending, tooLong()]).catch(said)
    },
    stop: () => transport?.close(),
  }
}

async function tooLong(): Promise<never> {
  await setTimeout(ALTOGETHER, undefined, { ref: false })
  throw new SenderAway('slow')
}

/** A lasting no to this address or message, or anything else; what the other side wrote is not repeated. */
function said(error: unknown): never {
  const { code = '', responseCode = 0 } = (error ?? {}) as { code?: string; responseCode?: number }
  const refused = responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE')
  throw refused ? new Undeliverable('refused') : new SenderAway('away')
}
