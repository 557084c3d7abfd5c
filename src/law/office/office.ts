/** The work that is done for a municipality, each by a mandate of its own. */
export const staffRoles = ['frontDesk', 'interviewer', 'caseworker', 'decisionMaker', 'teamLead', 'objectionHandler', 'privacyOfficer', 'administrator'] as const
export type StaffRole = (typeof staffRoles)[number]

/** Everyone with a mandate; the last two work for no municipality. */
export type OfficialRole = StaffRole | 'inspector' | 'registerManager'

/** How colleagues know one another here: four signs that come from the account. No name is kept. */
export function aliasOf(account: string): string {
  const signs = '23456789BCDFGHJKLMNPQRSTVWXYZ'
  const number = Number.parseInt(account.replaceAll('-', '').slice(-10), 16)
  return [1, 29, 29 ** 2, 29 ** 3].map((place) => signs.charAt(Math.floor(number / place) % signs.length)).join('')
}
