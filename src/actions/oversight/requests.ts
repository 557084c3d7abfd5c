/** What people asked about their data, each with its clock; of nobody named, and never in their words. */
import { Op } from 'sequelize'
import { addDays, type Day, daysBetween } from '../../law/day.ts'
import type { RequestKind, RequestOutcome } from '../../law/hers/requests.ts'
import { Request } from '../../models/Request.ts'
import { RequestProposal } from '../../models/people/RequestProposal.ts'
import type { Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { inTransaction } from '../work.ts'

export interface RequestClock {
  readonly kind: RequestKind
  readonly about: string
  readonly askedOn: Day
  readonly answerBy: Day
  /** To the last day; below zero when it has passed. Of what is answered: how much was left. */
  readonly daysLeft: number
  readonly answeredOn: Day | null
  readonly outcome: RequestOutcome | ''
  /** Of a yes that did something: how much, and the beginning of the digest of which. */
  readonly acted: { readonly count: number; readonly digest: string } | null
}

export interface RequestClocks {
  readonly open: readonly RequestClock[]
  /** Of the last three months. */
  readonly answered: readonly RequestClock[]
}

export function requestClocks(actor: Official, today: Day): Promise<RequestClocks> {
  permit(actor.role === 'privacyOfficer')
  return inTransaction(actor, async () => {
    const { municipality } = actor
    const open = await Request.findAll({ where: { municipality, answeredOn: null }, order: [['answerBy', 'ASC'], ['id', 'ASC']], limit: 500 })
    const answered = await Request.findAll({ where: { municipality, answeredOn: { [Op.gte]: addDays(today, -91) } }, order: [['answeredOn', 'DESC'], ['id', 'ASC']], limit: 500 })
    const done = await RequestProposal.findAll({ where: { requestId: answered.map(({ id }) => id), agreedOn: { [Op.not]: null } } })
    return { open: open.map((request) => clockOf(request, today)), answered: answered.map((request) => clockOf(request, today, done.find(({ requestId, agreedOn }) => requestId === request.id && agreedOn === request.answeredOn))) }
  })
}

function clockOf({ kind, itemKind, lookRole, askedOn, answerBy, answeredOn, outcome }: Request, today: Day, done?: RequestProposal): RequestClock {
  const acted = done?.actedDigest ? { count: done.actedCount ?? 0, digest: done.actedDigest.toString('hex').slice(0, 16) } : null
  return { kind, about: itemKind ?? lookRole ?? '', askedOn, answerBy, daysLeft: daysBetween(answeredOn ?? today, answerBy), answeredOn, outcome: outcome ?? '', acted }
}
