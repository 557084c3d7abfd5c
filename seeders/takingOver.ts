/** A made-up file that was read and waits for a second person. */
import { prepareImport } from '../src/actions/takingOver/prepare.ts'
import { columns, headings } from '../src/forms/office/takingOver.ts'
import { addDays, dayIn } from '../src/law/day.ts'
import { writeCsv } from '../src/platform/paper/csv.ts'
import type { Official } from '../src/policies/actor.ts'

export async function seedImport(reader: Official, now: Date): Promise<void> {
  const today = dayIn(now)
  const on = (days: number) => addDays(today, days)
  const rows = [
    ['aanvraag', 'OUD-2201', 'Katja', 'Overgenomen-Een', '12-05-1991', 'Nederlandse', '', 'paspoort', on(-12), 'nl', on(-12), '', '', ''],
    ['vergunning', 'OUD-1874', 'Lidia', 'Overgenomen-Twee', '23-08-1986', 'Roemeense', '', 'identiteitskaart', on(-420), 'ro', on(-420), on(-380), on(-380), on(900)],
    ['vergunning', 'OUD-1902', 'Mirela', 'Overgenomen-Drie', '02-01-1994', 'Bulgaarse', '', 'identiteitskaart', on(-300), 'bg', on(-300), on(-260), on(-260), on(1_200)],
  ]
  await prepareImport(reader, Buffer.from(writeCsv([columns.map((column) => headings[column]), ...rows])), now)
}
