/** Made-up counts of two years, so that the figures can be seen: steady, with a slow summer and one bad month. */
import { COUNTED } from '../src/actions/ownFigures/count.ts'
import { steps } from '../src/actions/ownFigures/figures.ts'
import { addMonths, type Day } from '../src/law/day.ts'
import { lastMonth } from '../src/law/publishing/periods.ts'
import { MonthCount } from '../src/models/office/MonthCount.ts'
import { inReach } from '../src/platform/database/db.ts'

const MONTHS = 24
/** Of an average case. */
const usual = { talk: 12, views: 2, proposal: 6, decision: 4, all: 25 } as const
/** Out of ten cases each of these sees so many, and of twenty this many are refused. */
const pairs = [{ name: 'a1', share: 5, refused: 4 }, { name: 'b2', share: 3, refused: 6 }, { name: 'c3', share: 2, refused: 9 }] as const

const talked = ['nl', 'ro', 'es', 'bg', 'hu'] as const

export async function seedFigures(municipality: string, place: number, today: Day): Promise<void> {
  const last = lastMonth(today)
  const rows = Array.from({ length: MONTHS }, (_, index) => monthOf(municipality, addMonths(last, -index), index, place)).flat()
  await inReach({ municipality, actor: 'job:figures', door: 'counting' }, () => MonthCount.keep(rows))
}

function monthOf(municipality: string, month: Day, index: number, place: number) {
  const cases = 16 + ((index * 7) % 11) - place * 4
  const late = index === 5 ? 6 : index % 4 === 1 ? 2 : 0
  const asked = Math.floor(cases / 3)
  const refused = 1 + (index % 3)
  const unprocessed = index % 4 ? 1 : 0
  const row = (figure: string, part: string, count: number) => ({ municipality, month, figure, part, count })
  const days = steps.flatMap((step) => Array.from({ length: cases }, (_, each) => usual[step] + ((each * 3 + index) % 7) + (index === 5 ? 9 : 0)).map((many) => [step, many] as const))
  const spread = Map.groupBy(days, ([step, many]) => `${step} ${many}`)
  return [
    row(COUNTED, '', 1), row('received', 'all', cases + (index % 5)), row('outcome', 'grant', cases - refused - unprocessed), row('outcome', 'refuse', refused), row('outcome', 'notProcess', unprocessed),
    ...talked.map((language, nth) => row('languages', language, Math.max(0, 9 - nth * 2 - place + (index % 2)))),
    row('inTime', 'inTime', cases - late), row('inTime', 'late', late),
    row('requests', 'none', cases - asked), row('requests', 'one', asked - (index % 2)), row('requests', 'more', index % 2),
    row('objections', 'founded', index % 3 ? 1 : 3), row('objections', 'unfounded', 3 + (index % 4)), row('objections', 'inadmissible', index % 5 ? 0 : 1), row('objections', 'withdrawn', index % 2),
    ...[...spread].map(([key, all]) => row(`days.${key.split(' ')[0] ?? ''}`, key.split(' ')[1] ?? '', all.length)),
    ...pairs.flatMap(({ name, share, refused }) => {
      const seen = Math.round((cases * share) / 10)
      const no = Math.round((seen * refused) / 20)
      return [row('pair', `${name} grant`, seen - no), row('pair', `${name} refuse`, no)]
    }),
  ]
}
