/** The decision on her application: what it is, why, from when, and until when she can object. */
import type { Day } from '../../law/day.ts'
import { objectionUntil } from '../../law/objecting/objection.ts'
import { Application } from '../../models/Application.ts'
import { Letter } from '../../models/letters/Letter.ts'
import { Licence } from '../../models/licence/Licence.ts'
import { Municipality } from '../../models/office/Municipality.ts'
import { Objection } from '../../models/Objection.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Worker } from '../../policies/actor.ts'
import { open } from '../vault.ts'
import { inTransaction } from '../work.ts'

export interface Decided {
  readonly outcome: 'granted' | 'refused' | 'revoked' | 'objectionFounded' | 'notProcessed'
  readonly reason: string
  readonly decidedOn: Day
  readonly validUntil: Day | undefined
  readonly municipality: string
  readonly letter: { readonly id: string; readonly objectUntil: Day }
  readonly objection: string | undefined
}

/** A decision on an objection that changed one counts as the newest word. */
const shown = ['granted', 'refused', 'revoked', 'objectionFounded', 'notProcessed'] as const
const lies = { granted: 'proposal', refused: 'proposal', revoked: 'revocation', objectionFounded: 'objectionDecision', notProcessed: 'leavingOut' } as const

export function ownDecided(actor: Worker): Promise<Decided> {
  return inTransaction(actor, async () => {
    const letter = await Letter.findOne({ where: { personId: actor.personId, kind: [...shown] }, order: [['sentOn', 'DESC'], ['accessibleAt', 'DESC NULLS LAST'], ['id', 'DESC']] })
    if (!letter) throw new NotFound()
    const application = await Application.get({ id: letter.applicationId, personId: actor.personId })
    // The reason stands in her letter; the rest of a proposal stays among officials.
    const outcome = shown.find((kind) => kind === letter.kind) ?? 'refused'
    const words = await open(actor, application, { compartment: 'correspondence', kind: lies[outcome], purpose: 'own-data' })
    const licence = await Licence.find({ applicationId: application.id })
    const [objection] = await Objection.lodged({ letterId: letter.id, closedOn: null })
    return {
      outcome, reason: words?.reason ?? '', decidedOn: letter.sentOn, validUntil: outcome === 'granted' || outcome === 'objectionFounded' ? licence?.validUntil : undefined,
      municipality: await Municipality.named(letter.municipality),
      letter: { id: letter.id, objectUntil: objectionUntil(letter.sentOn) }, objection: objection?.id,
    }
  })
}
