/** Every quarter of an hour: what was opened in an emergency and nobody looked at in time is an incident. */
import { noteUnseen } from '../actions/emergency/emergencies.ts'
import type { Queue } from '../platform/database/queue.ts'

const EACH_QUARTER = '*/15 * * * *'

export async function watchEmergencies(queue: Queue, now: () => Date): Promise<void> {
  await queue.work('emergencies', async () => void (await noteUnseen(now())))
  await queue.every('emergencies', EACH_QUARTER)
}
