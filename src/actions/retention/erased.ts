/** What went in one go, and how often it did not work. */
export interface Erased {
  /** Random ids or keyed hashes: what went, of nobody named. */
  readonly gone: readonly string[]
  readonly failed: number
}

/** What fails for one does not keep the others. */
export async function eachOf<T>(all: readonly T[], idOf: (one: T) => string, erase: (one: T) => Promise<boolean>): Promise<Erased> {
  const gone: string[] = []
  let failed = 0
  for (const one of all) {
    await erase(one).then(
      (erased) => erased && gone.push(idOf(one)),
      () => (failed += 1),
    )
  }
  return { gone, failed }
}

/** Of what goes together, in one transaction. */
export const goneOf = (rows: readonly { readonly id: string }[]): Erased => ({ gone: rows.map(({ id }) => id), failed: 0 })
