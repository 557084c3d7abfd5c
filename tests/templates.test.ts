import { expect, test } from '@jest/globals'
import ejs from 'ejs'
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

const views = path.resolve(import.meta.dirname, '../views')
const templates = readdirSync(views, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ejs'))
const textOf = (file: string) => readFileSync(path.join(views, file), 'utf8')

test.each(templates)('%s compiles, and prints nothing unescaped but other templates', (file) => {
  const source = textOf(file)
  expect(() => ejs.compile(source, { filename: path.join(views, file) })).not.toThrow()
  expect([...source.matchAll(/<%-(?!\s*include\()/g)]).toEqual([])
})

test.each(templates)('%s asks nothing that the browser refuses: no style or script of its own', (file) => {
  expect(textOf(file)).not.toMatch(/\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)/)
})

test.each(templates)('%s lets our own messages answer, not those of the browser', (file) => {
  const source = textOf(file)
  expect(source).not.toMatch(/<(input|textarea|select)[^>]*\srequired/)
  expect(source).not.toMatch(/(href|action|src)="https?:/)
})

test.each(templates.filter((file) => file.startsWith('partials/')))(
  '%s says in its first line what it is given',
  (file) => {
    expect(textOf(file)).toMatch(/^<%# .{8,} %>\n/)
  },
)

test('style.css is what its sources give (npm run style), and small', () => {
  const built = execFileSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `process.stdout.write(await (await import(${JSON.stringify(path.join(views, 'assets/build.ts'))})).style())`,
    ],
    { encoding: 'utf8' },
  )
  const kept = textOf('assets/style.css')
  expect(kept === built).toBe(true)
  expect(gzipSync(kept).length).toBeLessThan(16 * 1024)
  expect(gzipSync(textOf('assets/enhance.js')).length).toBeLessThan(8 * 1024)
})
