/** What is proposed for a licence, for someone else to decide on: suspending it, taking it back, or ending a suspension. */
import type { ReinstatementForm } from '../../forms/case/handling.ts'
import type { MeasureProposal, SuspensionProposal } from '../../forms/licence/measures.ts'
import type { ApplicationFacts } from '../../law/application.ts'
import type { Day } from '../../law/day.ts'
import { helpNotOffered } from '../../law/deciding/help.ts'
import { tooEarly } from '../../law/deciding/decision.ts'
import { cannotRestOn } from '../../law/deciding/proposal.ts'
import { refuse } from '../../law/impediment.ts'
import { impediment } from '../../law/licence/licence.ts'
import { groundNotTold, type Measured, notAnswered, notHeardYet } from '../../law/measures/revocation.ts'
import { closedBy } from '../../law/rules.ts'
import { cannotSuspendFor, suspendedUntil } from '../../law/measures/suspension.ts'
import { Application } from '../../models/Application.ts'
import { LicenceProposal } from '../../models/licence/LicenceProposal.ts'
import type { Official } from '../../policies/actor.ts'
import { audit } from '../audit.ts'
import type { Contents } from '../contents.ts'
import { seal } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { type Held, hearingOf, lockLicence } from './held.ts'

/** With its grounds, each with a fact and where it comes from, how it was weighed, and what was done with what she said. */
export function proposeRevocation(actor: Official, caseId: string, form: MeasureProposal, today: Day): Promise<void> {
  return inTransaction(actor, () => proposeMeasure(actor, caseId, 'revoke', { ...form, weeks: null }, today))
}

/** As taking it back, for so many weeks. */
export function proposeSuspension(actor: Official, caseId: string, form: SuspensionProposal, today: Day): Promise<void> {
  return inTransaction(actor, () => proposeMeasure(actor, caseId, 'suspend', form, today))
}

async function proposeMeasure(actor: Official, caseId: string, act: Measured, form: MeasureProposal & { weeks: number | null }, today: Day): Promise<void> {
  const held = await lockLicence(actor, caseId, ['caseworker'], today)
  const { grounds, facts, reason, weighing, answer, note, startsOn, weeks } = form
  const { steps } = await hearingOf(held.licence, act)
  refuse(tooEarly(startsOn, today))
  if (weeks) refuse(cannotSuspendFor(today, startsOn, suspendedUntil(startsOn, weeks), held.licence.facts()))
  refuse(impediment(act, startsOn, held.licence.facts()) ?? helpNotOffered(grounds, await sinceGrant(held)))
  refuse(notHeardYet(today, steps, act) ?? groundNotTold(grounds, steps, act) ?? cannotRestOn(grounds, facts) ?? notAnswered(answer, steps))
  await putForward(actor, held, { act, grounds, fromDay: startsOn, weeks }, { reason, facts, weighing, answer, note }, today)
}

/** What was done in the case of a licence, and in the talks after a year that belong to it. */
async function sinceGrant({ application, licence }: Held): Promise<ApplicationFacts> {
  const all = await Application.allOf(application.personId)
  return { acts: all.filter(({ id, repeats }) => id === application.id || repeats === licence.id).flatMap((one) => one.facts().acts) }
}

export function proposeReinstatement(actor: Official, caseId: string, form: ReinstatementForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const held = await lockLicence(actor, caseId, ['caseworker'], today)
    refuse(tooEarly(form.startsOn, today))
    refuse(impediment('reinstate', form.startsOn, held.licence.facts()))
    await putForward(actor, held, { act: 'reinstate', grounds: [], fromDay: form.startsOn, weeks: null }, { reason: form.reason, facts: [], weighing: '', answer: '', note: '' }, today)
  })
}

async function putForward(actor: Official, { application, licence }: Held, what: Pick<LicenceProposal, 'act' | 'grounds' | 'fromDay' | 'weeks'>, words: Contents['licenceProposal'], today: Day): Promise<void> {
  const { id: licenceId, personId, municipality } = licence
  if (await LicenceProposal.openOf(licenceId)) refuse(closedBy('S08_PROPOSE', 'not-open-now'))
  const sealedWords = await seal(application, 'correspondence', 'licenceProposal', words)
  await LicenceProposal.create({ ...what, licenceId, personId, municipality, sealedWords, actorId: actor.id, proposedOn: today })
  await audit(actor, 'licence.proposed', licence, { details: { act: what.act } })
}
