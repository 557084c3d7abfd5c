/** Coming in, by each way there is. */
import { Router } from 'express'
import { sampleMessages } from '../demonstration/messages.ts'
import type { Given } from '../given.ts'
import { showDoors, signIn } from '../signIn.ts'
import { code } from './code.ts'
import { passkey } from './passkey.ts'
import { time } from './time.ts'

export function entryDoors({ settings: { baseUrl, serviceName, worker, staff }, limits, tryOut, samples, log }: Given): Router {
  const show = showDoors(tryOut?.code ?? '')
  const doors = Router().use(signIn({ worker, staff }, baseUrl, limits.signIn, show, log))
  doors.use(code(limits.entry, tryOut), passkey({ origin: baseUrl, service: serviceName }, limits.entry, show), time)
  return samples ? doors.use(sampleMessages(samples)) : doors
}
