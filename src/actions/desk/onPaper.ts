/** An application on paper, typed at the desk: the same acts as her own, and on record who typed. She gets a code to come in by later. */
import { randomUUID } from 'node:crypto'
import { type PaperForm, WAITS } from '../../forms/application/onPaper.ts'
import { firstTalkDay } from '../../law/talking/interview.ts'
import { impediment } from '../../law/openActs.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { tooYoung } from '../../law/person/applicant.ts'
import { Application } from '../../models/Application.ts'
import { Letter } from '../../models/letters/Letter.ts'
import { type InterpreterWish, Slot } from '../../models/calendar/Slot.ts'
import type { Official, Worker } from '../../policies/actor.ts'
import { mayAct } from '../../policies/application.ts'
import { permit } from '../../policies/permit.ts'
import { type HandedOut, handOutCode } from '../access/deskCodes.ts'
import { chooseMoment, choosePlace, waitForMoment } from '../application/moments.ts'
import { withhold } from '../application/withheld.ts'
import { saveAnswer, startApplication, submit } from '../applications.ts'
import { audit } from '../audit.ts'
import { saveLimits, type Unfit } from '../contact/contact.ts'
import { readLetter } from '../letters.ts'
import type { LetterText } from '../letterTexts.ts'
import { inTransaction } from '../work.ts'

export interface OnPaper extends Omit<HandedOut, 'personId'> {
  readonly caseNumber: string
  /** What is handed over at once. */
  readonly receipt: LetterText
}

/** Why it could not be sent: the moment is gone, there is one and nobody waits, or her code word does not do. */
export type NotSent = 'taken' | 'notFull' | Unfit

/** The moments that can be chosen at this desk. */
export function momentsHere(actor: Official, wish: InterpreterWish, today: Day): Promise<Slot[]> {
  permit(actor.role === 'frontDesk')
  return inTransaction(actor, () => Slot.free(actor.municipality, firstTalkDay(today), wish))
}

/** The same form once more is the same application, with another code. */
export async function enterOnPaper(actor: Official, form: PaperForm, now: Date, today: Day): Promise<OnPaper | NotSent> {
  permit(actor.role === 'frontDesk')
  refuse(tooYoung(form.person.birthdate, today))
  const { personId, ...code } = await handOutCode(actor, form.person, now)
  const her: Worker = { role: 'worker', id: randomUUID(), personId }
  const sent = await inTransaction(her, () => Application.latest(personId))
  if (!sent?.receivedOn) {
    const wrong = await answerAll(her, actor, form, today)
    if (wrong) return wrong
    await submit(her, form.person.key, today)
  }
  const application = await typedBy(actor, personId, today)
  return { ...code, caseNumber: application.caseNumber, receipt: await receiptOf(her, application) }
}

async function answerAll(her: Worker, actor: Official, form: PaperForm, today: Day): Promise<NotSent | undefined> {
  await startApplication(her, today)
  await saveAnswer(her, 'contact', { channel: 'portal' })
  const unfit = form.limits && (await saveLimits(her, limitsOf(form.limits)))
  if (unfit) return unfit
  await saveAnswer(her, 'identityConfirmed', { correct: true, remark: '' })
  await saveAnswer(her, 'papers', { proof: 'bring', portrait: 'desk' })
  for (const answer of [form.language, form.interpreter, form.support]) if (answer) await saveAnswer(her, 'wishes', answer)
  for (const name of form.open) await withhold(her, name)
  await choosePlace(her, actor.municipality, today)
  if (form.slot === WAITS) return (await waitForMoment(her, today)) ? undefined : 'notFull'
  return (await chooseMoment(her, form.slot, today)) ? undefined : 'taken'
}

function limitsOf({ limits, messageLanguage, codeWord, quietFrom: from, quietUntil: until, reminder }: NonNullable<PaperForm['limits']>) {
  return { limits, messageLanguage: messageLanguage || 'nl', codeWord, reminder: reminder.length > 0, ...(from && until && { quiet: { from, until } }) }
}

/** On record once: it came on paper, and who typed it. */
function typedBy(actor: Official, personId: string, today: Day): Promise<Application> {
  return inTransaction(actor, async () => {
    const found = await Application.findOne({ where: { personId, municipality: actor.municipality, closedOn: null }, attributes: ['id'], rejectOnEmpty: true })
    const application = await Application.lock({ id: found.id, municipality: actor.municipality })
    if (impediment('enterOnPaper', today, application.facts())) return application
    permit(mayAct(actor, 'enterOnPaper', application))
    await application.record('enterOnPaper', actor.id, today)
    await audit(actor, 'application.onPaper', application)
    return application
  })
}

async function receiptOf(her: Worker, { id }: Application): Promise<LetterText> {
  const letter = await inTransaction(her, () => Letter.findOne({ where: { applicationId: id, kind: 'receipt' }, rejectOnEmpty: true }))
  return (await readLetter(her, letter.id)).text
}
