/** Decisions from before there were seals: sealed once, with the day on which that was; and those that cannot be, which she is told. */
import { createHash } from 'node:crypto'
import { literal, Op, Transaction } from 'sequelize'
import type { Day } from '../../law/day.ts'
import { decisionKinds, type LetterKind } from '../../law/deciding/letters.ts'
import { Letter } from '../../models/letters/Letter.ts'
import type { Actor, Worker } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { eachOf, type Erased as Done } from '../retention/erased.ts'
import { open } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { sealLetter } from './seals.ts'

const sealer: Actor = { role: 'system', id: 'job:seal' }

/** Whatever says how to object, or to go to court; and the certificate of stopping. */
const sealedKinds: readonly LetterKind[] = [...decisionKinds, 'objectionFounded', 'objectionUnfounded', 'objectionInadmissible', 'stopped']

const withoutSeal = { kind: [...sealedKinds], sealedPdf: { [Op.not]: null }, [Op.and]: literal('not exists (select from letter_seals s where s.letter_id = "Letter".id)') }

/** As many as a night does without being in the way. */
const AT_ONCE = 500

/** Twice does no harm; what fails for one does not keep the others. */
export async function sealAfterwards(today: Day): Promise<Done> {
  const bare = await inTransaction(sealer, () => Letter.findAll({ where: withoutSeal, attributes: ['id'], order: [['sentOn', 'ASC'], ['id', 'ASC']], limit: AT_ONCE }))
  return eachOf(bare, ({ id }) => id, ({ id }) => sealOne(id, today))
}

/** Only the file that lay there since it was sent: of one with another hash nobody can say that it is the same. */
function sealOne(id: string, today: Day): Promise<boolean> {
  return inTransaction(sealer, async () => {
    const letter = await Letter.findOne({ where: { id, ...withoutSeal }, lock: Transaction.LOCK.NO_KEY_UPDATE })
    if (!letter?.sealedPdf) return false
    const { personId, applicationId, municipality, sealedPdf: sealedId } = letter
    const file = await open(sealer, { personId, id: applicationId, municipality }, { compartment: 'correspondence', kind: 'letterPdf', purpose: 'write-letter', sealedId })
    const pdf = file && Buffer.from(file.pdf, 'base64')
    if (!pdf || !letter.sha256?.equals(createHash('sha256').update(pdf).digest())) return false
    await sealLetter(sealer, letter, pdf, today)
    return true
  })
}

/** Her decisions that have a file and no seal, newest first. */
export function ownUnsealed(actor: Worker): Promise<{ letter: string; kind: string; sentOn: Day }[]> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const bare = await Letter.findAll({ where: { personId: actor.personId, ...withoutSeal }, order: [['sentOn', 'DESC'], ['id', 'DESC']] })
    return bare.map(({ id, kind, sentOn }) => ({ letter: id, kind, sentOn }))
  })
}
