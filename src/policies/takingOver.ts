/** Who takes over what came from another register: one reads the file, another takes it over. */
import type { Official } from './actor.ts'

export const importers = ['teamLead', 'decisionMaker'] as const

/** A licence is nobody's to make without a mandate to decide: the team lead lays ready, and so may another who decides. */
export const mayPrepareImport = ({ role }: Official): boolean => role === 'teamLead' || role === 'decisionMaker'
export const mayBringIn = ({ role }: Official): boolean => role === 'decisionMaker'
export const maySeeImports = mayPrepareImport
