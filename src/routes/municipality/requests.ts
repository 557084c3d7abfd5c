/** What people asked of this municipality: about a look, or to put something right. Each with its last day, of nobody named. */
import { type Request, type Response, Router } from 'express'
import { answerRequest, openRequest, openRequests, readRequest } from '../../actions/looks/requests.ts'
import { extendRequest } from '../../actions/looks/dataRights.ts'
import { entered, type FormErrors, read } from '../../forms/form.ts'
import { correctionAnswerForm, extensionForm, lookAnswerForm, type RequestAnswerForm } from '../../forms/herSide.ts'
import type { Day } from '../../law/day.ts'
import { isDecided } from '../../law/hers/requests.ts'
import type { Row, Written } from '../../pages/shapes.ts'
import { paths } from '../../paths.ts'
import { translator } from '../../platform/page/translate.ts'
import type { Official } from '../../policies/actor.ts'
import { gate } from '../signIn.ts'
import { withUploads } from '../uploads.ts'
import { idOf } from '../worker/own.ts'
import { readRight, rightOn } from './right.ts'
import { answerTo, beforeSending } from './writing.ts'
import { official } from '../whoAsks.ts'

export const requests = Router()
const door = gate('caseworker', 'decisionMaker')

requests.get(paths.staffRequests, door, async (req, res) => res.page('municipality/requests', { requests: await openRequests(official(req), req.today) }))

requests.get(paths.staffRequest.pattern, door, (req, res) => show(req, res, []))

/** Looking is an act: her words open after a press of the button, on record, and she sees it. */
requests.post(paths.staffRequestWords.pattern, door, async (req, res) => show(req, res, await wordsOf(req)))
requests.get(paths.staffRequestWords.pattern, door, (req, res) => res.see(paths.staffRequest.with({ id: idOf(req) })))

/** With a photo it comes in parts. */
requests.post(paths.staffRequest.pattern, door, async (req, res) => {
  if (!req.is('multipart/form-data')) return answer(req, res)
  await withUploads(req, res, ['photo'], ({ files, errors }) => answer(req, res, files['photo'], errors))
})

async function answer(req: Request, res: Response, photo?: Buffer, reading: FormErrors = {}): Promise<void> {
  const request = await readRequest(official(req), idOf(req), req.today)
  const form = read(isDecided(request.kind) ? correctionAnswerForm : lookAnswerForm, req.body)
  const right = await readRight(request, req.body, photo)
  const errors = { ...(form.ok ? {} : form.errors), ...right.errors, ...reading }
  if (!form.ok || Object.keys(errors).length) return show(req, res.status(422), await wordsOf(req), errors)
  const act = (by: Official, id: string, given: RequestAnswerForm, today: Day) => answerRequest(by, id, given, today, right.value)
  const written = await beforeSending(req, [{ kind: 'area', name: 'answer', hers: true }], form.value, { act, letter: 'act' })
  if (written) return show(req, answerTo(req, res), await wordsOf(req), {}, written)
  await act(official(req), idOf(req), form.value, req.today)
  res.see(paths.staffRequests)
}

/** Later, told in time and with the reason. */
requests.post(paths.staffRequestLater.pattern, door, async (req, res) => {
  const form = read(extensionForm, req.body)
  if (!form.ok) return show(req, res.status(422), [], form.errors)
  const written = await beforeSending(req, [{ kind: 'area', name: 'extendReason', hers: true }], form.value, { act: extendRequest, letter: 'act' })
  if (written) return show(req, answerTo(req, res), [], {}, written)
  await extendRequest(official(req), idOf(req), form.value, req.today)
  res.see(paths.staffRequests)
})
requests.get(paths.staffRequestLater.pattern, door, (req, res) => res.see(paths.staffRequest.with({ id: idOf(req) })))

async function wordsOf(req: Request): Promise<Row[]> {
  const { text, reply } = await openRequest(official(req), idOf(req))
  return [{ key: 'text', value: text }, { key: 'reply', value: translator(req.language)(`option.reply.${reply}`) }]
}

const nothing: Written = { findings: [], mark: '', letter: null }

async function show(req: Request, res: Response, words: readonly Row[], errors: FormErrors = {}, written: Written = nothing): Promise<void> {
  const request = await readRequest(official(req), idOf(req), req.today)
  const { fields, held, outcomes, upload } = await rightOn(official(req), request, words.length > 0)
  res.page('municipality/request', { request, decided: isDecided(request.kind), words, fields, outcomes, upload, entered: { ...held, ...entered(req.body) }, errors, written })
}
