/** Applying, one question a page. Every answer is kept as soon as it is given. */
import { randomUUID } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import type { ObjectSchema } from 'joi'
import { type Answers, chooseMoment, choosePlace, freeMoments, ownAnswers, ownApplication, saveAnswer, startApplication, submit, withdraw } from '../../actions/applications.ts'
import { type ChannelForm, channelForm, contactLimits, identityForm, limitsForm, momentForm, placeForm, submissionForm, talkLanguages, wishesForm } from '../../forms/application.ts'
import { type Entered, entered, type FormErrors, read, typed } from '../../forms/form.ts'
import { asked } from '../../law/application.ts'
import type { Application } from '../../models/Application.ts'
import { Municipality } from '../../models/Municipality.ts'
import type { Field, Row } from '../../pages.ts'
import { paths } from '../../paths.ts'
import { NotFound } from '../../platform/errors.ts'
import { dates, translator } from '../../platform/translate.ts'
import type { Worker } from '../../policies/actor.ts'
import { gate } from '../signIn.ts'

export const applying = Router()
const door = gate('worker')
export const worker = (req: Request): Worker => req.actor as Worker

applying.get(paths.questions, door, async (req, res) => {
  const application = await startApplication(worker(req), req.today)
  if (application.receivedOn) return res.see(paths.home)
  const { missing } = await ownAnswers(worker(req))
  const tasks = asked.map((name) => ({ name, href: paths[name], done: !missing.includes(name) }))
  res.page('worker/tasks', { tasks, ready: missing.length === 0 })
})

/** A question: its fields, what was answered before, and what to do with a new answer. */
interface Question<T> {
  readonly name: string
  readonly path: string
  readonly next: string
  readonly schema: ObjectSchema<T>
  readonly fields: (req: Request) => Promise<readonly Field[]> | readonly Field[]
  readonly before: (answers: Answers) => Entered
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
    const given = req.method === 'POST' ? entered(req.body) : question.before(answers)
    const intro = question.intro?.(answers, req) ?? []
    const { name, path: action } = question
    res.page('form', { name, action, back: paths.questions, fields: await question.fields(req), entered: given, errors, intro, upload: false })
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
  const answers = await ownAnswers(worker(req))
  const rows = await readBack(application, answers, req.language)
  res.page('worker/answers', { rows, ready: answers.missing.length === 0, key: typed(req.body, 'key') || randomUUID(), errors })
}

/** Every answer in words; what was not answered yet says so. */
async function readBack({ municipality, slot }: Application, { contact, wishes, identity }: Answers, language: string): Promise<Row[]> {
  const t = translator(language)
  const { date } = dates(language)
  const option = (name: string, value?: string) => (value ? t(`option.${name}.${value}`) : '')
  const row = (key: string, value: string, change: string): Row => ({ key, value: value || t('tasks.open'), change })
  return [
    row('channel', [option('channel', contact.channel), contact.address].filter(Boolean).join(': '), paths.channel),
    row('limits', (contact.limits ?? []).map((limit) => option('limits', limit)).join(', ') || (contact.codeWord ? t('answer.noLimits') : ''), paths.limits),
    row('codeWord', contact.codeWord ? t('answer.set') : '', paths.limits),
    row('name', `${identity.given} ${identity.family}`, paths.identity),
    row('language', option('language', wishes.language), paths.wishes),
    row('interpreter', option('interpreter', wishes.interpreter), paths.wishes),
    row('interviewer', option('interviewer', wishes.interviewer), paths.wishes),
    row('municipality', municipality ? await Municipality.named(municipality) : '', paths.place),
    row('slot', slot ? `${date(slot.day)}, ${slot.time}` : '', paths.moment),
  ]
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
