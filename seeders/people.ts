/** Made-up people for the demonstration. None of them exists. */
import { isBsn } from '../src/law/person/bsn.ts'
import type { OfficialRole } from '../src/law/office/office.ts'
import type { DemonstrationPerson } from '../src/routes/demonstration/provider.ts'

export const designated = ['GM0344', 'GM0363', 'GM0014'] as const

/** Made-up desks: addresses and numbers that lead nowhere. */
export const desks = [
  { code: 'GM0344', desk: 'Voorbeeldplein 1, ingang B, balie 4', phone: '030 000 00 00', stepFree: true, hearingLoop: true, spoken: ['nl', 'en', 'es'] },
  { code: 'GM0363', desk: 'Voorbeeldkade 20, balie 2', phone: '020 000 00 00', stepFree: true, hearingLoop: false, spoken: ['nl', 'en', 'ro', 'bg'] },
  { code: 'GM0014', desk: 'Voorbeeldsingel 3, eerste verdieping', phone: '050 000 00 00', stepFree: false, hearingLoop: null, spoken: ['nl', 'en'] },
]

/** For these an interpreter comes to the room. */
export const roomLanguages = ['en', 'es', 'ro', 'bg', 'hu', 'pt', 'pl'] as const

const inspectors = ['Noor Kadeland', 'Pim Grachtman', 'Isa Veldkring', 'Job Sluismans', 'Wil Havenzicht', 'Rian Poldervaart']
export const units = ['Politie Midden-Nederland', 'Gemeente Utrecht, toezicht'] as const

interface Post {
  readonly subject: string
  readonly role: OfficialRole
  readonly municipality: string | null
  readonly unit: string | null
  readonly name: string
  /** Whose account it is, when it is not their only one. */
  readonly human?: string
}

const posts = ['frontDesk', 'interviewer', 'interviewer', 'caseworker', 'decisionMaker', 'teamLead', 'objectionHandler'] as const
const officialNames = ['Bo Lindenaar', 'Jip Waterink', 'Sam Eikelaar', 'Robin Veenhof', 'Kim Duinzigt', 'Ties Havenaar', 'Lou Berkenhof']

/** Who watches over looks, and two who keep people and texts: what one of them changes the other confirms. */
const watching = [
  { number: 8, role: 'privacyOfficer', name: 'Mo Zonneveld' },
  { number: 9, role: 'administrator', name: 'Ravi Akkerstein' },
  { number: 11, role: 'administrator', name: 'Teun Waldijk' },
  // Who cases can go to when the other is away.
  { number: 12, role: 'caseworker', name: 'Noa Duifhuis' },
] as const

const moreInterviewers = ['Mees Oosterwal', 'Lou Zandvliet']

export const officials: readonly Post[] = [
  ...designated.flatMap((municipality, place) =>
    posts.map((role, index): Post => ({
      subject: `staff-${municipality}-${index + 1}`, role, municipality, unit: null,
      name: `${officialNames[index] ?? ''} ${'ABC'.charAt(place)}`,
    })),
  ),
  // Two more who hold talks, so that a colleague can take over.
  ...designated.flatMap((municipality, place) =>
    moreInterviewers.map((name, index): Post => ({ subject: `staff-${municipality}-talk-${index + 3}`, role: 'interviewer', municipality, unit: null, name: `${name} ${'ABC'.charAt(place)}` })),
  ),
  ...inspectors.map((name, index): Post => ({ subject: `inspector-${index + 1}`, role: 'inspector', municipality: null, unit: units[index % units.length] ?? '', name })),
  // A second account of someone who proposes: what it may decide on, that person did not propose.
  { subject: 'staff-GM0014-10', role: 'decisionMaker', municipality: 'GM0014', unit: null, name: 'Robin Veenhof C (2)', human: 'staff-GM0014-4' },
  // A second one who handles objections: who handles one does not decide on it.
  ...designated.map((municipality, place): Post => ({ subject: `staff-${municipality}-13`, role: 'objectionHandler', municipality, unit: null, name: `Pip Zonneberg ${'ABC'.charAt(place)}` })),
  ...designated.flatMap((municipality, place) => watching.map(({ number, role, name }): Post => ({ subject: `staff-${municipality}-${number}`, role, municipality, unit: null, name: `${name} ${'ABC'.charAt(place)}` }))),
]

/** Who coordinates care, by region; appointed apart from the officials of a municipality. */
export const careCoordinators = [
  { subject: 'care-1', region: 'VR09', name: 'Loes Bruggeman' },
  { subject: 'care-2', region: 'VR13', name: 'Tijn Oeverland' },
  // Where a region has nobody.
  { subject: 'care-3', region: 'NL', name: 'Puck Landsman' },
] as const

/** Who keep what all municipalities share: what one of them asks of a key, the other agrees to. */
export const registerManagers: readonly Post[] = ['Cas Ruitenborg', 'Lena Slotemaker'].map((name, index) => ({ subject: `register-${index + 1}`, role: 'registerManager', municipality: null, unit: null, name }))

/** Someone who helps: known to the provider, and to us only after a code. */
const helpers = ['Mr. Ada Rechtshulp', 'Bram Meedenker', 'Cora Naastaan', 'Daan Meeprater'].map((name, index) => ({ subject: `helper-${index + 1}`, name }))

export const stages = ['new', 'draft', 'planned', 'held', 'assessed', 'intended', 'proposed', 'granted', 'refused', 'withdrawn', 'expired', 'asked', 'suspended', 'objecting', 'expiring', 'talking', 'differing', 'late', 'revoking', 'suspending', 'renewing', 'repeating', 'repeated', 'corrected'] as const
export type SeedStage = (typeof stages)[number]

/** How many of each. */
const counts: Readonly<Record<SeedStage, number>> = { new: 4, draft: 3, planned: 8, held: 3, assessed: 4, intended: 3, proposed: 3, granted: 6, refused: 2, withdrawn: 2, expired: 2, asked: 3, suspended: 2, objecting: 2, expiring: 1, talking: 3, differing: 3, late: 1, revoking: 1, suspending: 1, renewing: 1, repeating: 1, repeated: 1, corrected: 1 }

const given = ['Alina', 'Bela', 'Carmela', 'Dorina', 'Esmee', 'Fenna', 'Gabriela', 'Hanna', 'Ilse', 'Jolana']
const family = ['Zonderland', 'Marinova-Test', 'Verzonnen', 'Ionescova']

export interface Worker {
  readonly subject: string
  readonly stage: SeedStage
  readonly municipality: string
  readonly identity: { given: string; family: string; birthdate: string; nationality: string; bsn: string }
  readonly email: string
  readonly phone: string
}

const lived = stages.flatMap((stage) => Array.from({ length: counts[stage] }, () => stage))
const firstTimers = Array.from({ length: 6 }, (): SeedStage => 'new')

/** Of whom something else is shown than where it stands. */
const cans: Readonly<Record<string, string>> = { 'worker-42': 'can.helperRefused' }

/** Someone who applied twice, by two accounts: what is noticed of it, and what is not. */
const twice: Readonly<Record<number, number>> = { 14: 9 }

export const workers: readonly Worker[] = [...lived, ...firstTimers]
  .map((stage, index) => ({
    subject: index < lived.length ? `worker-${index + 1}` : `applicant-${index + 1 - lived.length}`,
    stage,
    municipality: stage === 'corrected' ? 'GM0014' : (designated[index % designated.length] ?? 'GM0344'),
    // The last of them is asked on what her right to work stands.
    identity: { ...identityOf(twice[index] ?? index), ...(index === lived.length + firstTimers.length - 1 && { nationality: 'Colombiaanse' }) },
    email: `verzonnen.persoon${index + 1}@post.example`,
    phone: `06 0000 ${1000 + index * 37}`,
  }))

function identityOf(index: number): Worker['identity'] {
  return {
    given: given[index % given.length] ?? '',
    family: `${family[index % family.length] ?? ''}-${index + 1}`,
    birthdate: `19${80 + (index % 20)}-0${1 + (index % 9)}-1${index % 10}`,
    nationality: ['Nederlandse', 'Roemeense', 'Bulgaarse', 'Spaanse'][index % 4] ?? '',
    bsn: madeUpBsn(index),
  }
}

/** In the range 99…, that is used for tests; the last digits are chosen to pass the eleven-test. */
function madeUpBsn(index: number): string {
  const start = 999_900_000 + index * 23
  return String(Array.from({ length: 23 }, (_, step) => start + step).find((number) => isBsn(String(number))) ?? '')
}

export const demonstrationPeople: readonly DemonstrationPerson[] = [
  ...workers.map(({ subject, stage, identity }): DemonstrationPerson => ({
    subject, door: 'worker', group: 'people.workers', name: `${identity.given} ${identity.family}`, can: cans[subject] ?? `can.${stage}`,
    claims: { given_name: identity.given, family_name: identity.family, birthdate: identity.birthdate, nationality: identity.nationality, bsn: identity.bsn },
  })),
  ...officials.map(({ subject, role, municipality, name, human }): DemonstrationPerson => ({
    subject, door: 'staff', group: municipality ? `people.staff.${municipality}` : 'people.inspection', name, can: `can.${role}`, ...(human && { claims: { person_id: human } }),
  })),
  // Proposed, and in only once a second administrator agrees.
  ...designated.map((municipality): DemonstrationPerson => ({ subject: `staff-${municipality}-nieuw`, door: 'staff', group: `people.staff.${municipality}`, name: 'Fleur Dijkstaal', can: 'can.proposedColleague' })),
  ...registerManagers.map(({ subject, name }): DemonstrationPerson => ({ subject, door: 'staff', group: 'people.register', name, can: 'can.registerManager' })),
  ...careCoordinators.map(({ subject, name }): DemonstrationPerson => ({ subject, door: 'staff', group: 'people.care', name, can: 'can.careCoordinator' })),
  ...helpers.map(({ subject, name }): DemonstrationPerson => ({
    subject, door: 'worker', group: 'people.helpers', name, can: 'can.helper', claims: { given_name: name, family_name: '', birthdate: '1985-05-05', nationality: 'Nederlandse' },
  })),
]
