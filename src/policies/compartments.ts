/**
 * Who may open which compartment of a person, and what for. This one table refuses, generates the tests and draws the
 * public page "who sees what". What is not in it cannot be opened.
 */
import type { Kept } from '../law/retention.ts'
import type { Actor, Role } from './actor.ts'

/** What the vault keeps apart. Each is sealed on its own, under the key of the person it is about. */
export const compartments = ['identity', 'contact', 'photo', 'documents', 'licence', 'interview', 'correspondence', 'shared', 'shield', 'signal', 'concern'] as const
export type Compartment = (typeof compartments)[number]

/** Why a compartment is opened; shown to the worker in her own language. */
export type Purpose =
  | 'own-data'
  | 'verify-identity'
  | 'handle-case'
  | 'plan-interview'
  | 'hold-interview'
  | 'decide'
  | 'write-letter'
  | 'send-message'
  | 'check-licence'
  | 'check-more'
  | 'check-day'
  | 'share-code'
  | 'answer-request'
  | 'handle-objection'
  | 'help'
  | 'shield-file'
  | 'care'
  | 'read-concern'

type Openings = Readonly<Partial<Record<Compartment, readonly Purpose[]>>>

export const mayOpenFor: Readonly<Record<Role, Openings>> = {
  worker: {
    identity: ['own-data'],
    contact: ['own-data'],
    photo: ['own-data'],
    documents: ['own-data'],
    licence: ['own-data'],
    interview: ['own-data'],
    correspondence: ['own-data'],
    shared: ['own-data'],
    shield: ['own-data'],
  },
  helper: { correspondence: ['help'] },
  frontDesk: { identity: ['verify-identity'], documents: ['verify-identity'] },
  interviewer: { interview: ['plan-interview', 'hold-interview'], concern: ['read-concern'] },
  caseworker: { identity: ['handle-case', 'plan-interview', 'write-letter', 'answer-request'], documents: ['handle-case'], interview: ['handle-case', 'answer-request'], correspondence: ['handle-case', 'answer-request'] },
  decisionMaker: { identity: ['decide', 'write-letter', 'answer-request'], interview: ['decide', 'answer-request'], correspondence: ['decide', 'answer-request'], shield: ['shield-file'] },
  teamLead: { shield: ['shield-file'] },
  objectionHandler: { identity: ['handle-objection', 'write-letter'], interview: ['handle-objection'], correspondence: ['handle-objection'] },
  privacyOfficer: {},
  administrator: {},
  inspector: { photo: ['check-licence'], identity: ['check-more'] },
  recipient: { photo: ['share-code'], shared: ['share-code'] },
  careCoordinator: { signal: ['care'] },
  registerManager: {},
  system: {
    identity: ['write-letter'],
    contact: ['send-message'],
    interview: ['write-letter', 'plan-interview', 'hold-interview'],
    correspondence: ['write-letter'],
  },
}

/** By which term each goes. Under one key: what goes with an application or a licence goes with all of it. */
export const keptAs: Readonly<Record<Compartment, Kept>> = {
  identity: 'identityAndPhoto',
  contact: 'identityAndPhoto',
  photo: 'identityAndPhoto',
  documents: 'upload',
  licence: 'identityAndPhoto',
  interview: 'interviewReport',
  correspondence: 'identityAndPhoto',
  shared: 'shareCode',
  shield: 'identityAndPhoto',
  signal: 'signal',
  concern: 'concern',
}

/** How many compartments one actor may open in an hour; what is over it stays closed until the hour has passed. */
export const hourlyBudget: Readonly<Record<Role, number>> = {
  worker: 600,
  helper: 60,
  frontDesk: 60,
  interviewer: 60,
  caseworker: 60,
  decisionMaker: 60,
  teamLead: 40,
  objectionHandler: 40,
  privacyOfficer: 1,
  administrator: 1,
  inspector: 30,
  recipient: 20,
  careCoordinator: 30,
  registerManager: 1,
  system: Number.MAX_SAFE_INTEGER,
}

/** And in a day, of whoever goes from one person to the next. */
export const dailyBudget = { inspector: 120 } as const

/** What is closed for use still opens for these: for herself, for who answers her, and for an objection of hers. */
export const despiteLimit: readonly Purpose[] = ['own-data', 'answer-request', 'handle-objection', 'write-letter']

/** Numbers in advertisements show nobody: they are counted apart. */
export const advertisedBudget = { hour: 100, day: 300 } as const

export function mayOpen(actor: Actor, compartment: Compartment, purpose: Purpose): boolean {
  return mayOpenFor[actor.role][compartment]?.includes(purpose) ?? false
}
