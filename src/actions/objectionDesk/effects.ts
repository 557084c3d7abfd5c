/** What a founded objection does, in the same breath as its decision. Parts of an action: called inside its transaction. */
import { stageOn } from '../../law/application.ts'
import { lastDayToDecide } from '../../law/terms/completion.ts'
import type { Day } from '../../law/day.ts'
import { isUndone, standingOn } from '../../law/licence/licence.ts'
import { formatNumber } from '../../law/licence/licenceNumber.ts'
import type { Effect } from '../../law/objecting/objectionDesk.ts'
import { impediment } from '../../law/openActs.ts'
import { answerBy } from '../../law/hers/requests.ts'
import { Application } from '../../models/Application.ts'
import { Licence } from '../../models/licence/Licence.ts'
import { Request } from '../../models/Request.ts'
import type { Official } from '../../policies/actor.ts'
import { audit } from '../audit.ts'
import { issueLicence } from '../licence/renewal.ts'
import { putOnLicence } from '../measures/held.ts'
import type { Objected } from './held.ts'
import type { ObjectionDecided } from './letterBlocks.ts'

type Done = Pick<ObjectionDecided, 'effect' | 'number' | 'validFrom' | 'validUntil' | 'anewBy'>

/** Gives what the letter must say of it where it differs from what was to be expected. */
export function carryOut(actor: Official, objected: Objected, effect: Effect, today: Day): Promise<Partial<Done>> {
  return { grant: grantAfterAll, undo, reopen, setAgain, answerAgain, already: nothing, none: nothing }[effect](actor, objected, today)
}

const nothing = (): Promise<Partial<Done>> => Promise.resolve({})

/** What was not processed is handled again, with a term of its own; whoever has another application meanwhile goes on with that. */
async function reopen(actor: Official, { application }: Objected, today: Day): Promise<Partial<Done>> {
  if (stageOn(today, application.facts()) !== 'not processed') return { effect: 'none', anewBy: undefined }
  if (await Application.appliesAgain(application.id)) return { effect: 'already', anewBy: undefined }
  await application.record('reopenOnObjection', actor.id, today)
  const decideBy = application.receivedOn ? lastDayToDecide(application.receivedOn, application.facts()) : null
  await application.update({ closedOn: null, decideBy, slotId: null, waitingSince: null })
  await audit(actor, 'application.reopened', application)
  return {}
}

/** The penalty is to be fixed anew. */
async function setAgain(actor: Official, { application }: Objected, today: Day): Promise<Partial<Done>> {
  if (impediment('undoPenalty', today, application.facts())) return { effect: 'none', anewBy: undefined }
  await application.record('undoPenalty', actor.id, today)
  await audit(actor, 'penalty.undone', application)
  return {}
}

/** What she asked about her data is open again, with a month of its own; when she asked the same once more meanwhile, that one goes on. */
async function answerAgain(actor: Official, { objection, application }: Objected, today: Day): Promise<Partial<Done>> {
  const request = await Request.answeredIn(application.id, { on: objection.letter?.sentOn ?? today, outcome: objection.letter?.kind === 'rightGranted' ? 'granted' : 'denied' })
  if (!request || (await Request.count({ where: { personId: request.personId, about: request.about, answeredOn: null } }))) return { effect: 'none', anewBy: undefined }
  const { id, kind, personId, municipality } = request
  await request.update({ answeredOn: null, outcome: null, extendedOn: null, reopenedOn: today, answerBy: answerBy(kind, today) })
  await audit(actor, 'data.reopened', { id, personId, municipality }, { details: { kind } })
  return {}
}

/** The refusal becomes a grant, with a licence from today; whoever has one meanwhile keeps that. */
async function grantAfterAll(actor: Official, { application }: Objected, today: Day): Promise<Partial<Done>> {
  if (stageOn(today, application.facts()) !== 'refused') return { effect: 'none' }
  await Licence.hold(application.personId)
  await application.record('grantOnObjection', actor.id, today, { outcome: 'grant' })
  const current = await Licence.current(application.personId, today)
  if (current && standingOn(today, current.facts()) === 'valid' && application.renews !== current.id) return { effect: 'none' }
  const { licence, number } = await issueLicence(application, actor.municipality, today)
  await audit(actor, 'licence.granted', licence)
  return { effect: 'grant', number: formatNumber(number), validFrom: licence.validFrom, validUntil: licence.validUntil }
}

/** The suspension or revocation this is about is undone from today. */
async function undo(actor: Official, { objection, application }: Objected, today: Day): Promise<Partial<Done>> {
  await Licence.hold(application.personId)
  const licence = await Licence.get({ applicationId: application.id })
  const about = objection.letter?.ofAct
  if (!about || isUndone({ id: about, act: 'revoke', takesEffect: today }, licence.facts().acts)) return { effect: 'none' }
  const before = standingOn(today, licence.facts())
  await putOnLicence(actor, licence, { act: 'undo', takesEffect: today, untilDay: null, ofAct: about, objectionId: objection.id })
  await audit(actor, 'licence.undone', licence, { details: { before } })
  return { effect: 'undo', validFrom: today, validUntil: licence.validUntil }
}
