/** By which name letters and messages come: that of the municipality, or else of the service. */
import { Municipality } from '../models/office/Municipality.ts'

let ofService = ''

/** Said once at start. */
export function useSenderName(name: string): void {
  ofService = name
}

/** Of a letter, of a municipality that must be there. */
export async function senderOf(municipality: string): Promise<string> {
  return (await Municipality.senderOf(municipality)) ?? ofService
}

/** Of what goes to her, from whoever handles her newest application. */
export async function senderTo(personId: string): Promise<string> {
  return (await Municipality.senderTo(personId)) ?? ofService
}
