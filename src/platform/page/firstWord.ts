/** Many doors behind one: an address is looked for only among those that begin with its first word. */
import { type RequestHandler, Router } from 'express'

type Layers = Router['stack']

/** What the router does, in the same order, without asking each of its routes; whoever walks through the routes finds them all. */
export function byFirstWord(router: Router): RequestHandler & { readonly stack: Layers } {
  const layers = routesIn(router.stack).map((layer) => ({ layer, words: wordsOf(layer) }))
  const routerOf = (word: string) => routerWith(layers.filter(({ words }) => words.includes(word) || words.includes(ANY)).map(({ layer }) => layer))
  const words = new Set(layers.flatMap((each) => each.words))
  const beginning = new Map([...words].map((word) => [word, routerOf(word)]))
  const elsewhere = routerOf(ANY)
  const handle: RequestHandler = (req, res, next) => (beginning.get(firstWord(req.path)) ?? elsewhere)(req, res, next)
  return Object.assign(handle, { stack: router.stack })
}

type Layer = Layers[number]

/** Of what may begin with anything. */
const ANY = '*'

/** What express keeps of whatever is used; `slash` when it is used at every address. */
interface Used {
  readonly slash: boolean
  readonly handle: { readonly stack?: Layers }
}

/** The routes of routers in it, and what is no router, in order. */
function routesIn(layers: Layers): Layer[] {
  return layers.flatMap((layer) => {
    const { slash, handle: { stack } } = layer as unknown as Used
    return !layer.route && slash && stack ? routesIn(stack) : [layer]
  })
}

function routerWith(layers: readonly Layer[]): Router {
  const router = Router()
  router.stack.push(...layers)
  return router
}

/** As an address is compared: without its capitals. */
function firstWord(path: string): string {
  const end = path.indexOf('/', 1)
  return path.slice(1, end < 0 ? undefined : end).toLowerCase()
}

function wordsOf({ route }: Layer): string[] {
  const paths: unknown[] = [route?.path].flat()
  return paths.map((path) => (typeof path === 'string' && /^\/[a-z0-9.-]*(\/|$)/i.test(path) ? firstWord(path) : ANY))
}
