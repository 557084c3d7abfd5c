/** Over and over, with a pause in between; what fails is told and tried again. */
import { setTimeout as pause } from 'node:timers/promises'

/** Gives how to end it, which waits for what is being done; work that takes long looks at the signal in between. */
export function repeatedly(milliseconds: number, work: (end: AbortSignal) => Promise<unknown>, failed: (error: unknown) => void): () => Promise<void> {
  const ended = new AbortController()
  const running = (async () => {
    while (!ended.signal.aborted) {
      await pause(milliseconds, undefined, { signal: ended.signal, ref: false }).then(() => work(ended.signal)).catch((error: unknown) => {
        if (!ended.signal.aborted) failed(error)
      })
    }
  })()
  return () => {
    ended.abort()
    return running
  }
}
