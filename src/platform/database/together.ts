/** What many ask within one turn of the loop is asked of the database once: a crowd costs little more than one. */

interface Waiting<Asked, Found> {
  readonly asked: Asked
  resolve(found: Found): void
  reject(error: unknown): void
}

/** `askAll` answers in the order in which it is asked, at most so many at a time; when it fails, it fails for everyone in it, unless one waited too
 * long for someone else: then each is asked alone, of what someone holds those of the same `whose` together, so that who is in the way waits once more and not once for each. */
export function together<Asked, Found>(askAll: (asked: readonly Asked[]) => Promise<readonly Found[]>, { most = Infinity, whose }: { readonly most?: number; readonly whose?: (asked: Asked) => string } = {}): (asked: Asked) => Promise<Found> {
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
      const apart = isUndone(error) ? grouped(all, isHeld(error) ? whose : undefined) : []
      if (apart.length > 1) return void apart.map(send)
      for (const each of all) each.reject(error)
    }
  }
  return (asked) => new Promise((resolve, reject) => {
    if (waiting.push({ asked, resolve, reject }) === 1) setImmediate(sendAll)
  })
}

function grouped<Asked, Found>(all: readonly Waiting<Asked, Found>[], whose?: (asked: Asked) => string): Waiting<Asked, Found>[][] {
  return whose ? [...Map.groupBy(all, ({ asked }) => whose(asked)).values()] : all.map((each) => [each])
}

/** Lock not available, deadlock, serialization failure: certainly rolled back, so that each can be asked alone. */
const undone = new Set<unknown>(['55P03', '40P01', '40001'])

/** Someone else has it, and will have it a while. */
const isHeld = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '55P03'

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
