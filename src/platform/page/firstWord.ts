/** Many doors behind one: an address is looked for only among those that begin with its first word. */
import { type NextFunction, type RequestHandler, Router } from 'express'

type Layers = Router['stack']
type Layer = Layers[number]

/** What the router does, in the same order, without asking each of its routes; whoever walks through the routes finds them all. */
export function byFirstWord(router: Router): RequestHandler & { readonly stack: Layers } {
  const layers = layersIn(router.stack).map((layer) => ({ layer, words: wordsOf(layer) }))
  const doorOf = (word: string) => inTurn(stepsOf(layers.filter(({ words }) => words.includes(word) || words.includes(ANY)).map(({ layer }) => layer)))
  const words = new Set(layers.flatMap((each) => each.words))
  const beginning = new Map([...words].map((word) => [word, doorOf(word)]))
  const elsewhere = doorOf(ANY)
  const handle: RequestHandler = (req, res, next) => (beginning.get(firstWord(req.path)) ?? elsewhere)(req, res, next)
  return Object.assign(handle, { stack: router.stack })
}

/** What stands under an address of its own, so that nobody else is led past it. */
export function under(address: string, handler: RequestHandler): Router {
  return Object.assign(Router().use(address, handler), { words: [firstWord(address)] })
}

/** Of what may begin with anything. */
const ANY = '*'

/** What express keeps of whatever is used; `slash` when it is used at every address. */
interface Used {
  readonly slash: boolean
  readonly handle: RequestHandler & Partial<Pick<Router, 'stack' | 'use'>> & { readonly words?: readonly string[] }
}

const handlerOf = (layer: Layer): Used['handle'] => (layer as unknown as Used).handle
const isEverywhere = (layer: Layer): boolean => !layer.route && (layer as unknown as Used).slash

/** The layers of routers in it, and what is no router, in order. */
function layersIn(layers: Layers): Layer[] {
  return layers.flatMap((layer) => {
    const { stack, use, words } = handlerOf(layer)
    return isEverywhere(layer) && stack && use && !words ? layersIn(stack) : [layer]
  })
}

/** Only where there are routes a router is asked which. */
function stepsOf(layers: readonly Layer[]): RequestHandler[] {
  const steps: RequestHandler[] = []
  let routes: Router | undefined
  for (const layer of layers) {
    if (isEverywhere(layer)) {
      routes = undefined
      steps.push(goingOn(handlerOf(layer)))
      continue
    }
    if (!routes) steps.push((routes = Router()))
    routes.stack.push(layer)
  }
  return steps
}

/** Whoever takes up what went wrong stands after all doors. */
function goingOn(handler: RequestHandler): RequestHandler {
  if (handler.length > 3) throw new Error('a handler of errors among doors')
  return handler
}

/** One after the other, as express does, for whatever is used at every address. */
function inTurn(steps: readonly RequestHandler[]): RequestHandler {
  return (req, res, next) => {
    let place = 0
    const goOn: NextFunction = (error?: unknown) => {
      // As express takes it: to leave a route that there is none of is to go on.
      const step = error && error !== 'route' ? undefined : steps[place++]
      if (!step) return next(error)
      try {
        const going = step(req, res, goOn)
        if (going instanceof Promise) going.catch((fault: unknown) => goOn(fault ?? new Error('rejected without a word')))
      } catch (fault) {
        goOn(fault)
      }
    }
    goOn()
  }
}

/** As an address is compared: without its capitals. */
function firstWord(path: string): string {
  const end = path.indexOf('/', 1)
  return path.slice(1, end < 0 ? undefined : end).toLowerCase()
}

function wordsOf(layer: Layer): readonly string[] {
  const { route } = layer
  if (!route) return handlerOf(layer).words ?? [ANY]
  const paths: unknown[] = [route.path].flat()
  return paths.map((path) => (typeof path === 'string' && /^\/[a-z0-9.-]*(\/|$)/i.test(path) ? firstWord(path) : ANY))
}
