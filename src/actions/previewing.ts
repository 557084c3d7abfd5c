/** How a letter would read: its act is done as far as its letter and then taken back whole, so that what is shown is what would go. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { LetterDraft } from './letterTexts.ts'

const looking = new AsyncLocalStorage<true>()

class Looked extends Error {
  readonly letter: LetterDraft

  constructor(letter: LetterDraft) {
    super('only looked at')
    this.letter = letter
  }
}

/** Where a letter would be sent: takes the act back when somebody only looks. */
export async function unlessOnlyLooking(draft: () => Promise<LetterDraft>): Promise<void> {
  if (looking.getStore()) throw new Looked(await draft())
}

/** Of an act that sends a letter made of what its actor typed, nothing that was opened. What the law refuses is refused here too. */
export function asSheReadsIt(act: () => Promise<unknown>): Promise<LetterDraft> {
  const sent = () => Promise.reject(new Error('an act without a letter'))
  return looking.run(true, () => act().then(sent, (error: unknown) => (error instanceof Looked ? error.letter : Promise.reject(error as Error))))
}
