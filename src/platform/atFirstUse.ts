/** What few requests need is made by the first of them: a start waits for less, and what nobody asks for takes no memory. */
import { createRequire } from 'node:module'

/** Tried again at the next use when it did not work. */
export function atFirstUse<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return async () => {
    const making = (made ??= make())
    return making.catch((error: unknown) => {
      if (made === making) made = undefined
      throw error
    })
  }
}

const require = createRequire(import.meta.url)

/** A package, loaded at its first use. One that is not there is missed at the start, and not by whoever needs it first. */
export function packageAtFirstUse<T>(name: string, load: () => Promise<T>): () => Promise<T> {
  require.resolve(name)
  return atFirstUse(load)
}
