/** No more at once than so many; the others wait in line. What files take in memory stays within bounds. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>

export function turns(most: number): Turns {
  const waiting: (() => void)[] = []
  let busy = 0
  const enter = () => (busy < most ? void (busy += 1) : new Promise<void>((resolve) => waiting.push(resolve)))
  const leave = () => {
    const next = waiting.shift()
    if (next) next()
    else busy -= 1
  }
  return async (work) => {
    await enter()
    try {
      return await work()
    } finally {
      leave()
    }
  }
}

/** As `turns`, for each key apart. */
export function turnsPerKey(most: number): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const lines = new Map<string, { readonly inTurn: Turns; present: number }>()
  return async (key, work) => {
    const line = lines.get(key) ?? { inTurn: turns(most), present: 0 }
    lines.set(key, line)
    line.present += 1
    try {
      return await line.inTurn(work)
    } finally {
      line.present -= 1
      if (!line.present) lines.delete(key)
    }
  }
}
