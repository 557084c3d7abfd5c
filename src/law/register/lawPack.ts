/** The law as this service counts it, as one pack: what a newer pack changes, and whether it may count. */
import { calendarReaches, equatedDays } from '../calendar.ts'
import { day, type Day } from '../day.ts'
import { type Figure, figures } from '../figures.ts'
import type { Impediment } from '../impediment.ts'
import { retention } from '../retention.ts'
import { closedBy, rules } from '../rules.ts'

export interface LawPack {
  /** These count when two people agreed. */
  readonly figures: readonly Figure[]
  /** Days equated with holidays, and until when they are known; these too. */
  readonly equated: readonly string[]
  readonly reaches: string
  /** By code the article, and by name the days or years: these belong to the service that runs. */
  readonly rules: Readonly<Record<string, string | null>>
  readonly terms: Readonly<Record<string, string>>
}

/** What this code holds. */
export const packOfCode: LawPack = {
  figures,
  equated: equatedDays,
  reaches: calendarReaches,
  rules: Object.fromEntries(Object.entries(rules).map(([code, { article }]) => [code, article])),
  terms: Object.fromEntries(Object.entries(retention).map(([what, { days, years }]) => [what, days ? `${String(days)} days` : `${String(years)} years`])),
}

export type PackPart = 'figure' | 'equated' | 'rule' | 'term'

export interface PackDifference {
  readonly part: PackPart
  /** Its name, or its day. */
  readonly name: string
  /** Of a figure: from which day. */
  readonly from: Day | null
  /** Empty when it was not there, or is not there any more. */
  readonly was: string
  readonly is: string
  /** It is about days that have been. */
  readonly isBack: boolean
}

interface Entry {
  readonly part: PackPart
  readonly name: string
  readonly from: Day | null
  readonly said: string
}

function entriesOf({ figures: counted, equated, rules: byCode, terms }: LawPack): Map<string, Entry> {
  const entries: Entry[] = [
    ...counted.map(({ name, from, until, value }): Entry => ({ part: 'figure', name, from, said: until ? `${String(value)} – ${until}` : String(value) })),
    ...equated.map((on): Entry => ({ part: 'equated', name: on, from: day(on), said: on })),
    ...Object.entries(byCode).map(([name, article]): Entry => ({ part: 'rule', name, from: null, said: article ?? '–' })),
    ...Object.entries(terms).map(([name, said]): Entry => ({ part: 'term', name, from: null, said })),
  ]
  return new Map(entries.map((entry) => [`${entry.part}|${entry.name}|${entry.from ?? ''}`, entry]))
}

/** What is in one and not the same in the other. */
export function differences(before: LawPack, after: LawPack, today: Day): PackDifference[] {
  const [old, fresh] = [entriesOf(before), entriesOf(after)]
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), fresh.get(key)]
    const entry = is ?? was
    if (!entry || was?.said === is?.said) return []
    return [{ part: entry.part, name: entry.name, from: entry.from, was: was?.said ?? '', is: is?.said ?? '', isBack: entry.from !== null && entry.from <= today }]
  })
}

/** Old cases count on what was: of figures and days that have been nothing is taken away or made another. An end in days to come may be added. */
export function changesThePast(before: LawPack, after: LawPack, today: Day): boolean {
  const same = ({ name, from, value }: Figure) => after.figures.some((other) => other.name === name && other.from === from && other.value === value && (!other.until || other.until >= today || before.figures.some((old) => old.name === name && old.from === from && old.until === other.until)))
  return before.figures.some((old) => old.from <= today && !same(old)) || before.equated.some((on) => on <= today && !after.equated.includes(on))
}

interface Activation {
  readonly pack: LawPack
  /** The pack that counts now. */
  readonly counting: LawPack
  readonly isCounting: boolean
  readonly isProposed: boolean
}

/** From today or a day to come. */
export function cannotActivate(from: Day, today: Day, { pack, counting, isCounting, isProposed }: Activation): Impediment | undefined {
  if (isCounting || isProposed) return closedBy('Y09_LAW_PACK', 'already-handled')
  if (from < today) return closedBy('Y09_LAW_PACK', 'day-has-been')
  return changesThePast(counting, pack, today) ? closedBy('Y09_LAW_PACK', 'changes-the-past') : undefined
}
