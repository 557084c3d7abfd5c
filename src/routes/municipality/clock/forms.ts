/** A form about the terms of a case: there while the law opens it, read, acted on, back to the terms. */
import type { Request, Response, Router } from 'express'
import type { ObjectSchema } from 'joi'
import { type CaseTerms, caseTerms } from '../../../actions/clock/terms.ts'
import { type Entered, entered, type FormErrors, read } from '../../../forms/form.ts'
import type { ApplicationAct } from '../../../law/application.ts'
import type { Day } from '../../../law/day.ts'
import { Refused } from '../../../law/impediment.ts'
import type { Field, Written } from '../../../pages/shapes.ts'
import { paths } from '../../../paths.ts'
import { NotFound } from '../../../platform/errors.ts'
import { dates, translator } from '../../../platform/page/translate.ts'
import type { Official } from '../../../policies/actor.ts'
import { official } from '../../whoAsks.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { answerTo, beforeSending, type Drafting } from '../case/writing.ts'

export interface TermForm<T> {
  readonly name: string
  readonly path: { pattern: string; with(about: { id: string }): string }
  readonly roles: readonly Official['role'][]
  readonly opens: ApplicationAct
  readonly schema: ObjectSchema<T>
  readonly act: (actor: Official, id: string, form: T, today: Day) => Promise<void>
  readonly fields?: readonly Field[]
  readonly before?: (today: Day) => Entered
  readonly letter?: Drafting<T>
  /** The field a refusal of the law stands beside; without one it has a page of its own. */
  readonly blames?: (because: string) => string
}

export function termForm<T>(router: Router, { name, path, roles, opens, schema, act, fields = [], before = () => ({}), blames, letter }: TermForm<T>): void {
  const door = gate(...roles)
  const show = async (req: Request, res: Response, errors: FormErrors = {}, written?: Written) => {
    const found = await caseTerms(official(req), idOf(req), req.today)
    if (!found.openActs.includes(opens)) throw new NotFound()
    res.page('form', {
      name, action: path.with(found), back: paths.terms.with(found), fields, errors, upload: false, intro: [nowIs(found, req.language)], preview: letter !== undefined, ...(written && { written }),
      entered: req.method === 'POST' ? entered(req.body) : before(req.today),
    })
  }
  const sendOrShow = async (req: Request, form: T) => {
    const written = await beforeSending(req, fields, form, { act, letter })
    if (!written) await act(official(req), idOf(req), form, req.today)
    return written
  }
  router.get(path.pattern, door, (req, res) => show(req, res))
  router.post(path.pattern, door, async (req, res) => {
    const answer = read(schema, req.body)
    if (!answer.ok) return show(req, res.status(422), answer.errors)
    const refused = await sendOrShow(req, answer.value).catch(whyNot)
    if (refused && !(refused instanceof Refused)) return show(req, answerTo(req, res), {}, refused)
    if (!refused) return res.see(paths.terms.with({ id: idOf(req) }))
    const field = blames?.(refused.impediment.because)
    if (!field) throw refused
    await show(req, res.status(422), { [field]: `error.${field}` })
  })
}

function whyNot(error: unknown): Refused {
  if (error instanceof Refused) return error
  throw error
}

function nowIs({ clock: { until } }: CaseTerms, language: string): string {
  return translator(language)('terms.now', { on: dates(language).date(until) })
}
