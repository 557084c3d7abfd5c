/** Questions she does not answer: an answer too, which changes nothing for the decision (Awb 4:3). */
import type { Asked } from '../../law/application.ts'
import { cannotWithhold } from '../../law/asking.ts'
import { refuse } from '../../law/impediment.ts'
import type { Application } from '../../models/Application.ts'
import type { Worker } from '../../policies/actor.ts'
import type { Contents } from '../contents.ts'
import { changeContact, lockOwn } from '../contact/own.ts'
import { discard, open, reseal } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { lockDraft } from './draft.ts'

/** What the answer to each of these questions is made of; where it lies the vault knows. */
const answerOf = {
  limits: { kind: 'contact', compartment: 'contact', parts: ['limits', 'codeWord', 'quiet', 'reminder'] },
  language: { kind: 'wishes', compartment: 'interview', parts: ['language', 'otherLanguage', 'letters', 'post', 'postAddress'] },
  interpreter: { kind: 'wishes', compartment: 'interview', parts: ['interpreter', 'interpreterSex', 'dialect', 'notFrom'] },
  support: { kind: 'wishes', compartment: 'interview', parts: ['company', 'interviewer', 'talkPlace', 'needs', 'callMe', 'mustKnow'] },
} as const

type Withholdable = keyof typeof answerOf

/** Keeps that she does not answer; what she answered before is gone. */
export function withhold(actor: Worker, name: Asked): Promise<void> {
  return inTransaction(actor, async () => {
    refuse(cannotWithhold(name))
    if (name === 'limits') await lockOwn(actor)
    const draft = await lockDraft(actor)
    if (isWithholdable(name)) await forget(actor, draft, name)
    await keep(draft, [...new Set([...(await withheldOf(actor, draft)), name])])
  })
}

const isWithholdable = (name: Asked): name is Withholdable => name in answerOf

async function forget(actor: Worker, draft: Application, name: Withholdable): Promise<void> {
  const { kind, compartment, parts } = answerOf[name]
  if (kind === 'contact') return void (await changeContact(actor, (contact) => without(contact, parts)))
  const before = await open(actor, draft, { compartment, kind, purpose: 'own-data' })
  if (!before) return
  await reseal(draft, compartment, kind, without(before, parts))
}

const without = <T extends object>(answer: T, parts: readonly string[]): Partial<T> => Object.fromEntries(Object.entries(answer).filter(([part]) => !parts.includes(part))) as Partial<T>

/** The questions of this application that she does not answer. */
export async function withheldOf(actor: Worker, application: Application): Promise<readonly Asked[]> {
  const withheld = await open(actor, application, { compartment: 'contact', kind: 'withheld', purpose: 'own-data' })
  return withheld?.questions ?? []
}

/** She answered after all. */
export async function noLongerWithheld(actor: Worker, draft: Application, answer: object): Promise<void> {
  const before = await withheldOf(actor, draft)
  const left = before.filter((name) => !isWithholdable(name) || !answerOf[name].parts.some((part) => part in answer))
  if (left.length < before.length) await keep(draft, left)
}

function keep(draft: Application, questions: Contents['withheld']['questions']): Promise<void> {
  return questions.length ? reseal(draft, 'contact', 'withheld', { questions }) : discard(draft, 'contact', 'withheld')
}
