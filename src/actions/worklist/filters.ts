/** The choices of a tab, a step and a language that an official keeps; named by what they choose, never in words of their own. */
import type { Stage } from '../../law/application.ts'
import type { Tab } from '../../law/office/worklist.ts'
import { later } from '../../platform/database/db.ts'
import type { Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { mayByLanguage, tabsOf } from '../../policies/worklist.ts'
import { inTransaction } from '../work.ts'

export interface Filter {
  readonly tab: Tab
  /** Empty: every step. */
  readonly step: Stage | ''
  /** Empty: every language. */
  readonly language: string
}

/** More than this is a list to look through again. */
export const MOST = 8

export function saveFilter(actor: Official, { tab, step, language }: Filter): Promise<void> {
  permit(tabsOf[actor.role].includes(tab) && (!language || mayByLanguage(actor.role)))
  return inTransaction(actor, async () => {
    later(`insert into work_filters (official_id, municipality, tab, step, language) select $1, $2, $3, $4, $6
      where (select count(*) from work_filters where official_id = $1) < $5 on conflict do nothing`, [actor.id, actor.municipality, tab, step, MOST, language])
  })
}

export function removeFilter(actor: Official, { tab, step, language }: Filter): Promise<void> {
  permit(tabsOf[actor.role].length > 0)
  return inTransaction(actor, async () => later('delete from work_filters where official_id = $1 and tab = $2 and step = $3 and language = $4', [actor.id, tab, step, language]))
}
