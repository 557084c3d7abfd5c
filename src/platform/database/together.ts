/** What many ask within one turn of the loop is asked of the database once: a crowd costs little more than one. */

interface Waiting<Asked, Found> {
  readonly asked: Asked
  resolve(found: Found): void
  reject(error: unknown): void
}

interface Manner<Asked> {
  /** So many at a time. */
  readonly most?: number
  /** In milliseconds: while some are under way the others gather, so that they are one question again, unless it takes longer than this. */
  readonly patience?: number
  /** When someone is in the way, those who ask for the same one go together: it is waited for once more, and not once for each. */
  readonly whose?: (asked: Asked) => string
}

/** `askAll` answers in the order in which it is asked; when it fails, it fails for everyone in it, unless one waited too long for someone else: then each is asked alone. */
export function together<Asked, Found>(askAll: (asked: readonly Asked[]) => Promise<readonly Found[]>, { most = Infinity, patience = 0, whose }: Manner<Asked> = {}): (asked: Asked) => Promise<Found> {
  let waiting: Waiting<Asked, Found>[] = []
  let isUnderWay = false

  function sendSome(): void {
    const some = waiting.slice(0, most)
    waiting = waiting.slice(some.length)
    isUnderWay = some.length > 0
    if (isUnderWay) goOnAfter(send(some))
  }

  /** The next go when these are answered, or take too long. */
  function goOnAfter(sent: Promise<void>): void {
    if (patience === 0) return sendSome()
    let isOver = false
    const goOn = () => {
      if (isOver) return
      isOver = true
      clearTimeout(late)
      sendSome()
    }
    const late = setTimeout(goOn, patience)
    void sent.then(goOn)
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
    waiting.push({ asked, resolve, reject })
    if (isUnderWay) return
    isUnderWay = true
    setImmediate(sendSome)
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
