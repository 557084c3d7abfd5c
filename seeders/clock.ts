/** What the clock of some shows: late with a notice, asked to agree to a delay, standing still, and a right asked for. */
import { giveNotice } from '../src/actions/clock/notice.ts'
import { askConsent, suspendTerm } from '../src/actions/clock/standstill.ts'
import { askRight } from '../src/actions/looks/dataRights.ts'
import { addDays, type Day } from '../src/law/day.ts'
import type { Actor, Official, Worker } from '../src/policies/actor.ts'

interface Somebody {
  readonly actor: Worker
  readonly team: readonly Actor[]
  readonly from: Day
  readonly id: string
}

const asksConsent = 'worker-11'
const standsStill = 'worker-17'
const asksRight = 'worker-33'

/** Days after receipt on which she gave notice: a few after the last day, whatever holidays it ran into. */
const NOTICED = 64

export async function keepClock(subject: string, { actor, team, id }: Somebody, today: Day): Promise<void> {
  const caseworker = team[3] as Official | undefined
  if (!caseworker) return
  if (subject === asksConsent) await askConsent(caseworker, id, { stillReason: 'De tolk die u wilt, is pas over twee weken vrij.', stillFrom: today, stillUntil: addDays(today, 13) }, today)
  if (subject === standsStill) await suspendTerm(caseworker, id, { stillGround: 'foreignInformation', stillReason: 'Wij vroegen een ander land of een papier echt is.', stillFrom: addDays(today, -3), stillUntil: addDays(today, 10) }, today)
  if (subject === asksRight) await askRight(actor, { right: 'access', why: 'Ik wil weten wat er in mijn oude dossier staat.', reply: 'here' }, today)
}

/** She waits for a decision that is late. */
export function beLate({ actor, from }: Somebody): Promise<void> {
  return giveNotice(actor, addDays(from, NOTICED))
}
