/** Four eyes: who is behind an account, and what was done since a page was read. */
import type { ApplicationAct } from '../../law/application.ts'
import type { Day } from '../../law/day.ts'
import { sameOfficial } from '../../law/openActs.ts'
import type { Impediment } from '../../law/impediment.ts'
import type { Application } from '../../models/Application.ts'
import { ask } from '../../platform/database/db.ts'
import type { Official } from '../../policies/actor.ts'

/** Every account of the person behind this one: another account, or an earlier role, is the same pair of eyes. */
export async function accountsOf({ id }: { readonly id: string }): Promise<string[]> {
  const rows = await ask<{ account: string }>('select own_accounts($1)::text as account', [id])
  return [...new Set([id, ...rows.map(({ account }) => account)])]
}

/** Why this is someone else's to do; undefined when nothing of the case was theirs. */
export async function mustBeApart(actor: Official, act: ApplicationAct, application: Application): Promise<Impediment | undefined> {
  return sameOfficial(act, application.facts(), ...(await accountsOf(actor)))
}

export interface Happened {
  readonly act: ApplicationAct
  readonly on: Day
}

/** Which act a page of a case was read at; what comes after it the reader has not seen. */
export function versionOf({ acts = [] }: Application): string {
  return acts.at(-1)?.id ?? ''
}

/** What was done after the page was read; nothing when it is still as it was. */
export function happenedSince({ acts = [] }: Application, version: string): Happened[] {
  const seen = acts.findLastIndex(({ id }) => id === version)
  return acts.slice(seen + 1).map(({ act, onDay }) => ({ act, on: onDay }))
}
