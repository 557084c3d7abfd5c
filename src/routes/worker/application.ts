/** Applying: the list of questions, reading everything back, sending it, and taking it back. */
import { randomUUID } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import { wouldRunTwice } from '../../actions/across/elsewhere.ts'
import { ownNews } from '../../actions/application/earlier.ts'
import { eraseOwnDraft } from '../../actions/application/draft.ts'
import { ownAnswers, ownApplication, startApplication, submit, withdraw } from '../../actions/applications.ts'
import { readableAfterWithdrawal } from '../../actions/stopping.ts'
import { submissionForm } from '../../forms/application/application.ts'
import { type FormErrors, read, typed } from '../../forms/form.ts'
import { paths } from '../../paths.ts'
import type { Day } from '../../law/day.ts'
import type { PictureStep } from '../../pages/shapes.ts'
import { NotFound } from '../../platform/errors.ts'
import { dates, translator } from '../../platform/page/translate.ts'
import { stepsPicture } from '../../platform/paper/picture.ts'
import { draftOf } from './draft.ts'
import { door, readBack } from './questions/ask.ts'
import { contactQuestions } from './questions/contact.ts'
import { papers } from './papers.ts'
import { identityQuestions } from './questions/identity.ts'
import { newsQuestion } from './questions/news.ts'
import { paperQuestions } from './questions/papers.ts'
import { conditionalQuestions } from './questions/conditional.ts'
import { talkQuestions } from './questions/talk.ts'
import { worker } from '../whoAsks.ts'

export const applying = Router().use(contactQuestions, identityQuestions, conditionalQuestions, newsQuestion, paperQuestions, papers, talkQuestions)

applying.get(paths.questions, door, async (req, res) => {
  const application = await startApplication(worker(req), req.today)
  if (application.receivedOn) return res.see(paths.home)
  const { asks, missing } = await ownAnswers(worker(req))
  const tasks = asks.map((name) => ({ name, href: paths[name], done: !missing.includes(name) }))
  const next = missing[0] ? paths[missing[0]] : paths.answers
  const draft = await draftOf(worker(req))
  res.page('worker/tasks', { asksNews: (await ownNews(worker(req), req.today)) !== undefined, tasks, ready: missing.length === 0, draft: draft?.answered ? draft : null, next })
})

applying.get(paths.eraseDraft, door, (_req, res) => res.see(paths.questions))

applying.post(paths.eraseDraft, door, async (req, res) => {
  await eraseOwnDraft(worker(req))
  res.see(`${paths.home}?gewist`)
})

applying.get(paths.answers, door, (req, res) => showAnswers(req, res))

applying.post(paths.answers, door, async (req, res) => {
  const form = read(submissionForm, req.body)
  if (!form.ok) return showAnswers(req, res.status(422), form.errors)
  await submit(worker(req), form.value.key, req.today)
  res.see(paths.received)
})

async function showAnswers(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const application = await startApplication(worker(req), req.today)
  if (application.receivedOn) return res.see(paths.received)
  const answers = await ownAnswers(worker(req))
  const blocks = await readBack({ application, answers, language: req.language })
  res.page('worker/answers', { blocks, ready: answers.missing.length === 0, twice: await wouldRunTwice(worker(req), answers.identity), key: typed(req.body, 'key') || randomUUID(), errors })
}

applying.get(paths.received, door, async (req, res) => {
  const application = await ownApplication(worker(req))
  if (!application?.receivedOn || !application.decideBy) throw new NotFound()
  if (application.closedOn) return res.see(paths.home)
  const { caseNumber, decideBy, slot } = application
  const twin = stepsAfter({ decideBy, slot }, req.language)
  res.page('worker/received', { caseNumber, moment: slot ? { day: slot.day, time: slot.time } : null, twin, steps: stepsPicture(twin) })
})

function stepsAfter({ decideBy, slot }: { decideBy: Day; slot?: { readonly day: Day; readonly time: string } | null | undefined }, language: string): PictureStep[] {
  const t = translator(language)
  const { date } = dates(language)
  return [
    { state: 'done', label: t('received.step1'), on: '' },
    { state: 'now', label: slot ? t('received.step2', { on: date(slot.day), time: slot.time }) : t('received.step2.none'), on: '' },
    { state: 'next', label: t('received.step3', { on: date(decideBy) }), on: '' },
  ]
}

applying.get(paths.withdrawal, door, async (req, res) => {
  const until = await readableAfterWithdrawal(worker(req), req.today)
  const intro = until ? [translator(req.language)('withdrawal.until', { on: dates(req.language).date(until) })] : []
  res.page('form', { name: 'withdrawal', action: paths.withdrawal, back: paths.home, fields: [], entered: {}, errors: {}, intro, upload: false })
})

applying.post(paths.withdrawal, door, async (req, res) => {
  await withdraw(worker(req), req.today)
  res.see(paths.home)
})
