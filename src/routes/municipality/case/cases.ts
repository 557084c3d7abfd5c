/** The case: each role finds the acts that are its own and that the law opens today. */
import { type Request, type Response, Router } from 'express'
import { openParts, openViews, readCase, type CaseFile } from '../../../actions/cases.ts'
import { emergencyOf } from '../../../actions/emergency/emergencies.ts'
import { timeline } from '../../../actions/worklist/timeline.ts'
import { type CaseFollowing, caseFollowing } from '../../../actions/following/caseSide.ts'
import { type FormErrors, read } from '../../../forms/form.ts'
import { nameForm } from '../../../forms/case/worklist.ts'
import type { Day } from '../../../law/day.ts'
import { cannotDefer } from '../../../law/terms/completion.ts'
import { differing } from '../../../law/talking/interview.ts'
import { holdersOf, isRunning } from '../../../law/talking/presence.ts'
import type { Way } from '../../../pages/case.ts'
import type { Row } from '../../../pages/shapes.ts'
import { paths } from '../../../paths.ts'
import type { Official } from '../../../policies/actor.ts'
import { mayOpenFor, type Purpose } from '../../../policies/compartments.ts'
import { besideCases, opensBy } from '../../../policies/ownWork.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { helpersOf } from '../../../actions/helping/refusing.ts'
import { hasAttachments } from '../../../actions/papers/attachments.ts'
import { openPapers } from '../../../actions/papers/desk.ts'
import { acrossLinks } from '../across/links.ts'
import { concernLink } from '../care/concerns.ts'
import { clockPicture, headOf, holdingOf, licenceLinks, tasksFor, waysOf, workedOn } from './casePage.ts'
import { paperRows } from '../papers/papers.ts'
import { inWords } from './parts.ts'
import { official } from '../../whoAsks.ts'

export const cases = Router()
const door = gate('interviewer', 'caseworker', 'decisionMaker', 'teamLead', 'objectionHandler')

cases.get(paths.case.pattern, door, async (req, res) => showCase(req, res, []))

/** Looking is an act: the name for a purpose that is chosen, the parts of the file for what this role does; each opening is on record. */
cases.post(paths.caseName.pattern, gate('caseworker', 'decisionMaker', 'objectionHandler'), async (req, res) => {
  const actor = official(req)
  const form = read(nameForm, req.body)
  const purpose = form.ok ? namePurposes(actor).find((each) => each === form.value.purpose) : undefined
  if (!purpose) return showCase(req, res.status(422), [], { purpose: 'error.purpose' })
  await showCase(req, res, inWords(await openParts(actor, idOf(req), ['identity'], purpose), req.language))
})

cases.post(paths.caseRead.pattern, gate('interviewer', 'caseworker', 'decisionMaker', 'objectionHandler'), async (req, res) => {
  const parts = await openParts(official(req), idOf(req), readable[official(req).role])
  await showCase(req, res, inWords(parts, req.language))
})

const namePurposes = ({ role }: Official): readonly Purpose[] => (mayOpenFor[role].identity ?? []).filter((purpose) => !besideCases.includes(purpose))

/** Who changes the language there is back at the case, with everything closed. */
cases.get([paths.caseName.pattern, paths.caseRead.pattern], door, (req, res) => res.see(paths.case.with({ id: idOf(req) })))

const readable = {
  frontDesk: [],
  interviewer: ['wishes', 'report'],
  caseworker: ['identityCheck', 'wishes', 'identityConfirmed', 'newFacts', 'requests', 'report', 'reportAnswer', 'settlement', 'rectification', 'intention', 'spokenWish', 'viewStatement', 'hearingSkipped', 'proposal', 'comment', 'licenceProposal', 'suspensionView'],
  decisionMaker: ['identityCheck', 'requests', 'report', 'reportAnswer', 'settlement', 'rectification', 'intention', 'viewStatement', 'proposal', 'licenceProposal', 'suspensionView'],
  teamLead: [],
  objectionHandler: ['identityCheck', 'report', 'reportAnswer', 'settlement', 'rectification', 'intention', 'viewStatement', 'hearingSkipped', 'proposal', 'licenceProposal', 'suspensionView'],
  privacyOfficer: [],
  administrator: [],
} as const satisfies Record<Official['role'], readonly string[]>

async function showCase(req: Request, res: Response, parts: readonly Row[], errors: FormErrors = {}): Promise<void> {
  const actor = official(req)
  const file = await readCase(actor, idOf(req), req.today)
  const fileOpen = parts.some(({ key }) => key !== 'name' && key !== 'birthdate' && key !== 'nationality')
  const views = file.viewsComplete && fileOpen ? await openViews(actor, file.application.id) : []
  const [one, other] = views
  const following = await caseFollowing(actor, file.application.id, req.today)
  const tasks = tasksFor(file, actor, req.today)
  res.page('municipality/case', {
    ...headOf(file, req),
    holding: holdingOf(file.application, actor),
    ways: waysOf(await waysIn(actor, file, following, req.today), tasks),
    channelFails: file.channelFails,
    across: file.across,
    parts,
    papers: fileOpen && mayOpenFor[actor.role].documents ? paperRows(await openPapers(actor, file.application.id), (id) => paths.caseFile.with({ id: file.application.id, file: id })) : [],
    views,
    differing: one && other ? differing(one.criteria, other.criteria) : [],
    purposes: file.opens ? namePurposes(actor) : [],
    canOpenFile: file.opens && mayOpenFor[actor.role].interview !== undefined,
    role: actor.role,
    emergency: await emergencyOf(actor, file.application.id, req.now),
    viewWaits: file.viewKept && !file.viewsComplete && !file.application.closedOn,
    own: file.own,
    opens: file.opens || opensBy[actor.role].length === 0,
    following,
    how: workedOn(file, following, req),
    tasks,
    bar: following.clock ? clockPicture(following.clock, req.today) : null,
    events: await timeline(actor, file.application.id, file.seen),
    errors,
  })
}

/** What is late already is not put off any more. */
const canDefer = ({ application: { decideBy } }: CaseFile, today: Day): boolean => decideBy !== null && !cannotDefer(today, decideBy)

/** Where this official can go from here; from a case of someone else, to what everyone reads. */
async function waysIn(actor: Official, file: CaseFile, following: CaseFollowing, today: Day): Promise<Way[]> {
  const { id } = file.application
  const [helper, attachments, concern] = await Promise.all([helperLink(actor, id, today), hasAttachments(actor, id), concernLink(actor, file, today)])
  const acts = file.openActs.filter((act) => act !== 'defer' || canDefer(file, today)).flatMap((act) => linkOf(act, id))
  const work = [...acts, ...licenceLinks(following, id), ...runningLink(actor, file), ...reportLink(actor, file), ...deliveredLink(actor, id), ...helper, ...(attachments ? [{ href: paths.attachments.with({ id }), act: 'attachments' }] : []), ...acrossLinks(actor, file)]
  const forAll = [...holdingLink(actor, file), ...(actor.role === 'teamLead' ? [{ href: paths.caseLog.with({ id }), act: 'looks' }] : []), { href: paths.stepBack.with({ id }), act: 'stepBack' }]
  return [...(file.own ? work : []), { href: paths.terms.with({ id }), act: 'terms' }, ...concern, ...forAll]
}

const pages: Readonly<Record<string, { with(about: { id: string }): string }>> = {
  translateReport: paths.translation,
  attend: paths.talk, saveView: paths.ownView, settleOutcome: paths.compare, offerHelp: paths.helpOffered, intendRefusal: paths.intention, skipHearing: paths.skipHearing, propose: paths.proposal, grant: paths.secondEye, endRepeat: paths.repeatOutcome,
  inviteToComplete: paths.caseRequest, defer: paths.deferral, giveView: paths.spokenView,
  checkWhole: paths.whole, proposeNotProcess: paths.leavingOut, notProcess: paths.leavingOutDecision,
}

function linkOf(act: string, id: string): { href: string; act: string }[] {
  const page = pages[act]
  return page ? [{ href: page.with({ id }), act }] : []
}

/** To whose it is to give it back, or who divides the work. */
function holdingLink(actor: Official, { application }: CaseFile): Way[] {
  const { can } = holdingOf(application, actor)
  return can ? [{ href: (can === 'assign' ? paths.caseAssign : paths.caseGiveBack).with(application), act: can }] : []
}

/** To whoever handles or decides: how the letters of a case reached her. */
function deliveredLink({ role }: Official, id: string): { href: string; act: string }[] {
  return role === 'caseworker' || role === 'decisionMaker' ? [{ href: paths.delivered.with({ id }), act: 'delivered' }, ...(role === 'caseworker' ? [{ href: paths.dossier.with({ id }), act: 'dossier' }] : [])] : []
}

/** To whoever handles a case in which someone helps her. */
async function helperLink(actor: Official, id: string, today: Day): Promise<{ href: string; act: string }[]> {
  return actor.role === 'caseworker' && (await helpersOf(actor, id, today)).helpers.length ? [{ href: paths.caseHelpers.with({ id }), act: 'helpers' }] : []
}

/** To who holds a talk that runs: back to where it was. */
function runningLink({ role, id: account }: Official, { application }: CaseFile): { href: string; act: string }[] {
  const facts = application.facts()
  return role === 'interviewer' && isRunning(facts) && holdersOf(facts).includes(account) ? [{ href: paths.talkNow.with(application), act: 'goOnTalk' }] : []
}

/** To whoever held talks: the report as she reads it, and what she says of it. */
function reportLink({ role }: Official, { application: { id, acts = [] } }: CaseFile): { href: string; act: string }[] {
  return role === 'interviewer' && acts.some(({ act }) => act === 'holdInterview') ? [{ href: paths.shareReport.with({ id }), act: 'shareReport' }] : []
}
