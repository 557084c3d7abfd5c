/** A code that proves a channel: made when it is sent, kept as a keyed hash, and gone once it was used or tried too often. */
import { randomInt } from 'node:crypto'
import { code as limits, minutesAfter } from '../../law/hers/messages.ts'
import { ChannelCode } from '../../models/people/ChannelCode.ts'
import { keys } from '../keys.ts'

const LENGTH = 6
/** Without what looks or sounds like something else, and without vowels: no word comes out. */
const symbols = '23456789BCDFGHJKMNPQRSTVWXZ'

export async function newCode(personId: string, now: Date): Promise<string> {
  const code = Array.from({ length: LENGTH }, () => symbols.charAt(randomInt(symbols.length))).join('')
  await ChannelCode.upsert({ personId, codeMac: await macOf(personId, code), expiresAt: minutesAfter(now, limits.minutes), tries: 0 })
  return code
}

/** Capitals, and without what people put between. */
export const normalisedCode = (text: string): string => text.toUpperCase().replaceAll(/[\s.-]/g, '')

export type Tried = 'right' | 'wrong' | 'expired' | 'tooMany'

/** One try; two at the same moment wait for each other. A code that was right is used. */
export async function tryCode(personId: string, typed: string, now: Date): Promise<Tried> {
  const sent = await ChannelCode.findOne({ where: { personId }, lock: true })
  if (!sent || sent.expiresAt <= now) return 'expired'
  if (sent.tries >= limits.tries) return 'tooMany'
  const isRight = (await macOf(personId, normalisedCode(typed))).equals(sent.codeMac)
  await (isRight ? sent.destroy() : sent.update({ tries: sent.tries + 1 }))
  return isRight ? 'right' : 'wrong'
}

export async function forgetCode(personId: string): Promise<void> {
  await ChannelCode.destroy({ where: { personId } })
}

/** Whether one was sent and still works. */
export async function hasCode(personId: string, now: Date): Promise<boolean> {
  const sent = await ChannelCode.findOne({ where: { personId } })
  return sent !== null && sent.expiresAt > now && sent.tries < limits.tries
}

function macOf(personId: string, code: string): Promise<Buffer> {
  return keys().mac('channel', `${personId}|${code}`)
}
