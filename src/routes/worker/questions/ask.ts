/** A question is a page: shown with what was answered before, kept as soon as it is answered, and read back before sending. */
import { type Request, type Response, Router } from 'express'
import type { ObjectSchema } from 'joi'
import { withhold } from '../../../actions/application/withheld.ts'
import { type Answers, ownAnswers, ownApplication, startApplication } from '../../../actions/applications.ts'
import { type Entered, entered, type FormErrors, read, typed } from '../../../forms/form.ts'
import { type Asked, asked, notADraft } from '../../../law/application.ts'
import { refuse } from '../../../law/impediment.ts'
import type { Application } from '../../../models/Application.ts'
import type { Block, Field, FormPage, Row } from '../../../pages/shapes.ts'
import { paths } from '../../../paths.ts'
import { translator } from '../../../platform/page/translate.ts'
import { liesIn } from '../../../policies/questions.ts'
import { gate } from '../../signIn.ts'
import { aboutQuestion, seersInWords } from './about.ts'
import { worker } from '../../whoAsks.ts'

export const door = gate('worker')

/** Everything a line of the read-back is made from. */
export interface Answered {
  readonly application: Application
  readonly answers: Answers
  readonly language: string
}

export interface Question<T> {
  /** Also the name of its address, its texts and its task. */
  readonly name: Asked
  readonly schema: ObjectSchema<T> | ((req: Request) => ObjectSchema<T>)
  readonly fields: (req: Request) => Promise<readonly Field[]> | readonly Field[]
  readonly before: (answers: Answers) => Entered
  readonly intro?: (answers: Answers, req: Request) => string[] | Promise<string[]>
  /** Where to go when there is nothing to ask. */
  readonly instead?: (answers: Answers) => string | undefined
  /** Where a second button leads, and in a demonstration a link. */
  readonly more?: Pick<FormPage, 'again' | 'sample' | 'beside'>
  readonly rules?: (req: Request) => readonly string[]
  /** A page of its own, for what is more than fields. */
  readonly page?: (req: Request, res: Response, form: FormPage) => Promise<void> | void
  /** Done with every answer, also one that is not kept; and what is shown each time, whatever was answered. */
  readonly aside?: (req: Request) => Promise<void>
  readonly always?: Entered
  /** Keeps the answer; gives the locale key of what is wrong with it after all, if anything is. */
  readonly save: (req: Request, value: T) => Promise<FormErrors | undefined>
  /** Where this answer leads first, when it is not to the next question. */
  readonly leadsTo?: (value: T) => string | undefined
  /** Its lines of the read-back: `answer.<key>` and the answer in words; empty when there is none yet. */
  readonly inWords: (answered: Answered) => Promise<readonly Line[]> | readonly Line[]
}

export type Line = readonly [key: string, value: string]

export const keep = async (saving: Promise<void>): Promise<undefined> => {
  await saving
}

const readings = new Map<Asked, Question<never>['inWords']>()

/** The doors of one question; what is kept leads to the next that is open. */
export function ask<T>(question: Question<T>): Router {
  const { name, page = asForm } = question
  readings.set(name, question.inWords)
  const address = paths[name]
  const show = async (req: Request, res: Response, errors: FormErrors = {}, known?: Answers) => {
    const answers = known ?? (await ownAnswers(worker(req)))
    const given = { ...(req.method === 'POST' ? entered(req.body) : question.before(answers)), ...question.always }
    const intro = (await question.intro?.(answers, req)) ?? []
    const rules = question.rules && { rules: question.rules(req) }
    const about = { ...aboutQuestion(name, req.language), withheld: answers.withheld.includes(name) }
    await page(req, res, { ...rules, name, action: address, back: paths.questions, fields: await question.fields(req), entered: given, errors, intro, upload: false, about, ...question.more })
  }
  const answered = async (req: Request): Promise<{ errors: FormErrors | undefined; leadsTo?: string | undefined }> => {
    const form = read(typeof question.schema === 'function' ? question.schema(req) : question.schema, req.body)
    return form.ok ? { errors: await question.save(req, form.value), leadsTo: question.leadsTo?.(form.value) } : { errors: form.errors }
  }
  const router = Router()
  router.get(address, door, async (req, res) => {
    const application = await startApplication(worker(req), req.today)
    if (application.receivedOn) return res.see(paths.home)
    const answers = await ownAnswers(worker(req))
    const instead = question.instead?.(answers)
    if (instead) return res.see(instead)
    await show(req, res, {}, answers)
  })
  router.post(address, door, async (req, res) => {
    refuse(notADraft(await ownApplication(worker(req))))
    const { errors, leadsTo } = typed(req.body, 'withhold') ? { errors: await keep(withhold(worker(req), name)) } : await answered(req)
    await question.aside?.(req)
    if (errors) return show(req, res.status(422), errors)
    res.see(leadsTo ?? (await after(req, name)))
  })
  return router
}

const asForm = (_req: Request, res: Response, form: FormPage): void => res.page('form', form)

/** The next question that is open; after the last the list, or the read-back when nothing is open. */
export async function after(req: Request, name: Asked): Promise<string> {
  const { missing } = await ownAnswers(worker(req))
  const next = asked.slice(asked.indexOf(name) + 1).find((other) => missing.includes(other))
  return next ? paths[next] : missing.length ? paths.questions : paths.answers
}

/** Every answer in words, put together by where it lies, with who sees it there. */
export async function readBack(answered: Answered): Promise<Block[]> {
  const places = [...new Set(asked.map((name) => liesIn[name]))]
  return Promise.all(places.map(async (place): Promise<Block> => {
    const rows = await Promise.all(asked.filter((name) => liesIn[name] === place).map((name) => rowsOf(name, answered)))
    return { place, rows: rows.flat(), seenBy: seersInWords(place, answered.language) }
  }))
}

async function rowsOf(name: Asked, answered: Answered): Promise<Row[]> {
  const t = translator(answered.language)
  const withheld = answered.answers.withheld.includes(name)
  const lines = (await readings.get(name)?.(answered)) ?? []
  return lines.map(([key, value]) => ({ key, value: withheld ? t('answer.notGiven') : value || t('tasks.open'), change: paths[name] }))
}
