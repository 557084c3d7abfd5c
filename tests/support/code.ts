/** The code that would have been sent to whoever is signed in: read where the demonstration shows it. */
import { setTimeout } from 'node:timers/promises'
import { paths } from '../../src/paths.ts'
import type { Visitor } from './visitor.ts'

/** The last one that is not `before`; sending takes a moment. */
export async function codeSentTo(visitor: Visitor, before = ''): Promise<string> {
  return sent(async () => (await visitor.visit(paths.sample)).text, before)
}

export async function sent(read: () => Promise<string>, before = ''): Promise<string> {
  for (let waited = 0; waited < 100; waited += 1) {
    const [, code = ''] = /\b([2-9B-Z]{6}) (?:is uw code|is your code)/.exec(await read()) ?? []
    if (code && code !== before) return code
    await setTimeout(200)
  }
  throw new Error('no code was sent')
}
