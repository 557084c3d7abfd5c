/** What a granted request does to what is held: taken away before its time, or closed for use until she says otherwise. */
import { createHash } from 'node:crypto'
import { Op } from 'sequelize'
import { stageOn } from '../../law/application.ts'
import { type Effect, type HeldPart, heldParts, isOpenTo, type LiesWith, parts } from '../../law/hers/dataEffects.ts'
import type { Day } from '../../law/day.ts'
import { standingOn } from '../../law/licence/licence.ts'
import { Application } from '../../models/Application.ts'
import { Licence } from '../../models/licence/Licence.ts'
import { Objection } from '../../models/Objection.ts'
import type { Request } from '../../models/Request.ts'
import { Sealed } from '../../models/people/Sealed.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Official, Worker } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { open, reseal } from '../vault.ts'
import { inTransaction } from '../work.ts'

/** What of hers this municipality holds and this effect is open to, by part. */
export async function actableParts({ personId, municipality }: Request, effect: Effect, today: Day): Promise<Map<HeldPart, Sealed[]>> {
  const applications = await Application.findAll({ where: { personId, municipality }, include: 'acts', order: [['acts', 'id', 'ASC']] })
  const around = await aroundOf(personId, applications, today)
  const rows = await Sealed.findAll({ where: { personId, applicationId: [...around.keys()], kind: parts.flatMap((part) => [...heldParts[part].kinds]), ...(effect === 'limit' && { limitedOn: { [Op.is]: null } }) } })
  const open = parts.flatMap((part): [HeldPart, Sealed[]][] => {
    const kinds: readonly string[] = heldParts[part].kinds
    const found = rows.filter(({ kind, applicationId }) => kinds.includes(kind) && isOpenTo(effect, part, today, around.get(applicationId ?? '') ?? nowhere))
    return found.length ? [[part, found]] : []
  })
  return new Map(open)
}

const nowhere: LiesWith = { closedOn: null, withdrawn: false, objecting: true, licensed: true }

async function aroundOf(personId: string, applications: readonly Application[], today: Day): Promise<Map<string, LiesWith>> {
  const objecting = await Objection.runs(personId)
  const licences = await Licence.allOf(personId)
  const licensed = licences.some((licence) => ['valid', 'suspended', 'not yet valid'].includes(standingOn(today, licence.facts())))
  return new Map(applications.map((application) => [application.id, { closedOn: application.closedOn, withdrawn: stageOn(today, application.facts()) === 'withdrawn', objecting, licensed }]))
}

/** Does it, and says of how much, with a digest of which: who has the list can show that it was this. */
export async function carryOut(actor: Official, request: Request, effect: Effect, chosen: readonly HeldPart[], today: Day): Promise<{ count: number; digest: Buffer }> {
  const rows = [...(await actableParts(request, effect, today))].flatMap(([part, held]) => (chosen.includes(part) ? held : []))
  const ids = rows.map(({ id }) => id)
  if (effect === 'limit') await Sealed.update({ limitedOn: today }, { where: { id: ids } })
  else await erase(actor, rows)
  await audit(actor, effect === 'erase' ? 'data.erased' : 'data.limited', { id: request.id, personId: request.personId, municipality: request.municipality }, { details: { parts: chosen.join(' '), count: ids.length } })
  return { count: ids.length, digest: createHash('sha256').update(ids.toSorted().join('\n')).digest() }
}

async function erase(actor: Official, rows: readonly Sealed[]): Promise<void> {
  for (const { personId, applicationId, kind } of rows) {
    if (kind !== 'wishes' || !applicationId) continue
    const about = { personId, id: applicationId, municipality: actor.municipality }
    const { language, letters } = (await open(actor, about, { compartment: 'interview', kind: 'wishes', purpose: 'answer-request' })) ?? {}
    // In which language she reads her letters stays, for as long as there are letters.
    await reseal(about, 'interview', 'wishes', { ...(language && { language }), ...(letters && { letters }) })
  }
  await Sealed.destroy({ where: { id: rows.filter(({ kind }) => kind !== 'wishes').map(({ id }) => id) } })
}

/** Hers to lift again, of one thing or all of it: nobody else does. */
export function liftLimit(actor: Worker, id: string): Promise<void> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const row = await Sealed.findOne({ where: { id, personId: actor.personId, limitedOn: { [Op.not]: null } }, lock: true })
    if (!row) throw new NotFound()
    await row.update({ limitedOn: null })
    await audit(actor, 'data.limitLifted', { id, personId: actor.personId })
  })
}
