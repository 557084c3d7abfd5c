/** Who reads what a municipality counts of its own work: those who answer for it. */
import type { Official } from './actor.ts'

export const figureReaders = ['teamLead', 'decisionMaker'] as const

export function mayReadFigures({ role }: Official): boolean {
  return figureReaders.some((reader) => reader === role)
}
