/** What the pages after a decision share. */
import type { Request, RequestHandler, Response, Router } from 'express'
import type { ObjectSchema } from 'joi'
import { readCase } from '../../../actions/cases.ts'
import { caseFollowing, type CaseFollowing } from '../../../actions/following/caseSide.ts'
import { type Entered, entered, type FormErrors, read } from '../../../forms/form.ts'
import type { Day } from '../../../law/day.ts'
import type { Application } from '../../../models/Application.ts'
import type { Field, Written } from '../../../pages/shapes.ts'
import { paths } from '../../../paths.ts'
import type { Official } from '../../../policies/actor.ts'
import { idOf } from '../../worker/own.ts'
import { answerTo, beforeSending, type Drafting } from '../case/writing.ts'
import { official } from '../../whoAsks.ts'

interface CaseForm<T> {
  readonly name: string
  readonly path: { pattern: string; with(about: { id: string }): string }
  readonly back?: { with(about: { id: string }): string }
  readonly door: RequestHandler
  readonly schema: ObjectSchema<T>
  readonly act: (actor: Official, id: string, form: T, today: Day) => Promise<void>
  readonly fields: (req: Request, about: { application: Application; following: CaseFollowing }) => readonly Field[]
  /** Not there when the law does not open it today. */
  readonly open: (following: CaseFollowing, today: Day) => void
  readonly before?: (today: Day) => Entered
  readonly rules?: (req: Request) => readonly string[]
  /** What the law does not open, said beside its field. */
  readonly letter?: Drafting<T>
  readonly check?: (answer: T, following: CaseFollowing) => FormErrors
}

/** A form about a case: shown within reach while it is open, read, acted on, back to where it came from. */
export function caseForm<T>(router: Router, { name, path, back = paths.case, door, schema, act, fields, open, before = () => ({}), rules, check, letter }: CaseForm<T>): void {
  const show = async (req: Request, res: Response, errors: FormErrors = {}, written?: Written) => {
    const { application } = await readCase(official(req), idOf(req), req.today)
    const following = await caseFollowing(official(req), idOf(req), req.today)
    open(following, req.today)
    const given = req.method === 'POST' ? entered(req.body) : before(req.today)
    res.page('form', { name, action: path.with(application), back: back.with(application), fields: fields(req, { application, following }), entered: given, errors, intro: [], upload: false, preview: letter !== undefined, ...(written && { written }), ...(rules && { rules: rules(req) }) })
  }
  router.get(path.pattern, door, (req, res) => show(req, res))
  router.post(path.pattern, door, async (req, res) => {
    const answer = read(schema, req.body)
    const following = await caseFollowing(official(req), idOf(req), req.today)
    const errors = answer.ok ? (check?.(answer.value, following) ?? {}) : answer.errors
    if (!answer.ok || Object.keys(errors).length) return show(req, res.status(422), errors)
    const { application } = await readCase(official(req), idOf(req), req.today)
    const written = await beforeSending(req, fields(req, { application, following }), answer.value, { act, letter })
    if (written) return show(req, answerTo(req, res), {}, written)
    await act(official(req), idOf(req), answer.value, req.today)
    res.see(back.with({ id: idOf(req) }))
  })
}
