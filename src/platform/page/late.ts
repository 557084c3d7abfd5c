/** Doors whose code comes after the start: when there is time for it, or with the first who knocks. */
import type { RequestHandler, Router } from 'express'
import { setImmediate as breath } from 'node:timers/promises'

type Inside = RequestHandler & { readonly stack?: Router['stack'] }

export interface Late extends RequestHandler {
  /** Once, however often it is asked for. */
  open(): Promise<Inside>
}

/** In its place and order from the start; who comes before it is open waits for just that. Whoever walks through the routes finds those of doors that are open. */
export function late(load: () => Promise<Inside>): Late {
  let inside: Inside | undefined
  let opening: Promise<Inside> | undefined
  const open = () => (opening ??= load().then((loaded) => {
    if (loaded.stack) Object.assign(door, { stack: loaded.stack })
    return (inside = loaded)
  }))
  const door: Late = Object.assign(((req, res, next) => (inside ? inside(req, res, next) : open().then((loaded) => loaded(req, res, next)))) satisfies RequestHandler, { open })
  return door
}

/** One after the other, and between two of them whoever waits is answered. */
export async function openAll(doors: readonly Late[]): Promise<void> {
  for (const door of doors) {
    await door.open()
    await breath()
  }
}
