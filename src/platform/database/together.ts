/** What many ask within one turn of the loop is asked of the database once: a crowd costs little more than one. */

interface Waiting<Asked, Found> {
  readonly asked: Asked
  resolve(found: Found): void
  reject(error: unknown): void
}

/** `askAll` answers in the order in which it is asked; when it fails, it fails for everyone in it. */
export function together<Asked, Found>(askAll: (asked: readonly Asked[]) => Promise<readonly Found[]>): (asked: Asked) => Promise<Found> {
  let waiting: Waiting<Asked, Found>[] = []

  async function send(): Promise<void> {
    const all = waiting
    waiting = []
    try {
      const found = await askAll(all.map(({ asked }) => asked))
      if (found.length !== all.length) throw new Error(`${all.length} asked, ${found.length} answered`)
      for (const [place, each] of found.entries()) all[place]?.resolve(each)
    } catch (error) {
      for (const each of all) each.reject(error)
    }
  }
  return (asked) => new Promise((resolve, reject) => {
    if (waiting.push({ asked, resolve, reject }) === 1) setImmediate(() => void send())
  })
}
