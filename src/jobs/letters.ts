/** What was sent and is not finished, every second: in a quiet moment, or once it waited for one long enough. Every night: what was sent before there were seals. */
import { performance } from 'node:perf_hooks'
import { sealAfterwards } from '../actions/deciding/sealAfterwards.ts'
import { finishLetters } from '../actions/finishing.ts'
import { dayIn } from '../law/day.ts'
import type { Queue } from '../platform/database/queue.ts'
import type { Log } from '../platform/log.ts'
import { repeatedly } from '../platform/repeatedly.ts'

const NIGHTLY = '45 3 * * *'

/** Until none is left. */
export async function sealOldLetters(queue: Queue, now: () => Date): Promise<void> {
  await queue.work('seal', async () => void (await sealAfterwards(dayIn(now()))))
  await queue.every('seal', NIGHTLY)
}

const EVERY = 1_000
/** Of the time since the last look, spent on answering. */
const BUSY = 0.5
const LONG_ENOUGH = 5

/** Whoever waits for an answer goes before a letter; who opens one that is not finished has its file made at once. Gives how to end it. */
export function keepLetters(now: () => Date, log: Log): () => Promise<void> {
  let before = performance.eventLoopUtilization()
  const look = async (end: AbortSignal) => {
    const since = performance.eventLoopUtilization(before)
    for (let waited = since.utilization > BUSY ? LONG_ENOUGH : 0; await finishLetters(now(), waited, end); waited = LONG_ENOUGH);
    before = performance.eventLoopUtilization()
  }
  return repeatedly(EVERY, look, (error) => log.warn({ error }, 'letters'))
}
