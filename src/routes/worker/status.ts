/** Where it stands: steps, the clock in words and as a picture, and the one thing to do. */
import { Router } from 'express'
import { ownStatus, ownTasks, type Task } from '../../actions/following/status.ts'
import type { Step } from '../../law/progress.ts'
import type { PictureStep, TaskLink } from '../../pages/shapes.ts'
import { paths } from '../../paths.ts'
import { barPicture, stepsPicture } from '../../platform/paper/picture.ts'
import { dates, translator } from '../../platform/page/translate.ts'
import type { Worker } from '../../policies/actor.ts'
import type { Day } from '../../law/day.ts'
import { gate } from '../signIn.ts'
import { worker } from '../whoAsks.ts'

export const standing = Router()

standing.get(paths.status, gate('worker'), async (req, res) => {
  const status = await ownStatus(worker(req), req.today)
  const twin = status.steps.map((step) => inWords(step, req.language))
  const parts = (status.clock?.stretches ?? []).map(({ kind, days }) => ({ kind, days, plain: kind !== 'stoodStill' }))
  const behind = (status.clock?.stretches ?? []).flatMap(({ from, until, days }) => (until <= req.today ? [days] : from <= req.today ? [daysUntil(from, req.today)] : []))
  res.page('worker/status', {
    status, twin, steps: stepsPicture(twin), tasks: status.tasks.map(linkTo),
    bar: status.clock ? barPicture(parts, behind.reduce((sum, days) => sum + days, 0)) : null,
  })
})

/** Both days included. */
const daysUntil = (from: Day, until: Day): number => (Date.parse(until) - Date.parse(from)) / 86_400_000 + 1

function inWords({ name, state, on, byThen }: Step, language: string): PictureStep {
  const t = translator(language)
  const day = on ? dates(language).date(on) : ''
  return { state, label: t(`step.${name}`), on: day && byThen ? t('step.byThen', { on: day }) : day }
}

/** What waits for her, as links. */
export async function taskLinks(actor: Worker, today: Day): Promise<TaskLink[]> {
  return (await ownTasks(actor, today)).map(linkTo)
}

function linkTo({ name, until, objection }: Task): TaskLink {
  const places = { complete: paths.request, consent: paths.consent, view: paths.intended, moment: paths.moveTalk, report: paths.report, handover: paths.ownHandover, revocationView: paths.intended, suspensionView: paths.intended, reasons: objection ? paths.objectionReasons.with({ id: objection }) : paths.objecting }
  return { name, href: places[name], until }
}
