/** What goes on a day of its own, whatever is kept of a person: signals, questions without a name, and mandates that ended. */
import { Op } from 'sequelize'
import { concernUntil } from '../law/care/concern.ts'
import { careUntil } from '../law/care/signal.ts'
import { addDays, type Day } from '../law/day.ts'
import { keepUntil } from '../law/retention.ts'
import { AnonymousQuestion } from '../models/people/AnonymousQuestion.ts'
import { HelperAccount, Mandate } from '../models/people/Mandate.ts'
import { Sealed } from '../models/people/Sealed.ts'
import { Concern } from '../models/care/Concern.ts'
import { Referral } from '../models/care/Referral.ts'
import { Signal } from '../models/care/Signal.ts'
import type { Actor } from '../policies/actor.ts'
import { audit } from './audit.ts'
import { type Erased, goneOf } from './retention/erased.ts'
import { inTransaction } from './work.ts'

const keeper: Actor = { role: 'system', id: 'job:retention' }

/** Six months after something last happened, taken on or not. */
export function eraseSignals(today: Day): Promise<Erased> {
  return inTransaction(keeper, async () => {
    const due = (await Signal.findAll({ lock: true })).filter(({ receivedOn, touchedOn }) => today > careUntil({ receivedOn, touchedOn }))
    for (const signal of due) {
      await signal.destroy()
      await audit(keeper, 'signal.erased', { id: signal.id })
    }
    return goneOf(due)
  })
}

/** Half a year after a worry was written down; what was sent to care on it is care's. */
export function eraseConcerns(today: Day): Promise<Erased> {
  return inTransaction(keeper, async () => {
    const due = (await Concern.findAll({ lock: true })).filter((concern) => today > concernUntil(concern))
    for (const concern of due) {
      await concern.destroy()
      await audit(keeper, 'concern.erased', { id: concern.id })
    }
    return goneOf(due)
  })
}

/** The line that says that someone was sent to care: the day, the receiver, and nothing of whom. */
export function eraseReferrals(today: Day): Promise<Erased> {
  return inTransaction(keeper, async () => {
    const due = (await Referral.findAll({ lock: true })).filter(({ sentOn }) => today > keepUntil('referral', sentOn))
    for (const referral of due) {
      await referral.destroy()
      await audit(keeper, 'referral.erased', { id: referral.id })
    }
    return goneOf(due)
  })
}

/** With its answer, whether it was read or not. */
export function eraseQuestions(today: Day): Promise<Erased> {
  return inTransaction(keeper, async () => {
    const due = (await AnonymousQuestion.findAll({ lock: true })).filter(({ askedOn }) => today > keepUntil('anonymousQuestion', askedOn))
    for (const question of due) {
      await question.destroy()
      await audit(keeper, 'question.erased', { id: question.id })
    }
    return goneOf(due)
  })
}

/** Some weeks after it ended, with the names in it; and whoever helps nobody any more. */
export function eraseMandates(today: Day): Promise<Erased> {
  return inTransaction(keeper, async () => {
    const ended = (await Mandate.findAll({ lock: true })).filter(({ until, stoppedOn }) => today > keepUntil('mandate', stoppedOn ?? until))
    // The names go, and with them the mandate that points to them.
    await Sealed.destroy({ where: { id: ended.map(({ sealedNames }) => sealedNames) } })
    const helping = (await Mandate.findAll()).flatMap(({ helperId }) => helperId ?? [])
    await HelperAccount.destroy({ where: { createdOn: { [Op.lt]: addDays(today, -30) }, id: { [Op.notIn]: helping } } })
    return goneOf(ended)
  })
}
