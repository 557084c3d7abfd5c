/** Which way out each message takes, by the settings. */
import path from 'node:path'
import { masked } from './actions/contact/mask.ts'
import type { Settings } from './config.ts'
import { mailSender, type Sender, type Way } from './platform/sending/mail.ts'
import { type Spool, spool } from './platform/sending/spool.ts'

export interface WaysOut {
  readonly senders: Readonly<Record<Way, Sender>>
  /** Of a demonstration: what would have been sent. */
  readonly samples: Spool | undefined
  /** Where messages lie ready for who delivers them. */
  readonly ready: Spool
}

/** Text messages and calls lie ready in a folder for who delivers them; mail too, as long as there is no mail server. */
export function waysOut(settings: Settings): WaysOut {
  const { demonstration, smtpUrl, mailFrom, spoolDirectory } = settings
  const folder = path.resolve(spoolDirectory)
  // Nobody delivers what a demonstration writes down: it need not know where to.
  const ready = spool(folder, (parcel) => ({ ...parcel, ...(demonstration && { to: masked(parcel.to) }) }))
  const email = smtpUrl ? mailSender({ url: smtpUrl, address: mailFrom, sealedLine: !demonstration }) : ready
  return { senders: { sms: ready, phone: ready, email }, samples: demonstration ? ready : undefined, ready }
}
