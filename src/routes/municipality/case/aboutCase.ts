/** A form about a case, with what runs beside it; back to the case unless it says otherwise. */
import type { Request, Router } from 'express'
import { readCase } from '../../../actions/cases.ts'
import { caseFollowing, type CaseFollowing } from '../../../actions/following/caseSide.ts'
import type { FormErrors } from '../../../forms/form.ts'
import type { Application } from '../../../models/Application.ts'
import type { Field } from '../../../pages/shapes.ts'
import { paths } from '../../../paths.ts'
import { type Asked, officialForm } from './forms.ts'
import { idOf } from '../../worker/own.ts'
import { official } from '../../whoAsks.ts'

export interface AboutCase {
  readonly application: Application
  readonly following: CaseFollowing
}

interface CaseForm<T> extends Asked<T> {
  readonly back?: { with(about: { id: string }): string }
  readonly fields: (about: AboutCase, req: Request) => readonly Field[]
  readonly open: (about: AboutCase, req: Request) => void
  readonly check?: (answer: T, following: CaseFollowing) => FormErrors
}

async function aboutCase(req: Request): Promise<AboutCase> {
  const { application } = await readCase(official(req), idOf(req), req.today)
  return { application, following: await caseFollowing(official(req), idOf(req), req.today) }
}

export function caseForm<T>(router: Router, { back = paths.case, check, ...form }: CaseForm<T>): void {
  officialForm<T, AboutCase>(router, { ...form, back, find: aboutCase, check: check && ((answer, { following }) => check(answer, following)) })
}
