/** A system of another organisation that asks yes or no: of which kind it is, what it may ask for, and how often. */

export const clientKinds = ['platform', 'police'] as const
export type ClientKind = (typeof clientKinds)[number]

/** What a check is for, as it is said in the request and read by whom it is about. */
export const checkPurposes = ['advertentie', 'toezicht'] as const
export type CheckPurpose = (typeof checkPurposes)[number]
/** And hearing of changes, which a connection may once two people opened where it is told. */
export type ClientPurpose = CheckPurpose | 'bewaking'

/** A platform looks after its own advertisements; supervision is for who the law gives that task. */
export const purposesOf: Readonly<Record<ClientKind, readonly CheckPurpose[]>> = { platform: ['advertentie'], police: ['toezicht'] }

/** Numbers in an hour and in a day; own defaults, settings of each client. */
export const defaultBudget: Readonly<Record<ClientKind, { readonly hourly: number; readonly daily: number }>> = {
  platform: { hourly: 2_000, daily: 20_000 },
  police: { hourly: 500, daily: 3_000 },
}

/** In seconds: how long a proof of the client may still be used, and how long what it was exchanged for. */
export const PROOF_SECONDS = 300
export const ACCESS_SECONDS = 600

/** Numbers in one request. */
export const MOST_NUMBERS = 50
