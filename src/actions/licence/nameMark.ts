/** A name she shows can be compared by whoever was given it, and read from what is kept for that by nobody. Parts of actions. */
import { comparable } from '../../law/licence/workingName.ts'
import { later } from '../../platform/database/db.ts'
import type { WorkingName } from '../contents.ts'
import { keys } from '../keys.ts'

/** What she does not show is never confirmed, and a name of signs alone equals every other of them. Once is enough. */
export async function markName(personId: string, sealedId: string, { name, shown }: WorkingName): Promise<void> {
  if (comparable(name) && shown) later(mark, [sealedId, personId, await nameMac(sealedId, name)])
}

const mark = 'insert into name_macs values ($1, $2, $3) on conflict do nothing'

/** Salted by the place it lies at: equal names of two people, or of two cards, have nothing in common. */
export const nameMac = (sealedId: string, name: string): Promise<Buffer> => keys().mac('working-name', `${sealedId}|${comparable(name)}`)
