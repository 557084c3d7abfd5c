/** Every route of the service, read from the application itself. */
import { createApp } from '../../src/app.ts'
import { readSettings } from '../../src/config.ts'
import { createLog } from '../../src/platform/log.ts'
import { spool } from '../../src/platform/sending/spool.ts'
import { keyring } from './database.ts'

export interface Route {
  readonly method: string
  readonly path: string
  /** Answers by leading elsewhere, and by nothing else. */
  readonly leadsOn: boolean
}

interface Layer {
  readonly route?: { readonly path: string | readonly string[]; readonly stack: readonly { readonly method: string; readonly handle: (...given: never[]) => unknown }[] }
  /** Of what is used at every address; what hangs under an address of its own is not ours. */
  readonly slash: boolean
  readonly handle: { readonly stack?: readonly Layer[] }
}

export async function routesOfService(): Promise<Route[]> {
  const settings = readSettings({ PORT: '1' })
  const app = createApp({ settings, keyring, log: createLog({ level: 'silent' }), now: () => new Date(), people: [], samples: spool('') })
  await app.open()
  const all = routesIn((app as unknown as { router: { stack: readonly Layer[] } }).router.stack)
  return [...new Map(all.map((route) => [`${route.method} ${route.path}`, route])).values()]
}

function routesIn(stack: readonly Layer[]): Route[] {
  return stack.flatMap(({ route, slash, handle }) => {
    if (!route) return slash && handle.stack ? routesIn(handle.stack) : []
    const methods = [...new Set(route.stack.map(({ method }) => method.toUpperCase()))]
    const leadsOn = /^(async )?\(?[\w, ]*\)? => (void )?res\.(see|redirect)\([^;]*$/.test(route.stack.at(-1)?.handle.toString() ?? '')
    return [route.path].flat().flatMap((path) => methods.map((method) => ({ method, path, leadsOn })))
  })
}
