/** A renewal as officials handle it: the licence it follows, what happened to it, and what she says has changed. Nothing of the old talk opens. */
import { type ApplicationFacts, did, onShortCheck } from '../../law/application.ts'
import { cannotCheckShort } from '../../law/licence/shortCheck.ts'
import { impediment } from '../../law/openActs.ts'
import type { Day } from '../../law/day.ts'
import { type LicenceActFacts, type LicenceFacts, type Standing, standingOn } from '../../law/licence/licence.ts'
import { Application } from '../../models/Application.ts'
import { Licence } from '../../models/licence/Licence.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Official } from '../../policies/actor.ts'
import { mayAct } from '../../policies/application.ts'
import { permit } from '../../policies/permit.ts'
import { applicationsOf } from '../../policies/reach.ts'
import { purposeOf } from '../cases.ts'
import { open } from '../vault.ts'
import { inTransaction } from '../work.ts'

export interface RenewalSide {
  readonly id: string
  readonly caseNumber: string
  readonly old: { readonly validFrom: Day; readonly validUntil: Day; readonly standing: Standing }
  /** What was done with it, in the order of the days. */
  readonly acts: readonly Pick<LicenceActFacts, 'act' | 'takesEffect' | 'untilDay'>[]
  /** It was given here: what she answered then can be laid beside what she answers now. */
  readonly here: boolean
  readonly identified: boolean
  /** Whether a short look is enough: it can be done, it was done, or why the talk is held. */
  readonly short: 'open' | 'checked' | 'identity' | 'talk'
  /** This official may do it. */
  readonly handles: boolean
  readonly can: readonly ('propose' | 'needTalk')[]
}

export const handlesRenewals = ({ role }: Official): boolean => role === 'caseworker' || role === 'decisionMaker'

export function renewalSide(actor: Official, caseId: string, today: Day): Promise<RenewalSide> {
  permit(handlesRenewals(actor))
  return inTransaction(actor, async () => (await sideOf(actor, caseId, today)).side)
}

async function sideOf(actor: Official, caseId: string, today: Day) {
  const application = await Application.get({ ...applicationsOf(actor), id: caseId })
  const followed = application.renews ? await Licence.followedBy(application.id) : undefined
  if (!followed) throw new NotFound()
  const before = await Licence.find({ id: application.renews ?? '' })
  const { validFrom, validUntil, acts } = followed.facts
  const side: RenewalSide = {
    id: application.id, caseNumber: application.caseNumber, old: { validFrom, validUntil, standing: standingOn(today, followed.facts) },
    acts: acts.map(({ act, takesEffect, untilDay = null }) => ({ act, takesEffect, untilDay })), here: before !== null, identified: did('identify', application.facts()),
    short: shortIn(today, application.facts(), followed.facts), handles: actor.role === 'caseworker',
    can: (['propose', 'needTalk'] as const).filter((act) => mayAct(actor, act, application) && !impediment(act, today, application.facts())),
  }
  return { side, application, before }
}

function shortIn(today: Day, facts: ApplicationFacts, old: LicenceFacts): RenewalSide['short'] {
  if (onShortCheck(facts)) return 'checked'
  if (impediment('shortCheck', today, facts)) return 'talk'
  const closed = cannotCheckShort(today, facts, old)
  if (!closed) return 'open'
  return closed.because === 'identity-not-established' ? 'identity' : 'talk'
}

export interface Changed {
  readonly what: 'language' | 'letters' | 'interpreter' | 'company'
  readonly before: string
  readonly now: string
}

export interface OpenedRenewal extends RenewalSide {
  readonly opened: { readonly changed: readonly Changed[]; readonly right: boolean | undefined; readonly remark: string }
}

/** What is different from the answers of last time, and whether she says her details are right. */
export function openRenewal(actor: Official, caseId: string, today: Day): Promise<OpenedRenewal> {
  permit(handlesRenewals(actor))
  return inTransaction(actor, async () => {
    const { side, application, before } = await sideOf(actor, caseId, today)
    const purpose = purposeOf(actor)
    const confirmed = await open(actor, application, { compartment: 'identity', kind: 'identityConfirmed', purpose })
    const first = before && (await Application.find({ id: before.applicationId, municipality: actor.municipality }))
    const wishesOf = (about: Application | null) => (about ? open(actor, about, { compartment: 'interview', kind: 'wishes', purpose }) : undefined)
    const [then = {}, now = {}] = [await wishesOf(first), await wishesOf(application)]
    const names = ['language', 'letters', 'interpreter', 'company'] as const
    const changed = first ? names.flatMap((what) => (then[what] === now[what] ? [] : [{ what, before: then[what] ?? '', now: now[what] ?? '' }])) : []
    return { ...side, opened: { changed, right: confirmed?.correct, remark: confirmed?.remark ?? '' } }
  })
}
