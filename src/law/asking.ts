/** What each question rests on, whether an answer may be withheld, and how long the answer is kept. */
import { type Asked, asked } from './application.ts'
import type { Impediment } from './impediment.ts'
import type { Kept } from './retention.ts'
import type { Day } from './day.ts'
import { figure } from './figures.ts'
import { isFreeToWork } from './person/workRight.ts'
import { closedBy, type RuleCode } from './rules.ts'

export interface Asking {
  readonly rule: RuleCode
  /** She may keep it to herself where no law prescribes it (Awb 4:3); it changes nothing for the decision. */
  readonly mayWithhold: boolean
  readonly kept: readonly Kept[]
}

/** Under her key, and gone with it. */
const withTheFile: readonly Kept[] = ['draft', 'notProcessedOrWithdrawn', 'refusedFile', 'identityAndPhoto']
/** In the ledger, which names nobody. */
const withTheLine: readonly Kept[] = ['draft', 'notProcessedOrWithdrawn', 'refusedFile', 'ledgerLine']

/** Until the desk has compared it. */
const untilCompared: readonly Kept[] = ['draft', 'upload']

export const asking: Readonly<Record<Asked, Asking>> = {
  channel: { rule: 'Q01_CHANNEL', mayWithhold: false, kept: withTheFile },
  limits: { rule: 'Q02_LIMITS', mayWithhold: true, kept: withTheFile },
  channelCode: { rule: 'Q03_CODE', mayWithhold: false, kept: withTheFile },
  language: { rule: 'Q04_LANGUAGE', mayWithhold: true, kept: withTheFile },
  identity: { rule: 'Q05_IDENTITY', mayWithhold: false, kept: withTheFile },
  document: { rule: 'Q06_DOCUMENT', mayWithhold: false, kept: untilCompared },
  permit: { rule: 'Q12_WORK', mayWithhold: false, kept: untilCompared },
  photo: { rule: 'Q07_PHOTO', mayWithhold: false, kept: [...untilCompared, 'identityAndPhoto'] },
  interpreter: { rule: 'Q09_INTERPRETER', mayWithhold: true, kept: withTheFile },
  place: { rule: 'Q08_PLACE', mayWithhold: false, kept: withTheLine },
  support: { rule: 'Q10_SUPPORT', mayWithhold: true, kept: withTheFile },
  moment: { rule: 'Q11_MOMENT', mayWithhold: false, kept: withTheLine },
  adPhones: { rule: 'Q13_AD_PHONES', mayWithhold: false, kept: withTheFile },
}

/** Most are asked of everyone; these only of whom they are about. */
export function asksOf(nationality: string, today: Day): Asked[] {
  return asked.filter((name) => {
    if (name === 'permit') return !isFreeToWork(nationality)
    return name !== 'adPhones' || figure('adPhones', today) > 0
  })
}

export const withholdable: readonly Asked[] = asked.filter((name) => asking[name].mayWithhold)

/** What the law prescribes cannot be withheld (Awb 4:3). */
export function cannotWithhold(name: Asked): Impediment | undefined {
  return asking[name].mayWithhold ? undefined : closedBy('Q00_WITHHOLD', 'prescribed')
}
