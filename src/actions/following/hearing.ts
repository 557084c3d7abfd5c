/** What is intended, and her view of it: written by her, or spoken and written down by an official (Awb 4:7 and 4:9). */
import type { OwnViewForm } from '../../forms/case/following.ts'
import type { SaidForm } from '../../forms/case/handling.ts'
import { did, hearUntil, stageOn, thisHearing } from '../../law/application.ts'
import { speakUntil } from '../../law/deciding/proposal.ts'
import type { Day } from '../../law/day.ts'
import type { GroundCode } from '../../law/deciding/decision.ts'
import { Application } from '../../models/Application.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Official, Worker } from '../../policies/actor.ts'
import { audit } from '../audit.ts'
import type { Anew, Contents, SpokenMoment } from '../contents.ts'
import { giveView } from '../decisions.ts'
import { intendedFor, sayOnMeasure } from '../measures/hearing.ts'
import { opened } from '../interviews.ts'
import { open, seal } from '../vault.ts'
import { inTransaction } from '../work.ts'
import type { PaperFile } from '../../platform/upload/read.ts'

export interface OwnIntention extends Anew {
  readonly about: 'refusal' | 'revocation' | 'suspension'
  readonly reason: string
  readonly facts: string
  readonly grounds: readonly GroundCode[]
  /** When she can come and say it. */
  readonly moments: readonly SpokenMoment[]
  readonly until: Day
  /** How she wants to be heard, when she asked to speak. */
  readonly wish: Contents['spokenWish'] | undefined
  readonly heard: boolean
}

/** What is intended with her application, as long as it is not decided. */
export function ownIntention(actor: Worker, today: Day): Promise<OwnIntention> {
  return inTransaction(actor, async () => {
    const application = await Application.latest(actor.personId)
    const until = application && hearUntil(application.facts())
    if (!until || !['intended refusal', 'view heard', 'incomplete'].includes(stageOn(today, application.facts()))) return ownMeasure(actor, today)
    const purpose = 'own-data'
    const intention = await open(actor, application, { compartment: 'correspondence', kind: 'intention', purpose })
    if (!intention) throw new NotFound()
    const now = thisHearing(application.facts())
    const wish = did('askToSpeak', now) ? await open(actor, application, { compartment: 'correspondence', kind: 'spokenWish', purpose }) : undefined
    return { about: 'refusal', ...intention, grounds: intention.grounds ?? [], moments: intention.moments ?? [], until, wish, heard: did('giveView', now) }
  })
}

async function ownMeasure(actor: Worker, today: Day): Promise<OwnIntention> {
  const found = await intendedFor(actor, today)
  if (!found) throw new NotFound()
  const { about, intention, ...rest } = found
  return { about: about === 'revoke' ? 'revocation' : 'suspension', ...intention, grounds: intention.grounds ?? [], moments: intention.moments ?? [], ...rest }
}

/** Her view in writing, or the wish to speak; about what is intended with her application, or with her licence. */
export async function giveOrAskView(actor: Worker, form: OwnViewForm, today: Day, files: readonly PaperFile[] = []): Promise<void> {
  if (await ofLicence(actor, today)) return sayOnMeasure(actor, form, today, files)
  if (form.viewHow === 'write') return giveView(actor, { statement: form.statement }, today, files)
  return askToSpeak(actor, { how: form.viewHow, phone: form.viewHow === 'call' ? form.callNumber : '', when: form.callWhen }, today)
}

const ofLicence = (actor: Worker, today: Day): Promise<boolean> => inTransaction(actor, async () => {
  const latest = await Application.latest(actor.personId)
  return latest !== null && latest.closedOn !== null && (await intendedFor(actor, today)) !== undefined
})

/** She wants to say it: a task for the caseworker, and time to hear her. */
function askToSpeak(actor: Worker, wish: Contents['spokenWish'], today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const latest = await Application.latest(actor.personId)
    const application = await opened(actor, latest?.id ?? null, 'askToSpeak', today)
    await seal(application, 'correspondence', 'spokenWish', wish)
    await application.record('askToSpeak', actor.id, today, { untilDay: speakUntil(today) })
    await audit(actor, 'view.spokenAsked', application)
  })
}

/** What she said, written down by an official: her view like one in writing. */
export function recordView(actor: Official, id: string, form: SaidForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await opened(actor, id, 'giveView', today)
    await seal(application, 'correspondence', 'viewStatement', { text: form.said })
    await application.record('giveView', actor.id, today)
    await audit(actor, 'view.recorded', application)
  })
}
