/** A code as it stands on her phone. */
import { newCode } from '../../src/actions/licence/held.ts'
import { inTransaction } from '../../src/actions/work.ts'
import { Card } from '../../src/models/licence/Card.ts'
import { Licence } from '../../src/models/licence/Licence.ts'
import type { Worker } from '../../src/policies/actor.ts'

const DAY = 86_400_000

/** Of her first number that is live. */
export function codeOf(actor: Worker, until?: Date): Promise<string> {
  const now = new Date()
  return inTransaction(actor, async () => {
    const licence = await Licence.get({ personId: actor.personId })
    const [card] = (await Card.allOf(licence.id)).filter(({ stoppedOn }) => !stoppedOn)
    if (!card) throw new Error('no card')
    return (await newCode(card, 'https://voorbeeld.example', until ?? new Date(now.getTime() + DAY - 60_000), now)).split('/c/')[1] ?? ''
  })
}
