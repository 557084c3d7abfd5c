/** What the law asks of the person. */
import { addYears, type Day } from '../day.ts'
import { figure } from '../figures.ts'
import type { Impediment } from '../impediment.ts'
import { closedBy } from '../rules.ts'

/** Whole years on that day; born on 29 February, a year is full on 28 February of a year without one. */
export function ageOn(birth: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4))
  return addYears(birth, years) <= on ? years : years - 1
}

/** What she says of herself before anything is kept: whether this is for her, or what goes first. */
export interface SelfCheck {
  readonly old: boolean
  readonly independent: boolean
  readonly document: boolean
}

export type Eligibility = 'yes' | 'too-young' | 'not-independent' | 'document-first'

/** Everything that stands in the way, the hardest first; 'yes' when nothing does. */
export function eligibility({ old, independent, document }: SelfCheck): readonly Eligibility[] {
  const obstacles: (Eligibility | false)[] = [!old && 'too-young', !independent && 'not-independent', !document && 'document-first']
  const found = obstacles.filter((each) => each !== false)
  return found.length ? found : ['yes']
}

/** Under the minimum age. */
export function tooYoung(birth: Day, on: Day): Impediment | undefined {
  if (ageOn(birth, on) >= figure('minAge', on)) return undefined
  return closedBy('R01_AGE', 'too-young')
}
