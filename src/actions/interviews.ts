/** The talk: what was said, what each of two officials makes of it, and what she says of that. */
import { cannotSaveView, impediment } from '../law/openActs.ts'
import type { Day } from '../law/day.ts'
import { refuse } from '../law/impediment.ts'
import { criteria, factMissing } from '../law/talking/interview.ts'
import type { AnswerForm } from '../forms/application/application.ts'
import type { ViewForm } from '../forms/case/case.ts'
import { nothingWithheld, type WithholdForm } from '../forms/talking/withholding.ts'
import { Application } from '../models/Application.ts'
import { NotFound } from '../platform/errors.ts'
import type { Actor, Official, Worker } from '../policies/actor.ts'
import { mayAct } from '../policies/application.ts'
import { permit } from '../policies/permit.ts'
import { type ApplicationAct, talkNumber } from '../law/application.ts'
import { audit } from './audit.ts'
import { accountsOf } from './deciding/fourEyes.ts'
import type { Contents } from './contents.ts'
import type { View } from './talking/contents.ts'
import { compareViews } from './talking/comparing.ts'
import { tellLater } from './messages/outbox.ts'
import { forHer, withhold } from './talking/withholding.ts'
import { open, seal } from './vault.ts'
import { lockCase } from './ownWork.ts'
import { inTransaction } from './work.ts'

/** One official's own view, of a talk that official was at. The other's stays closed until both are saved. */
export function saveView(actor: Official, id: string, form: ViewForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await opened(actor, id, 'saveView', today)
    refuse(cannotSaveView(application.facts(), await accountsOf(actor)))
    const entries = criteria.map((criterion) => [criterion, { verdict: form[criterion], fact: form[`${criterion}Fact`] }])
    const talk = talkNumber(application.facts())
    const view: View = { by: actor.id, criteria: Object.fromEntries(entries) as View['criteria'], talk, ...(form.needed && { needed: form.needed }) }
    refuse(factMissing(view.criteria))
    await seal(application, 'interview', 'view', view)
    await application.record('saveView', actor.id, today)
    await audit(actor, 'view.saved', application)
    await compareViews(actor, application, today)
  })
}

/** Gives her the report to read and correct, but for what would endanger a person. */
export function shareReport(actor: Official, id: string, today: Day, form: WithholdForm = nothingWithheld): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await opened(actor, id, 'shareReport', today)
    const details = await withhold(application, form)
    await application.record('shareReport', actor.id, today)
    await audit(actor, 'report.shared', application, { details })
    await tellLater(application.id)
  })
}

/** Her answer to the report: it is right, or what is not. */
export function answerReport(actor: Worker, form: AnswerForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const latest = await Application.latest(actor.personId)
    const application = await opened(actor, latest?.id ?? null, 'answerReport', today)
    await seal(application, 'interview', 'reportAnswer', { correct: form.correct === 'yes', remark: form.remark, ...(form.remarks?.length && { remarks: form.remarks }) })
    await application.record('answerReport', actor.id, today)
    await audit(actor, 'report.answered', application)
  })
}

/** The report for her who it is about, once it was shared; undefined before. */
export async function reportOf(actor: Worker, application: Application): Promise<Contents['report'] | undefined> {
  if (!application.facts().acts.some(({ act }) => act === 'shareReport')) return undefined
  const report = await open(actor, application, { compartment: 'interview', kind: 'report', purpose: 'own-data' })
  return report && forHer(report)
}

/** The application, locked within reach, with this act open to this actor today. */
export async function opened(actor: Actor, id: string | null, act: ApplicationAct, today: Day): Promise<Application> {
  if (!id) throw new NotFound()
  const application = await lockCase(actor, id)
  permit(mayAct(actor, act, application))
  refuse(impediment(act, today, application.facts()))
  return application
}
