/** The record of a talk: when it is whole, and which words do not belong in it. */
import type { Impediment } from '../impediment.ts'
import { type BlockName, blocks, type InformationItem, informationItems } from './interview.ts'
import { closedBy } from '../rules.ts'
import type { Part } from './presence.ts'

/** A block of the record, and in which part of the talk it was written. */
export interface WrittenIn {
  readonly name: BlockName
  readonly part: number
}

/** The blocks that one of those who are there now was there for. Of a part that none of them heard she is asked again. */
export function heardBy(present: readonly string[], written: readonly WrittenIn[], parts: readonly Part[]): BlockName[] {
  const heard = parts.filter((part) => part.present.some((account) => present.includes(account))).map(({ number }) => number)
  return blocks.filter((name) => written.some((each) => each.name === name && heard.includes(each.part)))
}

/** Every item was told and every topic gone over; what lacks is named. */
export function recordIncomplete(written: readonly BlockName[], told: readonly InformationItem[]): Impediment | undefined {
  const parts = [...blocks.filter((name) => !written.includes(name)), ...(written.includes('information') ? informationItems.filter((item) => !told.includes(item)) : [])]
  return parts.length ? { ...closedBy('I03_WHOLE_RECORD', 'record-incomplete'), parts } : undefined
}

/** What is never asked, and a reading of what was seen in the place of what was seen. */
export type MarkKind = 'partner' | 'phone' | 'clients' | 'services' | 'earnings' | 'health' | 'opinion'

export interface Marked {
  readonly kind: MarkKind
  /** As it stands in the text. */
  readonly text: string
}

/** Dutch and English; a form of a word is a line of its own. Own words, to be added to (I). */
const words: Readonly<Record<MarkKind, string>> = {
  partner: 'partner|partners|vriend|vriendje|vriendin|echtgenoot|echtgenote|man van haar|haar man|haar ex|ex-man|verkering|getrouwd|gescheiden|huwelijk|relatie|gezin|kind(?! of)|kinderen|zoon|dochter|boyfriend|girlfriend|husband|wife|spouse|married|divorced|marriage|relationship|children|child|kids|son|daughter',
  phone: 'telefoonnummer|telefoonnummers|mobiele nummer|whatsapp|telegram|appjes|app-berichten|sms’jes|belgeschiedenis|oproeplijst|contactenlijst|chatberichten|haar berichten|in haar telefoon|phone number|phone numbers|text messages|call log|call history|contact list|her messages|in her phone',
  clients: 'naam van een klant|naam van de klant|vaste klant|vaste klanten|klantenlijst|hoeveel klanten|\\d+ klanten|client list|regular client|regular clients|name of a client|how many clients|\\d+ clients|\\d+ customers',
  services: 'diensten|pijpen|oraal|orale|anaal|anale|trio|bdsm|massage|massages|condoom|condooms|zonder condoom|onbeschermd|standje|standjes|services|blowjob|oral|anal|threesome|condom|condoms|unprotected',
  earnings: '€ ?\\d[\\d.,]*|\\d[\\d.,]* ?euros?|\\d[\\d.,]* ?eur|euro ?\\d[\\d.,]*|tarief|tarieven|prijs|prijzen|omzet|inkomsten|inkomen|salaris|per klus|verdient zij|earnings|earns|income|revenue|salary|her rate|her rates|price|prices',
  health: 'ziek|ziekte|ziektes|hiv|soa|soa’s|zwanger|zwangerschap|abortus|medicijn|medicijnen|verslaafd|verslaving|drugs|drank|depressief|depressie|diagnose|psychisch|psychische|trauma|ill|illness|disease|std|sti|pregnant|pregnancy|abortion|medication|addicted|addiction|alcohol|depressed|depression|diagnosis|mental health',
  opinion: 'lijkt|leek|waarschijnlijk|vermoedelijk|vermoed|volgens mij|volgens ons|denk ik|ik denk|wij denken|ik vind|wij vinden|kennelijk|blijkbaar|klaarblijkelijk|zo te zien|seems|seemed|appears to|probably|presumably|apparently|i think|we think|in my opinion|in our view',
}

const patterns = (Object.entries(words) as [MarkKind, string][]).map(([kind, list]) => {
  const longestFirst = list.split('|').toSorted((one, other) => other.length - one.length).join('|')
  return { kind, pattern: new RegExp(`(?<![\\p{L}\\d])(?:${longestFirst})(?![\\p{L}\\d])`, 'giu') }
})

/** The words in a text that are about what is not asked, each once, in their order. */
export function marksIn(text: string): Marked[] {
  return found(text.replaceAll('\'', '’'), ({ kind }) => kind !== 'opinion')
}

/** Where what was told or seen is mixed with what someone makes of it. */
export function opinionsIn(text: string): Marked[] {
  return found(text, ({ kind }) => kind === 'opinion')
}

function found(text: string, which: (pattern: { kind: MarkKind }) => boolean): Marked[] {
  const all = patterns.filter(which).flatMap(({ kind, pattern }) => [...text.matchAll(pattern)].map(({ 0: word, index }) => ({ kind, text: word, index })))
  const seen = new Set<string>()
  return all.toSorted((one, other) => one.index - other.index).flatMap(({ kind, text: word }) => {
    const name = word.toLowerCase()
    if (seen.has(name)) return []
    seen.add(name)
    return [{ kind, text: word }]
  })
}
