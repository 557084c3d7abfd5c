/** A form of an official: shown while it is open, read, looked at before its letter goes, acted on, and back to where it came from. */
import type { Request, RequestHandler, Response, Router } from 'express'
import type { ObjectSchema } from 'joi'
import { type Entered, entered, type FormErrors, read } from '../../../forms/form.ts'
import type { Day } from '../../../law/day.ts'
import { Refused } from '../../../law/impediment.ts'
import type { Field, Written } from '../../../pages/shapes.ts'
import type { Official } from '../../../policies/actor.ts'
import { official } from '../../whoAsks.ts'
import { idOf } from '../../worker/own.ts'
import { answerTo, beforeSending, type Drafting } from './writing.ts'

interface Place {
  with(about: { id: string }): string
}

export interface Asked<T> {
  readonly name: string
  readonly path: Place & { readonly pattern: string }
  readonly door: RequestHandler
  readonly schema: ObjectSchema<T>
  readonly act: (actor: Official, id: string, form: T, today: Day) => Promise<void>
  readonly letter?: Drafting<T> | undefined
  readonly before?: ((req: Request) => Entered) | undefined
  readonly rules?: ((req: Request) => readonly string[]) | undefined
}

export interface OfficialForm<T, Found> extends Asked<T> {
  readonly back: Place
  /** What it is about, within reach. */
  readonly find: (req: Request) => Promise<Found>
  /** Not there when the law does not open it today; who presses it all the same hears so from the act. */
  readonly open: (found: Found, req: Request) => void
  readonly fields: (found: Found, req: Request) => readonly Field[]
  readonly intro?: (found: Found, req: Request) => readonly string[]
  /** What the law does not open, said beside its field. */
  readonly check?: ((form: T, found: Found) => FormErrors) | undefined
  /** The field a refusal of the law stands beside; without one it has a page of its own. */
  readonly blames?: ((because: string) => string) | undefined
}

export function officialForm<T, Found>(router: Router, form: OfficialForm<T, Found>): void {
  const { path, door, schema, back, find, check } = form
  router.get(path.pattern, door, (req, res) => show(req, res, form))
  router.post(path.pattern, door, async (req, res) => {
    const answer = read(schema, req.body)
    const found = await find(req)
    const errors = answer.ok ? (check?.(answer.value, found) ?? {}) : answer.errors
    if (!answer.ok || Object.keys(errors).length) return show(req, res.status(422), form, { errors })
    const left = await sent(req, form, found, answer.value)
    if (left) return show(req, left.written ? answerTo(req, res) : res.status(422), form, left)
    res.see(back.with({ id: idOf(req) }))
  })
}

interface Left {
  readonly errors?: FormErrors
  readonly written?: Written
}

/** What is to be looked at first, or put right; undefined when it was done. */
async function sent<T, Found>(req: Request, { act, letter, fields, blames }: OfficialForm<T, Found>, found: Found, form: T): Promise<Left | undefined> {
  try {
    const written = await beforeSending(req, fields(found, req), form, { act, letter })
    if (written) return { written }
    await act(official(req), idOf(req), form, req.today)
    return undefined
  } catch (error) {
    const field = error instanceof Refused ? blames?.(error.impediment.because) : undefined
    if (!field) throw error
    return { errors: { [field]: `error.${field}` } }
  }
}

async function show<T, Found>(req: Request, res: Response, { name, path, back, find, open, fields, letter, before, rules, intro }: OfficialForm<T, Found>, { errors = {}, written }: Left = {}): Promise<void> {
  const [found, about] = [await find(req), { id: idOf(req) }]
  open(found, req)
  res.page('form', {
    name, action: path.with(about), back: back.with(about), fields: fields(found, req), errors, upload: false, intro: intro?.(found, req) ?? [], preview: letter !== undefined, ...(written && { written }), ...(rules && { rules: rules(req) }),
    entered: req.method === 'POST' ? entered(req.body) : (before?.(req) ?? {}),
  })
}
