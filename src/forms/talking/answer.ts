/** What she says of the report: whether it is right, and what is not, in all or block by block. */
import Joi from 'joi'
import { type Topic, topics } from '../../law/talking/interview.ts'
import type { AnswerForm } from '../application/application.ts'
import { type Reading, read } from '../form.ts'

const talks = [1, 2] as const
const boxes = topics.flatMap((topic) => talks.map((talk) => ({ topic, talk, name: boxOf(topic, talk) })))

/** The name of the box beside a block. */
export function boxOf(topic: Topic, talk: number): string {
  return `${topic}Remark${talk}`
}

type Typed = { correct: 'yes' | 'no'; remark: string } & Record<string, string>

const text = Joi.string().trim().max(500).allow('').default('')
const typedForm = Joi.object<Typed>({ correct: Joi.string().valid('yes', 'no').required(), remark: text, ...Object.fromEntries(boxes.map(({ name }) => [name, text])) })

/** When it is not right she says somewhere what is not. */
export function readAnswer(body: unknown): Reading<AnswerForm> {
  const typed = read(typedForm, body)
  if (!typed.ok) return { ok: false, errors: Object.fromEntries(Object.keys(typed.errors).map((name) => [name, name === 'correct' ? 'error.correct' : 'error.remark'])) }
  const { correct, remark } = typed.value
  const remarks = boxes.flatMap(({ topic, talk, name }) => (typed.value[name] ? [{ topic, talk, text: typed.value[name] }] : []))
  if (correct === 'no' && remark.length < 3 && !remarks.length) return { ok: false, errors: { remark: 'error.remark' } }
  return { ok: true, value: { correct, remark, remarks } }
}
