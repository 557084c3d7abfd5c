/** Sending someone on to care, by who is trained: the least that is needed, when two have read the facts; and how far care is, in three words. */
import { randomUUID } from 'node:crypto'
import type { ReferralForm } from '../../forms/care/referral.ts'
import type { Concern } from '../../models/care/Concern.ts'
import { cannotRefer, noGround, type ReferralState, referralState } from '../../law/care/referral.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { Referral } from '../../models/care/Referral.ts'
import { Signal } from '../../models/care/Signal.ts'
import { Municipality } from '../../models/office/Municipality.ts'
import { isTaken, NotFound } from '../../platform/errors.ts'
import type { Official } from '../../policies/actor.ts'
import { audit } from '../audit.ts'
import { lockTheirs } from './concerns.ts'
import { sealNote } from './note.ts'
import { readWorry } from './sealing.ts'
import { asTrained } from './trained.ts'

export interface ReferralLine {
  readonly sentOn: Day
  readonly region: string
  readonly state: ReferralState
}

/** What was sent on each of these worries. Inside a transaction of who is trained. */
export async function referralsOf(concerns: readonly Pick<Concern, 'id'>[]): Promise<ReadonlyMap<string, ReferralLine>> {
  const rows = await Referral.findAll({ where: { concernId: concerns.map(({ id }) => id) } })
  return new Map(rows.flatMap((row) => (row.concernId ? [[row.concernId, lineOf(row)] as const] : [])))
}

export function lineOf({ sentOn, region, receivedOn, contactOn, closedOn }: Referral): ReferralLine {
  return { sentOn, region, state: referralState({ receivedOn: receivedOn ?? null, contactOn: contactOn ?? null, closedOn: closedOn ?? null }) }
}

/** Of two who send at once one does, and the other hears so. */
export async function refer(actor: Official, concernId: string, form: ReferralForm, today: Day): Promise<void> {
  await asTrained(actor, today, async (own) => {
    const { concern, facts } = await lockTheirs(concernId, own, today)
    refuse(cannotRefer(facts))
    refuse(noGround(today, { ground: form.careGround, urgency: form.careUrgency, consentOn: form.careYesOn || null, why: form.careGroundWhy }))
    if (!(await Municipality.regions()).some(({ code }) => code === form.careRegion)) throw new NotFound()
    const id = randomUUID()
    const { municipality, caseMac } = concern
    await Referral.create({ id, municipality, concernId, caseMac, region: form.careRegion, ground: form.careGround, sentBy: actor.id, sentOn: today })
    await Signal.create({ id, ...(await sealNote(id, await noteOf(concern, form))), region: form.careRegion, language: form.careLanguage, receivedOn: today, urgency: form.careUrgency, touchedOn: today }, { returning: false })
    await audit(actor, 'referral.sent', { id }, { details: { ground: form.careGround } })
  }).catch((error: unknown) => {
    if (isTaken(error)) refuse(cannotRefer({ ...already, referredOn: today }))
    throw error
  })
}

const already = { origin: 'talk', recordedBy: '', recordedOn: '2026-01-01' as Day, readBy: null, readOn: null, found: null, reviewedOn: null } as const

/** Nothing of what was seen or told goes along. */
async function noteOf(concern: Concern, form: ReferralForm) {
  const { about, child } = await readWorry(concern)
  const { careWay: channel, careAddress: address, careWord: codeWord, careReason: reason, careGround: ground, careYesOn: yesOn, careGroundWhy: why, careCall: call, careWhen: when, careLanguage: language } = form
  return { personId: about?.personId ?? null, apart: true, language, contact: { channel, address, limits: [], ...(codeWord && { codeWord }) }, referral: { from: concern.municipality, reason, child, ground, yesOn, why: ground === 'consent' ? '' : why, call, when } }
}

/** The regions, and the own one. */
export function careRegions(actor: Official, today: Day): Promise<{ own: string; regions: readonly { code: string; name: string }[] }> {
  return asTrained(actor, today, async () => {
    const regions = await Municipality.regions()
    const own = await Municipality.findByPk(actor.municipality)
    return { own: own?.regionCode ?? '', regions }
  })
}
