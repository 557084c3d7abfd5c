/** The parts of a case page: its head, its tasks with where each is done, the days as a picture, and whose work it is. */
import type { Request } from 'express'
import type { CaseFile } from '../../../actions/cases.ts'
import type { CaseFollowing, LicenceStep } from '../../../actions/following/caseSide.ts'
import { holderOf } from '../../../actions/worklist/list.ts'
import type { ApplicationAct } from '../../../law/application.ts'
import type { Clock } from '../../../law/terms/clock.ts'
import { type Day, daysBetween } from '../../../law/day.ts'
import { type Task, tasksOn } from '../../../law/office/tasks.ts'
import { targetOn } from '../../../law/office/worklist.ts'
import { target } from '../../../law/terms/otherWorkings.ts'
import { decision } from '../../../law/terms/workings.ts'
import type { CasePage, CaseTask, Holding, Way } from '../../../pages/case.ts'
import { paths } from '../../../paths.ts'
import { barPicture, type BarPicture } from '../../../platform/paper/picture.ts'
import { dates } from '../../../platform/page/translate.ts'
import type { Official } from '../../../policies/actor.ts'
import { actOf } from '../../../policies/application.ts'
import { inWorkings } from '../clock/words.ts'
import { mayDivide, mayHold } from '../../../policies/worklist.ts'

export function headOf({ application, stage }: CaseFile, req: Request) {
  const { id, caseNumber, receivedOn, decideBy, slot, renews, closedOn, acts = [] } = application
  const proposal = acts.findLast(({ act }) => act === 'propose')
  return {
    id,
    caseNumber,
    kind: renews ? 'renewal' : 'application',
    closedOn,
    stage: stage.replaceAll(' ', '-'),
    receivedOn: receivedOn ?? req.today,
    decideBy: decideBy ?? receivedOn ?? req.today,
    target: decideBy && !closedOn ? targetOn(decideBy) : null,
    talk: slot ? `${dates(req.language).date(slot.day)}, ${slot.time}` : '',
    asksOther: acts.some(({ act }) => act === 'askInterviewer'),
    proposal: proposal?.outcome ? { outcome: proposal.outcome, grounds: proposal.grounds } : null,
  }
}

export function holdingOf({ heldBy, closedOn }: CaseFile['application'], actor: Official): Holding {
  const mine = mayHold(actor.role) && heldBy === actor.id && 'giveBack'
  return { holder: holderOf(heldBy, actor), can: closedOn ? '' : mine || (mayDivide(actor.role) ? 'assign' : '') }
}

interface Place {
  with(about: { id: string }): string
}

/** Where each task is done, and by whose act. */
const places: Readonly<Record<Task, readonly (readonly [act: ApplicationAct, place: Place])[]>> = {
  whole: [['checkWhole', paths.whole], ['inviteToComplete', paths.caseRequest]],
  identity: [['identify', paths.deskCase]],
  talk: [['attend', paths.talk], ['notAppeared', paths.missedTalk]],
  views: [['saveView', paths.ownView], ['settleOutcome', paths.compare]],
  report: [['shareReport', paths.shareReport], ['translateReport', paths.translation]],
  hearing: [['giveView', paths.spokenView]],
  proposal: [['propose', paths.proposal]],
  decision: [['grant', paths.secondEye], ['notProcess', paths.leavingOutDecision]],
}

/** With a way to its page for whoever's it is; whose it is otherwise. */
export function tasksFor({ application, openActs }: CaseFile, { role }: Official, today: Day): CaseTask[] {
  return tasksOn(today, application.facts()).map(({ task, state }) => {
    const isTheirs = (act: ApplicationAct) => actOf[act].includes(role) && openActs.includes(act) && (act !== 'notAppeared' || isPast(application, today))
    const open = state === 'now' ? places[task].find(([act]) => isTheirs(act)) : undefined
    const whose = places[task].flatMap(([act]) => actOf[act].filter((each) => each !== 'worker' && each !== 'helper'))[0] ?? ''
    return { task, state, whose, href: open ? open[1].with(application) : '' }
  })
}

/** The day of its talk has gone by. */
const isPast = ({ slot }: CaseFile['application'], today: Day): boolean => (slot?.day ?? today) < today

const lookedAt: readonly string[] = ['terms', 'attachments', 'helpers', 'delivered', 'dossier', 'shareReport', 'adviceRead', 'looks', 'stepBack']
const first: readonly string[] = ['goOnTalk', 'agree']

/** The ways from a case by what they are for: what is this official's to do now, in the order it is done and completeness last; what may be done as well; what is only looked at. */
export function waysOf(ways: readonly Way[], tasks: readonly CaseTask[]): CasePage['ways'] {
  const own = [...tasks.filter(({ task }) => task !== 'whole'), ...tasks.filter(({ task }) => task === 'whole')].map(({ href }) => href)
  const now = [...ways.filter(({ act }) => first.includes(act)), ...own.flatMap((place) => ways.find(({ href, act }) => href === place && !first.includes(act)) ?? [])]
  const others = ways.filter((way) => !now.includes(way))
  return { now, also: others.filter(({ act }) => !lookedAt.includes(act)), more: others.filter(({ act }) => lookedAt.includes(act)) }
}

const licencePlaces: Readonly<Record<LicenceStep, Place>> = {
  workRight: paths.workRight, suspend: paths.suspension, reinstate: paths.reinstatement, agree: paths.measure, review: paths.suspensionReview, renewal: paths.renewalSide, court: paths.court, revoke: paths.revocation,
}

/** From a case to what may be done with its licence. */
export const licenceLinks = ({ can }: CaseFollowing, id: string): Way[] => can.map((act) => ({ href: licencePlaces[act].with({ id }), act }))

/** How the dates of its head were worked out. */
export function workedOn({ application }: CaseFile, { review, completing, responding, validity, kept }: CaseFollowing, req: Request): CasePage['how'] {
  const { receivedOn, decideBy, closedOn } = application
  const about = { decision: receivedOn ? decision({ receivedOn, facts: application.facts() }) : undefined, target: decideBy && !closedOn ? target(decideBy) : undefined, review, completing, responding, validity, kept }
  return inWorkings(about, req)
}

/** The days of the term side by side, whatever the reason they stood still for. */
export function clockPicture({ stretches }: Clock, today: Day): BarPicture {
  const behind = stretches.reduce((sum, { from, until, days }) => sum + (until <= today ? days : from <= today ? daysBetween(from, today) + 1 : 0), 0)
  return barPicture(stretches.map(({ kind, days }) => ({ kind, days, plain: kind !== 'stoodStill' })), behind)
}
