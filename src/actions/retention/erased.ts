/** What went in one go, and what stood in the way of the rest. */
export interface Erased {
  /** Random ids or keyed hashes: what went, of nobody named. */
  readonly gone: readonly string[]
  readonly faults: readonly unknown[]
}

/** What fails for one does not keep the others. */
export async function eachOf<T>(all: readonly T[], idOf: (one: T) => string, erase: (one: T) => Promise<boolean>): Promise<Erased> {
  const gone: string[] = []
  const faults: unknown[] = []
  for (const one of all) {
    await erase(one).then(
      (erased) => erased && gone.push(idOf(one)),
      (error: unknown) => faults.push(error),
    )
  }
  return { gone, faults }
}

/** Of what goes together, in one transaction. */
export const goneOf = (rows: readonly { readonly id: string }[]): Erased => ({ gone: rows.map(({ id }) => id), faults: [] })
