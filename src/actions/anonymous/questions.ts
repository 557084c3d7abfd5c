/** A question of nobody, answered by any front desk; read back with a code, gone after thirty days. */
import { Op } from 'sequelize'
import type { QuestionAnswerForm, QuestionForm } from '../../forms/hers/herSide.ts'
import { endOfTerm } from '../../law/calendar.ts'
import type { Day } from '../../law/day.ts'
import { figure } from '../../law/figures.ts'
import { refuse } from '../../law/impediment.ts'
import { cannotAnswer } from '../../law/hers/requests.ts'
import { keepUntil } from '../../law/retention.ts'
import { AnonymousQuestion } from '../../models/people/AnonymousQuestion.ts'
import { codeOf, formatCode, idOf, readCode } from '../../platform/secrets/code.ts'
import { inReach } from '../../platform/database/db.ts'
import { decrypt, encrypt, newKey } from '../../platform/secrets/encryption.ts'
import { isTaken } from '../../platform/errors.ts'
import type { Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { keys } from '../keys.ts'
import { inTransaction } from '../work.ts'

const LENGTH = 12

export interface Asked {
  readonly code: string
  readonly answerBy: Day
  readonly keptUntil: Day
}

/** Puts a question; the same key again is the same question, with the same code. Of whoever asks alone: desks know the question by another id. */
export async function askWithoutName({ key: secret, question, way }: QuestionForm, language: string, today: Day): Promise<Asked> {
  const code = codeOf(await keys().mac('question', `code|${secret}`), LENGTH)
  const id = await questionId(secret)
  const codeMac = await macOfCode(code)
  const answerBy = endOfTerm(today, figure('anonymousAnswerDays', today))
  await inReach({ door: codeMac.toString('hex') }, async () => {
    const key = newKey()
    const sealed = encrypt(key, Buffer.from(JSON.stringify({ question, way })), `question|${id}`)
    await AnonymousQuestion.create({ id, codeMac, wrappedKey: await keys().wrap(key, id), sealed, language, askedOn: today, answerBy })
  }).catch((error: unknown) => {
    if (!isTaken(error)) throw error
  })
  return { code: formatCode(code), answerBy, keptUntil: keepUntil('anonymousQuestion', today) }
}

export const questionId = async (secret: string): Promise<string> => idOf(await keys().mac('question', `id|${secret}`))

export interface Answered {
  readonly question: string
  /** Empty as long as there is none. */
  readonly answer: string
  readonly answerBy: Day
  readonly keptUntil: Day
}

/** What a code leads to; undefined for any other, whatever is wrong with it. */
export async function answerTo(code: string): Promise<Answered | undefined> {
  const codeMac = await macOfCode(readCode(code))
  return inReach({ door: codeMac.toString('hex') }, async () => {
    const row = await AnonymousQuestion.findOne({ where: { codeMac } })
    if (!row) return undefined
    const { question } = await wordsOf(row)
    return { question, answer: await answerOf(row), answerBy: row.answerBy, keptUntil: keepUntil('anonymousQuestion', row.askedOn) }
  })
}

const macOfCode = (code: string) => keys().mac('question', `given|${code}`)

async function wordsOf({ id, wrappedKey, sealed }: AnonymousQuestion): Promise<{ question: string; way: string }> {
  return JSON.parse(decrypt(await keys().unwrap(wrappedKey, id), sealed, `question|${id}`).toString('utf8')) as { question: string; way: string }
}

async function answerOf({ id, wrappedKey, sealedAnswer }: AnonymousQuestion): Promise<string> {
  return sealedAnswer ? decrypt(await keys().unwrap(wrappedKey, id), sealedAnswer, `answer|${id}`).toString('utf8') : ''
}

export interface OpenQuestion {
  readonly id: string
  readonly language: string
  readonly askedOn: Day
  readonly answerBy: Day
}

/** So many on a page. */
const SHOWN = 50

/** Open for every front desk, so that none waits for one municipality; after this one there are more when there is a next. */
export function openQuestions(actor: Official, after?: Pick<OpenQuestion, 'id' | 'answerBy'>): Promise<{ questions: OpenQuestion[]; next: OpenQuestion | undefined }> {
  permit(actor.role === 'frontDesk')
  return inTransaction(actor, async () => {
    const later = after && { [Op.or]: [{ answerBy: { [Op.gt]: after.answerBy } }, { answerBy: after.answerBy, id: { [Op.gt]: after.id } }] }
    const rows = await AnonymousQuestion.findAll({ where: { answeredOn: null, ...later }, order: [['answerBy', 'ASC'], ['id', 'ASC']], limit: SHOWN + 1 })
    const questions = rows.slice(0, SHOWN).map(({ id, language, askedOn, answerBy }) => ({ id, language, askedOn, answerBy }))
    return { questions, next: rows.length > SHOWN ? questions.at(-1) : undefined }
  })
}

export function openQuestion(actor: Official, id: string): Promise<OpenQuestion & { readonly question: string; readonly way: string }> {
  permit(actor.role === 'frontDesk')
  return inTransaction(actor, async () => {
    const row = await AnonymousQuestion.get({ id, answeredOn: null })
    await audit(actor, 'question.opened', { id, municipality: actor.municipality })
    const { language, askedOn, answerBy } = row
    return { id, language, askedOn, answerBy, ...(await wordsOf(row)) }
  })
}

/** Answers once; of two at once one does, and the other hears so. */
export function answerQuestion(actor: Official, id: string, { answer }: QuestionAnswerForm, today: Day): Promise<void> {
  permit(actor.role === 'frontDesk')
  return inTransaction(actor, async () => {
    const row = await AnonymousQuestion.get({ id }, { lock: true })
    refuse(cannotAnswer({ answeredOn: row.answeredOn, lookedBy: null }, []))
    const key = await keys().unwrap(row.wrappedKey, id)
    await row.update({ sealedAnswer: encrypt(key, Buffer.from(answer), `answer|${id}`), answeredOn: today })
    await audit(actor, 'question.answered', { id, municipality: actor.municipality })
  })
}
