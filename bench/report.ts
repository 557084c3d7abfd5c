/** The table of the day: to the screen, and of a whole run to docs/performance.md. */
import { readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Place, Result } from './compare.ts'

const root = path.resolve(import.meta.dirname, '..')

export async function report(results: readonly Result[], pages: string, whole: boolean, { superuser }: Place): Promise<void> {
  const table = [
    '| what | yardstick | ours | ratio | goal | met | processor, µs |', '|---|---|---|---|---|---|---|',
    ...results.map(line),
  ].join('\n')
  process.stdout.write(`${table}\n\n${pages}\n`)
  const { rows } = await superuser.query<{ server_version: string }>('show server_version')
  if (whole) writeFileSync(path.join(root, 'docs/performance.md'), page(table, pages, rows[0]?.server_version ?? ''))
}

export function line({ what, yardstick, ours, ratio, goal, met, used = '' }: Result): string {
  return `| ${what} | ${yardstick} | ${ours} | ${ratio.toFixed(2)} | ${goal} | ${met ? 'yes' : '**no**'} | ${used} |`
}

function page(table: string, pages: string, postgres: string): string {
  const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { dependencies: Record<string, string> }
  const processor = os.cpus()[0]?.model ?? 'unknown processor'
  return `# Performance

Measured on ${new Date().toISOString().slice(0, 10)} with \`npm run bench\`: ${os.availableParallelism()} cores (${processor}), ${Math.round(os.totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, PostgreSQL ${postgres} with durable settings, express ${dependencies['express'] ?? ''}, sequelize ${dependencies['sequelize'] ?? ''}. The machine is shared, and the generator of the load runs on the same cores: only the ratios, taken in turns within one run, say something.

${table}

The yardstick is express and pg with nothing around them, on the same tables: one named statement for the check, one data-modifying statement for the audited check, a bare EJS page for the worklist, a transaction of three inserts for a submission. Ours is the whole service with every safeguard on: sessions, tokens, limits, row-level security, audit, sealing, log. Tables hold 1 million applications and licences; every answer is looked at before it counts. The last column is the time of the processor for one request, of the handlers and of the database: of the yardstick; of ours. It says more than the ratio when others use the machine.

## What her pages weigh

Also held by tests/pagesOfHers, in every language, filled and sent empty.

${pages}
`
}
