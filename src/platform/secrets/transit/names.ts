/** What each key is called where they are kept. */
import { macPurposes, type MacPurpose, type Wrapping, wrappings } from '../keyring.ts'

export const nameOf = {
  wrapping: { person: 'waarborg-person', signal: 'waarborg-signal' } satisfies Record<Wrapping, string>,
  mac: (purpose: MacPurpose) => `waarborg-mac-${purpose}`,
}
export const SIGNING = 'waarborg-sign'
/** Gives what the service derives once and holds in memory. */
export const STEADY = 'waarborg-steady'

const ofEachRequest: readonly MacPurpose[] = ['session', 'network']
/** Worked out in memory, from what `STEADY` gives. */
export const isOfEachRequest = (purpose: MacPurpose): boolean => ofEachRequest.includes(purpose)

/** How each is made. */
export const makings: Readonly<Record<string, object>> = {
  ...Object.fromEntries(wrappings.map((of) => [nameOf.wrapping[of], { type: 'aes256-gcm96', derived: true }])),
  ...Object.fromEntries(macPurposes.filter((purpose) => !isOfEachRequest(purpose)).map((purpose) => [nameOf.mac(purpose), { type: 'aes256-gcm96' }])),
  [SIGNING]: { type: 'ed25519' },
  [STEADY]: { type: 'aes256-gcm96' },
}
export const keyNames: readonly string[] = Object.keys(makings)
