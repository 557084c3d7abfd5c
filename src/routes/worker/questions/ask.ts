/** A question is a page: shown with what was answered before, kept as soon as it is answered, and read back before sending. */
import { type Request, type Response, Router } from 'express'
import type { ObjectSchema } from 'joi'
import { type Answers, ownAnswers, startApplication } from '../../../actions/applications.ts'
import { type Entered, entered, type FormErrors, read } from '../../../forms/form.ts'
import { type Asked, asked } from '../../../law/application.ts'
import type { Application } from '../../../models/Application.ts'
import type { Field, Row } from '../../../pages.ts'
import { paths } from '../../../paths.ts'
import type { Worker } from '../../../policies/actor.ts'
import { gate } from '../../signIn.ts'

export const door = gate('worker')
export const worker = (req: Request): Worker => req.actor as Worker

/** Everything a line of the read-back is made from. */
export interface Answered {
  readonly application: Application
  readonly answers: Answers
  readonly language: string
}

export interface Question<T> {
  /** Also the name of its address, its texts and its task. */
  readonly name: Asked
  readonly schema: ObjectSchema<T>
  readonly fields: (req: Request) => Promise<readonly Field[]> | readonly Field[]
  readonly before: (answers: Answers) => Entered
  readonly intro?: (answers: Answers, req: Request) => string[]
  /** Keeps the answer; gives the locale key of what is wrong with it after all, if anything is. */
  readonly save: (req: Request, value: T) => Promise<FormErrors | undefined>
  /** Its lines of the read-back: `answer.<key>` and the answer in words; empty when there is none yet. */
  readonly inWords: (answered: Answered) => Promise<readonly Line[]> | readonly Line[]
}

export type Line = readonly [key: string, value: string]

export const choices = (values: readonly string[]) => values.map((value) => ({ value }))

export const keep = async (saving: Promise<void>): Promise<undefined> => {
  await saving
}

const readings = new Map<Asked, Question<never>['inWords']>()

/** The doors of one question; after it comes the next in the order of the law, and after the last the list. */
export function ask<T>(question: Question<T>): Router {
  readings.set(question.name, question.inWords)
  const address = paths[question.name]
  const next = paths[asked[asked.indexOf(question.name) + 1] ?? 'questions']
  const show = async (req: Request, res: Response, errors: FormErrors = {}) => {
    const answers = await ownAnswers(worker(req))
    const given = req.method === 'POST' ? entered(req.body) : question.before(answers)
    const intro = question.intro?.(answers, req) ?? []
    res.page('form', { name: question.name, action: address, back: paths.questions, fields: await question.fields(req), entered: given, errors, intro, upload: false })
  }
  const router = Router()
  router.get(address, door, async (req, res) => {
    const application = await startApplication(worker(req), req.today)
    if (application.receivedOn) return res.see(paths.home)
    await show(req, res)
  })
  router.post(address, door, async (req, res) => {
    const form = read(question.schema, req.body)
    const errors = form.ok ? await question.save(req, form.value) : form.errors
    if (errors) return show(req, res.status(422), errors)
    res.see(next)
  })
  return router
}

/** Every answer in words, in the order it was asked; what was not answered yet is empty. */
export async function readBack(answered: Answered): Promise<Row[]> {
  const rows = asked.map(async (name) => {
    const lines = (await readings.get(name)?.(answered)) ?? []
    return lines.map(([key, value]): Row => ({ key, value, change: paths[name] }))
  })
  return (await Promise.all(rows)).flat()
}
