/** Every municipality with its region. Designation is an act of a later day; the demonstration designates its own. */
import { readFileSync } from 'node:fs'

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  const [, ...lines] = readFileSync(new URL('../seeders/municipalities.csv', import.meta.url), 'utf8').trim().split('\n')
  const rows = lines.map((line) => `(${[...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => `'${(quoted ?? plain ?? '').replaceAll("'", "''")}'`).join(', ')})`)
  await sql(`insert into municipalities (code, name, region_code, region) values ${rows.join(',\n')}`)
}
