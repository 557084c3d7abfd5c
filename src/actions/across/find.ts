/** A case is found by its number or by the number of its licence, here alone, and in no other way. */
import { readLicenceNumber } from '../../law/licence/licenceNumber.ts'
import { Application } from '../../models/Application.ts'
import { Card } from '../../models/licence/Card.ts'
import { Licence } from '../../models/licence/Licence.ts'
import { hasCases, type Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { keys } from '../keys.ts'
import { spend } from '../vault.ts'
import { inTransaction } from '../work.ts'

/** Not there and not theirs are one answer. Each try counts against the hour, and is on record. */
export function findByNumber(actor: Official, typed: string): Promise<string | undefined> {
  permit(hasCases(actor.role))
  return inTransaction(actor, async () => {
    await spend(actor)
    const number = readLicenceNumber(typed)
    const found = number ? await caseOfLicence(actor, number) : await caseNumbered(actor, typed.trim().toUpperCase())
    await audit(actor, 'case.searched', { id: found?.id ?? actor.id, personId: found?.personId ?? null, municipality: actor.municipality }, { details: { by: number ? 'licenceNumber' : 'caseNumber', found: found !== null } })
    return found?.id
  })
}

function caseNumbered({ municipality }: Official, caseNumber: string): Promise<Application | null> {
  return Application.findOne({ where: { municipality, caseNumber } })
}

async function caseOfLicence({ municipality }: Official, number: string): Promise<Application | null> {
  const card = await Card.findOne({ where: { municipality, numberMac: await keys().mac('licence', number) } })
  const licence = card && (await Licence.findOne({ where: { municipality, id: card.licenceId } }))
  return licence && Application.findOne({ where: { municipality, id: licence.applicationId } })
}
