/** Every night: what was kept as long as was said goes, and what went is put on record. */
import { eraseRefusals } from '../actions/across/knownAgain.ts'
import { eraseVisits } from '../actions/checking/visits.ts'
import { eraseConcerns, eraseMandates, eraseQuestions, eraseReferrals, eraseSignals } from '../actions/lapsing.ts'
import { eraseShares } from '../actions/licence/sharing.ts'
import { eraseFormer } from '../actions/looks/rectifying.ts'
import { eraseMessages } from '../actions/messages/erase.ts'
import { eraseWaiting } from '../actions/messages/waiting.ts'
import { eraseDeskCodes, eraseDrafts, erasePeople, eraseReports, eraseUploads } from '../actions/retention.ts'
import { eraseAuditLog } from '../actions/retention/auditLog.ts'
import type { Erased } from '../actions/retention/erased.ts'
import { eraseNotices } from '../actions/retention/notices.ts'
import { type ErasedKind, recordRun } from '../actions/retention/runs.ts'
import { eraseImports } from '../actions/takingOver/erase.ts'
import { eraseWatches } from '../actions/watching/erase.ts'
import { type Day, dayIn } from '../law/day.ts'
import type { Queue } from '../platform/database/queue.ts'

export const NIGHTLY = '15 3 * * *'

/** In this order: a person goes after what is hers. */
const erasing: Readonly<Record<ErasedKind, (today: Day, now: Date) => Promise<Erased>>> = {
  deskCodes: (_today, now) => eraseDeskCodes(now),
  drafts: eraseDrafts,
  uploads: eraseUploads,
  reports: eraseReports,
  people: erasePeople,
  refusals: eraseRefusals,
  messages: eraseMessages,
  waitingFiles: eraseWaiting,
  imports: (_today, now) => eraseImports(now),
  formerValues: eraseFormer,
  shares: eraseShares,
  watches: eraseWatches,
  signals: eraseSignals,
  concerns: eraseConcerns,
  referrals: eraseReferrals,
  questions: eraseQuestions,
  mandates: eraseMandates,
  visits: eraseVisits,
  notices: eraseNotices,
  auditLog: eraseAuditLog,
}

/** What fails of one kind does not keep the others; afterwards the night fails, and is tried again. */
export async function eraseDue(now: Date): Promise<void> {
  const faults: unknown[] = []
  for (const [kind, erase] of Object.entries(erasing) as [ErasedKind, (typeof erasing)[ErasedKind]][]) {
    const erased = await erase(dayIn(now), now).catch((error: unknown) => ({ gone: [], faults: [error] }))
    faults.push(...erased.faults)
    await recordRun(kind, erased, dayIn(now))
  }
  if (faults.length) throw new AggregateError(faults, 'not everything that was due is erased')
}

export async function keepRetention(queue: Queue, now: () => Date): Promise<void> {
  await queue.work('retention', () => eraseDue(now()))
  await queue.every('retention', NIGHTLY)
}
