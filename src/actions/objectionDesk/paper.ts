/** An objection that came on paper: found by its case, put down with when it came and was posted, and from then on like any other. */
import type { PaperObjectionForm } from '../../forms/objecting/objectionDesk.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { objectionClock, objectionUntil, reasonsUntil } from '../../law/objecting/objection.ts'
import { closedBy } from '../../law/rules.ts'
import { Application } from '../../models/Application.ts'
import { decisionKinds, type LetterKind } from '../../law/deciding/letters.ts'
import { Letter } from '../../models/letters/Letter.ts'
import { Objection } from '../../models/Objection.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { applicationsOf } from '../../policies/reach.ts'
import { audit } from '../audit.ts'
import { sendObjectionReceived } from '../following/letters.ts'
import { keepWords } from '../following/objections.ts'
import { lockCase } from '../ownWork.ts'
import { inTransaction } from '../work.ts'

export interface Objectable {
  readonly id: string
  readonly caseNumber: string
  readonly decisions: readonly { readonly id: string; readonly kind: LetterKind; readonly sentOn: Day; readonly until: Day }[]
}

/** A case of this municipality by its number; the only way to look one up. */
export function findForPaper(actor: Official, caseNumber: string): Promise<string | undefined> {
  permit(actor.role === 'objectionHandler')
  return inTransaction(actor, async () => (await Application.findOne({ where: { municipality: actor.municipality, caseNumber } }))?.id)
}

/** Its decisions against which no objection runs. */
export function objectableIn(actor: Official, caseId: string): Promise<Objectable> {
  permit(actor.role === 'objectionHandler')
  return inTransaction(actor, async () => {
    const application = await Application.get({ ...applicationsOf(actor), id: caseId })
    const letters = await Letter.findAll({ where: { applicationId: application.id, kind: [...decisionKinds] }, order: [['sentOn', 'DESC'], ['accessibleAt', 'DESC NULLS LAST'], ['id', 'DESC']] })
    const running = (await Objection.lodged({ applicationId: application.id, closedOn: null })).map(({ letterId }) => letterId)
    const decisions = letters.filter(({ id }) => !running.includes(id)).map(({ id, kind, sentOn }) => ({ id, kind, sentOn, until: objectionUntil(sentOn) }))
    return { id: application.id, caseNumber: application.caseNumber, decisions }
  })
}

/** Puts it down as if she had sent it: with its clock, its receipt, and her words sealed. Gives which it became. */
export function registerPaper(actor: Official, caseId: string, form: PaperObjectionForm, today: Day): Promise<string> {
  permit(actor.role === 'objectionHandler')
  return inTransaction(actor, async () => {
    const application = await lockCase(actor, caseId)
    const letter = await Letter.findOne({ where: { id: form.paperDecision, applicationId: application.id, kind: [...decisionKinds] } })
    if (!letter) throw new NotFound()
    if (form.receivedDay > today || form.receivedDay < letter.sentOn || (form.postedDay && form.postedDay > form.receivedDay)) refuse(closedBy('O01_LODGE', 'not-open-now'))
    if ((await Objection.lodged({ letterId: letter.id, closedOn: null })).length) refuse(closedBy('O01_LODGE', 'not-open-now'))

    const { personId, id: applicationId } = application
    const lodgedOn = form.receivedDay
    const objection = await Objection.create({ personId, applicationId, letterId: letter.id, municipality: actor.municipality, startedOn: lodgedOn, lodgedOn, decideBy: lodgedOn, onPaper: true, postedOn: form.postedDay || null })
    await keepWords(objection, { reasonsWhen: form.paperReasons ? 'now' : 'later', reasons: form.paperReasons, lateReason: form.paperLate, papers: 'none', post: 'portal', hearing: form.paperHearing, urgent: 'no' })
    objection.letter = letter
    await objection.record('lodge', actor.id, lodgedOn, form.paperReasons ? null : reasonsUntil(letter.sentOn, lodgedOn))
    const clock = objectionClock(objection.facts())
    if (!clock) throw new Error('lodged and without a clock')
    await objection.update({ decideBy: clock.decideBy })
    await audit(actor, 'objection.onPaper', objection)
    await sendObjectionReceived(actor, application, { ...clock, decisionOn: letter.sentOn, urgent: false, hearing: form.paperHearing === 'yes' }, today)
    return objection.id
  })
}
