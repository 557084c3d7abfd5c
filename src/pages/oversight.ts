/** Pages of who watches over looks. */
import type { RunsPage } from '../actions/retention/runs.ts'

export interface OversightPages {
  'oversight/kept': RunsPage
}
