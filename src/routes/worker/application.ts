/** Applying, one question a page. Every answer is kept as soon as it is given. */
import { randomUUID } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import type { ObjectSchema } from 'joi'
import { type Answers, chooseMoment, choosePlace, freeMoments, ownAnswers, ownApplication, saveAnswer, startApplication, submit, withdraw } from '../../actions/applications.ts'
import { type ChannelForm, channelForm, contactLimits, identityForm, limitsForm, momentForm, placeForm, submissionForm, talkLanguages, wishesForm } from '../../forms/application.ts'
import { entered, type FormErrors, read } from '../../forms/form.ts'
import type { Application } from '../../models/Application.ts'
import { Municipality } from '../../models/Municipality.ts'
import type { Field, Row } from '../../pages.ts'
import { paths } from '../../paths.ts'
import { NotFound } from '../../platform/errors.ts'
import { dates } from '../../platform/translate.ts'
import type { Worker } from '../../policies/actor.ts'
import { gate } from '../signIn.ts'

export const applying = Router()
const door = gate('worker')
export const worker = (req: Request): Worker => req.actor as Worker

applying.get(paths.questions, door, async (req, res) => {
  const application = await startApplication(worker(req), req.today)
  if (application.receivedOn) return res.see(paths.home)
  const done = doneIn(application, await ownAnswers(worker(req)))
  const tasks = Object.entries(done).map(([name, isDone]) => ({ name, href: paths[name as keyof typeof done], done: isDone }))
  res.page('worker/tasks', { tasks, ready: tasks.every((task) => task.done) })
})

function doneIn(application: Application, { contact, wishes, identityConfirmed }: Answers) {
  return {
    channel: Boolean(contact.channel),
    limits: Boolean(contact.codeWord),
    identity: Boolean(identityConfirmed),
    wishes: Boolean(wishes.language),
    place: Boolean(application.municipality),
    moment: Boolean(application.slotId),
  }
}

/** A question: its fields, what was answered before, and what to do with a new answer. */
interface Question<T> {
  readonly name: string
  readonly path: string
  readonly next: string
  readonly schema: ObjectSchema<T>
  readonly fields: (req: Request) => Promise<readonly Field[]> | readonly Field[]
  readonly before: (answers: Answers) => object
  readonly intro?: (answers: Answers, req: Request) => string[]
  /** The locale key of what is wrong with it after all, if anything is. */
  readonly save: (req: Request, value: T) => Promise<FormErrors | undefined>
}

const choices = (values: readonly string[]) => values.map((value) => ({ value }))
const keep = async (saving: Promise<void>): Promise<undefined> => {
  await saving
}

ask<ChannelForm>({
  name: 'channel', path: paths.channel, next: paths.limits, schema: channelForm,
  fields: () => [
    { kind: 'radios', name: 'channel', options: choices(['sms', 'email', 'phone', 'portal']) },
    { kind: 'text', name: 'address', hint: true },
  ],
  before: ({ contact }) => ({ channel: contact.channel ?? '', address: contact.address ?? '' }),
  save: (req, value) => keep(saveAnswer(worker(req), 'contact', value)),
})

ask({
  name: 'limits', path: paths.limits, next: paths.identity, schema: limitsForm,
  fields: () => [
    { kind: 'checks', name: 'limits', options: choices(contactLimits) },
    { kind: 'text', name: 'codeWord', hint: true },
  ],
  before: ({ contact }) => ({ limits: contact.limits ?? [], codeWord: '' }),
  save: (req, value) => keep(saveAnswer(worker(req), 'contact', value)),
})

ask({
  name: 'identity', path: paths.identity, next: paths.wishes, schema: identityForm,
  fields: () => [
    { kind: 'radios', name: 'correct', options: choices(['yes', 'no']) },
    { kind: 'area', name: 'remark', hint: true },
  ],
  before: ({ identityConfirmed: given }) => ({ correct: given ? (given.correct ? 'yes' : 'no') : '', remark: given?.remark ?? '' }),
  intro: ({ identity }, req) => [`${identity.given} ${identity.family}`, dates(req.language).date(identity.birthdate), identity.nationality],
  save: (req, { correct, remark }) => keep(saveAnswer(worker(req), 'identityConfirmed', { correct: correct === 'yes', remark })),
})

ask({
  name: 'wishes', path: paths.wishes, next: paths.place, schema: wishesForm,
  fields: () => [
    { kind: 'radios', name: 'language', options: choices(talkLanguages) },
    { kind: 'radios', name: 'interpreter', options: choices(['none', 'phone', 'room']) },
    { kind: 'radios', name: 'interviewer', options: choices(['any', 'woman', 'man']) },
  ],
  before: ({ wishes }) => ({ ...wishes }),
  save: (req, value) => keep(saveAnswer(worker(req), 'wishes', value)),
})

ask({
  name: 'place', path: paths.place, next: paths.moment, schema: placeForm,
  fields: async () => {
    const designated = await Municipality.designated()
    return [{ kind: 'radios', name: 'municipality', options: designated.map(({ code, name }) => ({ value: code, label: name })) }]
  },
  before: () => ({}),
  save: (req, { municipality }) => keep(choosePlace(worker(req), municipality)),
})

ask({
  name: 'moment', path: paths.moment, next: paths.questions, schema: momentForm,
  fields: async (req) => {
    const application = await ownApplication(worker(req))
    const slots = await freeMoments(worker(req), application?.municipality ?? '', req.today)
    const { date } = dates(req.language)
    return [{ kind: 'radios', name: 'slot', options: slots.slice(0, 12).map(({ id, day, time }) => ({ value: id, label: `${date(day)}, ${time}` })) }]
  },
  before: () => ({}),
  save: async (req, { slot }) => ((await chooseMoment(worker(req), slot, req.today)) ? undefined : { slot: 'error.slotTaken' }),
})

function ask<T>(question: Question<T>): void {
  const show = async (req: Request, res: Response, errors: FormErrors = {}) => {
    const answers = await ownAnswers(worker(req))
    const typed = req.method === 'POST' ? entered(req.body) : (question.before(answers) as Record<string, string>)
    const intro = question.intro?.(answers, req) ?? []
    const { name, path: action } = question
    res.page('form', { name, action, back: paths.questions, fields: await question.fields(req), entered: typed, errors, intro, upload: false })
  }
  applying.get(question.path, door, async (req, res) => {
    const application = await startApplication(worker(req), req.today)
    if (application.receivedOn) return res.see(paths.home)
    await show(req, res)
  })
  applying.post(question.path, door, async (req, res) => {
    const form = read(question.schema, req.body)
    const errors = form.ok ? await question.save(req, form.value) : form.errors
    if (errors) return show(req, res.status(422), errors)
    res.see(question.next)
  })
}

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
  const { contact, wishes, identity } = await ownAnswers(worker(req))
  const { date } = dates(req.language)
  const place = application.municipality ? await Municipality.named(application.municipality) : '–'
  const moment = application.slot ? `${date(application.slot.day)}, ${application.slot.time}` : '–'
  const rows: Row[] = [
    { key: 'channel', value: contact.channel ? `option.channel.${contact.channel}` : '–', change: paths.channel },
    { key: 'codeWord', value: contact.codeWord ? 'answer.set' : '–', change: paths.limits },
    { key: 'name', value: `${identity.given} ${identity.family}`, change: paths.identity },
    { key: 'language', value: wishes.language ? `option.language.${wishes.language}` : '–', change: paths.wishes },
    { key: 'municipality', value: place, change: paths.place },
    { key: 'slot', value: moment, change: paths.moment },
  ]
  res.page('worker/answers', { rows, key: entered(req.body)['key'] || randomUUID(), errors })
}

applying.get(paths.received, door, async (req, res) => {
  const application = await ownApplication(worker(req))
  if (!application?.slot || !application.decideBy) throw new NotFound()
  const { caseNumber, decideBy, slot } = application
  res.page('worker/received', { caseNumber, decideBy, day: slot.day, time: slot.time })
})

applying.get(paths.withdrawal, door, (_req, res) => {
  res.page('form', { name: 'withdrawal', action: paths.withdrawal, back: paths.home, fields: [], entered: {}, errors: {}, intro: [], upload: false })
})

applying.post(paths.withdrawal, door, async (req, res) => {
  await withdraw(worker(req), req.today)
  res.see(paths.home)
})
