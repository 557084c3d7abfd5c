/** A form about the terms of a case: there while the law opens it, and back to the terms. */
import type { Request, Router } from 'express'
import { type CaseTerms, caseTerms } from '../../../actions/clock/terms.ts'
import type { ApplicationAct } from '../../../law/application.ts'
import type { Field } from '../../../pages/shapes.ts'
import { paths } from '../../../paths.ts'
import { NotFound } from '../../../platform/errors.ts'
import { dates, translator } from '../../../platform/page/translate.ts'
import type { Official } from '../../../policies/actor.ts'
import { type Asked, officialForm } from '../case/forms.ts'
import { gate } from '../../signIn.ts'
import { official } from '../../whoAsks.ts'
import { idOf } from '../../worker/own.ts'

interface TermForm<T> extends Omit<Asked<T>, 'door'> {
  readonly roles: readonly Official['role'][]
  readonly opens: ApplicationAct
  readonly fields?: readonly Field[]
  readonly blames?: (because: string) => string
}

export function termForm<T>(router: Router, { roles, opens, fields = [], ...form }: TermForm<T>): void {
  officialForm(router, {
    ...form, door: gate(...roles), back: paths.terms, fields: () => fields,
    find: (req) => caseTerms(official(req), idOf(req), req.today),
    open: ({ openActs }) => {
      if (!openActs.includes(opens)) throw new NotFound()
    },
    intro: (found, { language }) => [nowIs(found, language)],
  })
}

function nowIs({ clock: { until } }: CaseTerms, language: Request['language']): string {
  return translator(language)('terms.now', { on: dates(language).date(until) })
}
