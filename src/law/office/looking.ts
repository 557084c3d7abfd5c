/** What stands out in who looked. None of it says that a look was wrong: it is what someone who watches asks about. */
import { isDayOff } from '../calendar.ts'
import { addDays, type Day } from '../day.ts'
import { figure } from '../figures.ts'

export interface LookFact {
  readonly id: string
  readonly by: string
  readonly on: Day
  /** By the clock there, `14:05`. */
  readonly at: string
  /** Whose file. */
  readonly about: string
  readonly opensName: boolean
}

/** Something an official did for someone: what a look can have been for. */
export interface TaskFact {
  readonly by: string
  readonly about: string
}

export const unusualKinds = ['outsideHours', 'manyNames', 'noTask'] as const
export type UnusualKind = (typeof unusualKinds)[number]

export interface Unusual {
  readonly kind: UnusualKind
  readonly by: string
  readonly on: Day
  readonly looks: readonly string[]
  /** Of how many people. */
  readonly people: number
}

export interface Hours {
  readonly from: string
  readonly until: string
}

/** When work is done at an office; own default as long as a municipality did not say otherwise. */
export const officeHours: Hours = { from: '07:00', until: '19:00' }

/** By day, newest first: all that stands out, each with the looks it is about. */
export function unusual(looks: readonly LookFact[], tasks: readonly TaskFact[], today: Day, hours = officeHours): Unusual[] {
  const done = new Set(tasks.map(({ by, about }) => `${by}|${about}`))
  const found = [...grouped(looks).values()].flatMap((ofDay): Unusual[] => [
    ...patternOf('outsideHours', ofDay.filter((look) => isOutside(look, hours))),
    ...manyNames(ofDay),
    ...patternOf('noTask', ofDay.filter((look) => lacksTask(look, done, today))),
  ])
  return found.toSorted((one, other) => (one.on === other.on ? 0 : one.on < other.on ? 1 : -1))
}

function grouped(looks: readonly LookFact[]): Map<string, LookFact[]> {
  const groups = new Map<string, LookFact[]>()
  for (const look of looks) groups.set(`${look.by}|${look.on}`, [...(groups.get(`${look.by}|${look.on}`) ?? []), look])
  return groups
}

function patternOf(kind: UnusualKind, looks: readonly LookFact[]): Unusual[] {
  const [first] = looks
  return first ? [{ kind, by: first.by, on: first.on, looks: looks.map(({ id }) => id), people: peopleIn(looks) }] : []
}

const peopleIn = (looks: readonly LookFact[]): number => new Set(looks.map(({ about }) => about)).size

/** In the weekend, on a holiday, or before and after the hours of the office. */
export function isOutside({ on, at }: Pick<LookFact, 'on' | 'at'>, { from, until }: Hours): boolean {
  return isDayOff(on) || at < from || at >= until
}

/** More different names on one day than handling takes. */
function manyNames(ofDay: readonly LookFact[]): Unusual[] {
  const names = ofDay.filter(({ opensName }) => opensName)
  const [first] = names
  return first && peopleIn(names) > figure('namesADay', first.on) ? patternOf('manyNames', names) : []
}

/** Whoever looks has something to do there, or does it within days; until then nothing is said of it. */
function lacksTask({ by, about, on }: LookFact, done: ReadonlySet<string>, today: Day): boolean {
  return !done.has(`${by}|${about}`) && today > addDays(on, figure('taskWithinDays', on))
}
