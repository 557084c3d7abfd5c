/** A word that is another one each day, and the same for the desk and on the street: who imitates this site does not have it. */
import type { Day } from '../../law/day.ts'
import { wordList } from '../../platform/secrets/wordList.ts'
import { keys } from '../keys.ts'

export async function siteWord(today: Day): Promise<string> {
  const mac = await keys().mac('site-word', today)
  return wordList[mac.readUInt32BE(0) % wordList.length] ?? ''
}
