/** What people asked of this municipality: about a look, or about their data. Each with its last day, of nobody named. */
import { type Request, type Response, Router } from 'express'
import { agreeToAnswer, type Deciding, decidingOn, draftAnswer, openProposed, type ProposalWords, proposeAnswer, sendAnswerBack } from '../../../actions/looks/deciding.ts'
import { answerRequest, openRequest, openRequests, type OpenRequest, readRequest } from '../../../actions/looks/requests.ts'
import { extendRequest } from '../../../actions/looks/dataRights.ts'
import type { LetterDraft } from '../../../actions/letterTexts.ts'
import { asSheReadsIt } from '../../../actions/previewing.ts'
import { entered, type FormErrors, read, typed } from '../../../forms/form.ts'
import { extensionForm, lookAnswerForm, type ProposedAnswerForm, proposedAnswerForm, returnedAnswerForm } from '../../../forms/hers/herSide.ts'
import type { Day } from '../../../law/day.ts'
import { Refused } from '../../../law/impediment.ts'
import { isDecided } from '../../../law/hers/requests.ts'
import { answer as answerOf, laterAnswer } from '../../../law/terms/otherWorkings.ts'
import type { RequestPage } from '../../../pages/dataRequests.ts'
import type { Row, Written } from '../../../pages/shapes.ts'
import { paths } from '../../../paths.ts'
import { translator } from '../../../platform/page/translate.ts'
import type { Official } from '../../../policies/actor.ts'
import { gate } from '../../signIn.ts'
import { withUploads } from '../../uploads.ts'
import { idOf } from '../../worker/own.ts'
import { inWorkings } from '../clock/words.ts'
import { isPressed, readRight, rightOn } from './right.ts'
import { partsField, proposalShown } from './requestWords.ts'
import { answerTo, beforeSending } from '../case/writing.ts'
import { official } from '../../whoAsks.ts'

export const requests = Router()
const door = gate('caseworker', 'decisionMaker')

requests.get(paths.staffRequests, door, async (req, res) => res.page('municipality/requests', { requests: await openRequests(official(req), req.today) }))

requests.get(paths.staffRequest.pattern, door, (req, res) => show(req, res, closed))

/** Looking is an act: her words open after a press of the button, on record, and she sees it. */
requests.post(paths.staffRequestWords.pattern, door, async (req, res) => show(req, res, await opened(req)))
requests.get(paths.staffRequestWords.pattern, door, (req, res) => res.see(paths.staffRequest.with({ id: idOf(req) })))

/** With a photo it comes in parts. */
requests.post(paths.staffRequest.pattern, door, async (req, res) => {
  if (!req.is('multipart/form-data')) return answer(req, res)
  await withUploads(req, res, ['photo'], ({ files, errors }) => answer(req, res, files['photo'], errors))
})

async function answer(req: Request, res: Response, photo?: Buffer, reading: FormErrors = {}): Promise<void> {
  const request = await readRequest(official(req), idOf(req), req.today)
  if (!isDecided(request.kind)) return answerLook(req, res)
  const form = read(proposedAnswerForm, req.body)
  const right = await readRight(request, req.body, photo)
  const errors = { ...(form.ok ? {} : form.errors), ...right.errors, ...reading, ...(await partsMissing(req)) }
  if (!form.ok || Object.keys(errors).length) return show(req, res.status(422), await opened(req), errors)
  const act = (by: Official, id: string, given: ProposedAnswerForm, today: Day) => proposeAnswer(by, id, given, today, right.value)
  await sendWhenRead(req, res, form.value, { act, letter: draftAnswer })
}

/** Which parts it is about is asked only of a yes that does something. */
async function partsMissing(req: Request): Promise<FormErrors> {
  const { effect } = await decidingOn(official(req), idOf(req), req.today)
  const lacks = effect && typed(req.body, 'answered') === 'granted' && !isPressed(req.body, 'parts')
  return lacks ? { parts: 'error.parts' } : {}
}

async function answerLook(req: Request, res: Response): Promise<void> {
  const form = read(lookAnswerForm, req.body)
  if (!form.ok) return show(req, res.status(422), await opened(req), form.errors)
  await sendWhenRead(req, res, form.value, { act: answerRequest, letter: 'act' })
}

async function sendWhenRead<T>(req: Request, res: Response, form: T, how: Parameters<typeof beforeSending<T>>[3]): Promise<void> {
  const written = await beforeSending(req, [{ kind: 'area', name: 'answer', hers: true }], form, how)
  if (written) return show(req, answerTo(req, res), await opened(req), {}, written)
  await how.act(official(req), idOf(req), form, req.today)
  res.see(paths.staffRequests)
}

requests.post(paths.staffRequestAgree.pattern, door, async (req, res) => {
  await agreeToAnswer(official(req), idOf(req), typed(req.body, 'version'), req.today)
  res.see(paths.staffRequests)
})

requests.post(paths.staffRequestBack.pattern, door, async (req, res) => {
  const form = read(returnedAnswerForm, req.body)
  if (!form.ok) return show(req, res.status(422), await opened(req), form.errors)
  await sendAnswerBack(official(req), idOf(req), form.value.version, form.value.comment, req.today)
  res.see(paths.staffRequests)
})

/** Later, told in time and with the reason. */
requests.post(paths.staffRequestLater.pattern, door, async (req, res) => {
  const form = read(extensionForm, req.body)
  if (!form.ok) return show(req, res.status(422), closed, form.errors)
  const written = await beforeSending(req, [{ kind: 'area', name: 'extendReason', hers: true }], form.value, { act: extendRequest, letter: 'act' })
  if (written) return show(req, answerTo(req, res), closed, {}, written)
  await extendRequest(official(req), idOf(req), form.value, req.today)
  res.see(paths.staffRequests)
})
requests.get([paths.staffRequestLater.pattern, paths.staffRequestAgree.pattern, paths.staffRequestBack.pattern], door, (req, res) => res.see(paths.staffRequest.with({ id: idOf(req) })))

interface Opened {
  readonly words: readonly Row[]
  readonly proposal: ProposalWords
}

const closed: Opened = { words: [], proposal: { words: undefined, comment: '' } }

async function opened(req: Request): Promise<Opened> {
  const { text, reply } = await openRequest(official(req), idOf(req))
  const words = [{ key: 'text', value: text }, { key: 'reply', value: translator(req.language)(`option.reply.${reply}`) }]
  return { words, proposal: await openProposed(official(req), idOf(req)) }
}

const nothing: Written = { findings: [], mark: '', letter: null }

async function show(req: Request, res: Response, { words, proposal }: Opened, errors: FormErrors = {}, written: Written = nothing): Promise<void> {
  const request = await readRequest(official(req), idOf(req), req.today)
  const deciding = await decidingOn(official(req), idOf(req), req.today)
  const step = stepOf(official(req), request, deciding)
  const { fields, held, outcomes, upload } = await rightOn(official(req), request, words.length > 0 && step === 'propose')
  const before = { answer: proposal.words?.answer ?? '' }
  res.page('municipality/request', {
    request, how: workedOn(request, req), step, deciding, words, fields: [...partsField(req, deciding), ...fields], upload,
    outcomes: deciding.effect && !deciding.parts.length ? ['denied'] : outcomes,
    proposal: proposalShown(req, request, deciding, proposal), comment: proposal.comment,
    letter: step === 'decide' && words.length ? await draft(req, deciding) : null,
    entered: { ...held, ...before, ...entered(req.body) }, errors, written,
  })
}

/** One that was put off counts from the day it came in as well. */
function workedOn({ kind, askedOn, reopenedOn, extendedOn, extendTo }: OpenRequest, req: Request): RequestPage['how'] {
  const since = { on: reopenedOn ?? askedOn, reopened: reopenedOn !== null }
  return inWorkings({ by: extendedOn ? laterAnswer(since) : answerOf(kind, since), later: extendTo ? laterAnswer(since) : undefined }, req)
}

function stepOf({ role }: Official, { kind }: OpenRequest, { proposed }: Deciding): RequestPage['step'] {
  if (!isDecided(kind)) return 'answer'
  if (!proposed) return 'propose'
  return role === 'decisionMaker' && !proposed.own ? 'decide' : 'waits'
}

/** What would go; nothing when what it is about is gone by now. */
async function draft(req: Request, { proposed }: Deciding): Promise<LetterDraft | null> {
  try {
    return await asSheReadsIt(() => agreeToAnswer(official(req), idOf(req), proposed?.id ?? '', req.today))
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }
}

