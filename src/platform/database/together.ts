/** What many ask within one turn of the loop is asked of the database once: a crowd costs little more than one. */

interface Waiting<Asked, Found> {
  readonly asked: Asked
  resolve(found: Found): void
  reject(error: unknown): void
}

/** `askAll` answers in the order in which it is asked, at most so many at a time; when it fails, it fails for everyone in it, unless one waited too long for someone else. */
export function together<Asked, Found>(askAll: (asked: readonly Asked[]) => Promise<readonly Found[]>, { most = Infinity } = {}): (asked: Asked) => Promise<Found> {
  let waiting: Waiting<Asked, Found>[] = []

  function sendAll(): void {
    const all = waiting
    waiting = []
    for (let from = 0; from < all.length; from += most) void send(all.slice(from, from + most))
  }

  async function send(all: readonly Waiting<Asked, Found>[]): Promise<void> {
    try {
      const found = await askAll(all.map(({ asked }) => asked))
      if (found.length !== all.length) throw new Error(`${all.length} asked, ${found.length} answered`)
      for (const [place, each] of found.entries()) all[place]?.resolve(each)
    } catch (error) {
      if (all.length > 1 && isUndone(error)) return void all.map((each) => send([each]))
      for (const each of all) each.reject(error)
    }
  }
  return (asked) => new Promise((resolve, reject) => {
    if (waiting.push({ asked, resolve, reject }) === 1) setImmediate(sendAll)
  })
}

/** Lock not available, deadlock, serialization failure: certainly rolled back, so that each can be asked alone. */
const undone = new Set<unknown>(['55P03', '40P01', '40001'])

const isUndone = (error: unknown): boolean => error instanceof Error && 'code' in error && undone.has(error.code)

/** Answers that say to which question they belong, counted from one, in the order in which was asked; one that is missing is a fault. */
export function inPlace<Row extends { readonly place: number }>(rows: readonly Row[], { length }: readonly unknown[]): Row[] {
  const answered = new Map(rows.map((row) => [row.place, row]))
  return Array.from({ length }, (_each, index) => {
    const row = answered.get(index + 1)
    if (!row) throw new Error(`${length} asked, ${rows.length} answered`)
    return row
  })
}
