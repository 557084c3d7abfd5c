/** Her own page: where it stands, her letters, her card, her report, and who looked. */
import { type Request, Router } from 'express'
import { ownRunsElsewhere } from '../../actions/across/elsewhere.ts'
import { ownApplication } from '../../actions/applications.ts'
import { ownChannelFails } from '../../actions/contact/contact.ts'
import { inbox, markRead } from '../../actions/following/inbox.ts'
import { ownObjections } from '../../actions/following/objecting.ts'
import { letterFile, readLetter } from '../../actions/letters.ts'
import { ownProof } from '../../actions/licence/proof.ts'
import { renewalPlan } from '../../actions/licence/renewal.ts'
import { ownStanding } from '../../actions/stopping.ts'
import { ownWarnings } from '../../actions/register/misuse.ts'
import { type ApplicationAct, asked, type Stage, stageOn } from '../../law/application.ts'
import { openActs } from '../../law/openActs.ts'
import type { Standing } from '../../law/licence/licence.ts'
import type { TaskLink } from '../../pages/shapes.ts'
import { paths } from '../../paths.ts'
import { NotFound } from '../../platform/errors.ts'
import { gate, onOwnDevice } from '../signIn.ts'
import { draftOf } from './draft.ts'
import { reportOfHers } from './report.ts'
import { taskLinks } from './status.ts'
import { worker } from '../whoAsks.ts'

const door = gate('worker')

export function own(): Router {
  const router = Router()

  router.get(paths.home, door, async (req, res) => {
    const application = await ownApplication(worker(req))
    const facts = application?.facts() ?? { acts: [] }
    const standing = await ownStanding(worker(req), req.today)
    const stage = stageOf(application ? stageOn(req.today, facts) : 'none', standing)
    const open = application ? openActs(req.today, facts) : []
    const tasks = await taskLinks(worker(req), req.today)
    const next = tasks.some(isIntended) ? { href: paths.intended, label: 'next.view' } : nextStep(stage, open)
    res.page('worker/home', {
      stage: stage.replaceAll(' ', '-'),
      caseNumber: application?.receivedOn ? application.caseNumber : '',
      decideBy: application?.closedOn ? null : (application?.decideBy ?? null),
      next,
      tasks: tasks.filter(({ href }) => href !== next?.href),
      canWithdraw: open.includes('withdraw'),
      hasTalk: open.includes('moveTalk'),
      hasStatus: Boolean(application?.receivedOn),
      hasDecision: stage === 'granted' || stage === 'refused' || stage === 'not processed' || stage.startsWith('licence'),
      hasCard: standing === 'valid' || standing === 'not yet valid',
      canRenew: ['open', 'begun'].includes((await renewalPlan(worker(req), req.today))?.state ?? ''),
      hasProof: (await ownProof(worker(req), req.today)) !== undefined,
      draft: stage === 'draft' ? await draftOf(worker(req)) : null,
      notice: noticeOf(req),
      askedOften: (await ownWarnings(worker(req)))[0]?.card ?? '',
      channelFails: await ownChannelFails(worker(req)),
      elsewhere: await ownRunsElsewhere(worker(req)),
      hasObjection: (await ownObjections(worker(req))).length > 0,
    })
  })

  router.use(letters(), reportOfHers)
  return router
}

/** What is intended with her licence comes first, while she can say something of it. */
const isIntended = ({ name }: TaskLink): boolean => name === 'revocationView' || name === 'suspensionView'

/** What she just did, in the address. */
function noticeOf({ query }: Request): '' | 'later' | 'erased' {
  if (query['gewist'] !== undefined) return 'erased'
  return query['later'] === undefined ? '' : 'later'
}

type Where = Stage | 'none' | `licence ${Standing}`

/** A grant stands until its licence says otherwise. */
function stageOf(stage: Stage | 'none', standing: Standing | undefined): Where {
  return stage === 'granted' && standing && standing !== 'valid' ? `licence ${standing}` : stage
}

/** The one thing to do now, or nothing. */
function nextStep(stage: Where, open: readonly ApplicationAct[]): { href: string; label: string } | null {
  if (['none', 'withdrawn', 'not processed', 'licence surrendered', 'licence expired', 'licence revoked'].includes(stage)) return { href: paths[asked[0]], label: 'next.apply' }
  if (stage === 'draft') return { href: paths.questions, label: 'next.continue' }
  if (stage === 'interview to plan') return { href: paths.moveTalk, label: 'next.moment' }
  if (stage === 'refused') return { href: paths.decided, label: 'next.decided' }
  if (stage === 'incomplete') return { href: paths.request, label: 'next.complete' }
  if (stage === 'licence suspended') return { href: paths.suspended, label: 'next.suspended' }
  if (open.includes('giveView')) return { href: paths.intended, label: 'next.view' }
  if (open.includes('answerReport')) return { href: paths.report, label: 'next.report' }
  return stage === 'granted' ? { href: paths.card, label: 'next.card' } : null
}

function letters(): Router {
  const router = Router()
  router.get(paths.letters, door, async (req, res) => {
    res.page('worker/letters', { letters: await inbox(worker(req)), tasks: await taskLinks(worker(req), req.today) })
  })
  router.get(paths.letter.pattern, door, async (req, res) => {
    const { letter, text, code } = await readLetter(worker(req), idOf(req))
    await markRead(worker(req), letter.id, req.today)
    res.page('worker/letter', { id: letter.id, ...text, sha256: letter.sha256.toString('hex'), code })
  })
  router.get(paths.letterFile.pattern, door, onOwnDevice, async (req, res) => {
    const { letter, pdf } = await letterFile(worker(req), idOf(req))
    res.type('application/pdf').set('Content-Disposition', `attachment; filename="brief-${letter.sentOn}.pdf"`).send(pdf)
  })
  return router
}

/** An id that is none finds nothing, like one that never was. */
export function idOf(req: Request, name = 'id'): string {
  const id = req.params[name]
  if (!isId(id)) throw new NotFound()
  return id
}

export function isId(text: unknown): text is string {
  return typeof text === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}
