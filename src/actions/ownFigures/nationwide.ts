/** The figures for anyone. The database hands over sums of enough municipalities, and nothing of one. */
import { talkLanguages } from '../../forms/application/talk.ts'
import type { Day } from '../../law/day.ts'
import { FEWEST_PLACES, firstQuarter, nationwide, type Nationwide, type QuarterCount } from '../../law/publishing/nationwide.ts'
import { hot } from '../../platform/database/connection.ts'

export async function publicFigures(today: Day): Promise<Nationwide> {
  const rows = await hot<QuarterCount>('public-counts', 'select quarter::text, figure, part, count from public_counts($1, $2)', [firstQuarter(today), FEWEST_PLACES])
  return nationwide(rows, talkLanguages, today)
}
