/** What stands behind the doors: the queue and what happens by itself, ways out, and in a demonstration its people. */
import { useOutbox } from './actions/messages/outbox.ts'
import { useWaiting } from './actions/messages/waiting.ts'
import { useScanner } from './actions/papers/intake.ts'
import { useSenderName } from './actions/senderName.ts'
import { useTelling } from './actions/watching/telling.ts'
import { demonstrationIssuer, type Settings } from './config.ts'
import { keepCalendar } from './jobs/calendar.ts'
import { watchEmergencies } from './jobs/emergencies.ts'
import { countFigures } from './jobs/figures.ts'
import { keepLawPack } from './jobs/lawPack.ts'
import { keepLetters, sealOldLetters } from './jobs/letters.ts'
import { keepLicences } from './jobs/licences.ts'
import { keepLists } from './jobs/lists.ts'
import { sendMessages } from './jobs/messages.ts'
import { watchMisuse } from './jobs/misuse.ts'
import { keepRetention } from './jobs/retention.ts'
import { sortSignals } from './jobs/signals.ts'
import { keepTerms } from './jobs/terms.ts'
import { keepWatches } from './jobs/watches.ts'
import { clock } from './platform/clock.ts'
import { executeInTransaction } from './platform/database/db.ts'
import { createQueue } from './platform/database/queue.ts'
import type { Log } from './platform/log.ts'
import { clamd } from './platform/scanner.ts'
import { httpPusher } from './platform/sending/push.ts'
import { addressIn } from './routes/public/published.ts'
import type { Undo } from './running.ts'
import type { WaysOut } from './senders.ts'

/** What happens without being asked. */
const jobs = [sendMessages, keepRetention, sealOldLetters, keepTerms, keepLicences, sortSignals, watchEmergencies, keepCalendar, countFigures]

export interface Inside {
  readonly settings: Settings
  readonly ways: WaysOut
  /** Of the database. */
  readonly url: string
  readonly log: Log
  readonly undo: Undo
}

export async function putToWork({ settings, ways: { senders, ready }, url, log, undo }: Inside): Promise<void> {
  const queue = await createQueue({ url, log, execute: executeInTransaction })
  undo.push(() => queue.stop())
  if (settings.clamd) useScanner(clamd(settings.clamd))
  useWaiting(ready)
  useSenderName(settings.senderName)
  useOutbox({ senders, delayMinutes: settings.messageDelayMinutes, queue })
  useTelling({ pusher: httpPusher({ tryOut: settings.demonstration }), issuer: settings.baseUrl })
  undo.push(keepWatches(clock, log), keepLetters(clock, log))
  const kept = [keepLists(addressIn(settings.baseUrl), clock, log), keepLawPack(clock, log), watchMisuse(queue, clock, log)].map(async (keep) => undo.push(await keep))
  await Promise.all([...kept, ...jobs.map((keep) => keep(queue, clock))])
  if (settings.demonstration) await makeUp(settings)
}

async function makeUp({ dataDirectory }: Settings): Promise<void> {
  const { seedClient, seedDemonstration } = await import('../seeders/demonstration.ts')
  await seedDemonstration(clock(), demonstrationIssuer)
  await seedClient(dataDirectory, demonstrationIssuer, clock())
}
