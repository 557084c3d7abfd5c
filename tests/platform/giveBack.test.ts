import { expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import path from 'node:path'

const program = `
  const { giveBack } = await import('${path.resolve('src/platform/giveBack.ts')}')
  const kept = []
  for (let turn = 0; turn < 400_000; turn += 1) kept[turn % 200_000] = { turn, text: 'word ' + turn }
  kept.length = 0
  const young = () => process.getBuiltinModule('node:v8').getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').physical_space_size
  const before = young()
  giveBack()
  process.stdout.write(before + ' ' + young())`

test('the young part of the heap, grown by a start, is small again', () => {
  const [before = 0, after = 0] = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }).stdout.split(' ').map(Number)
  expect(before).toBeGreaterThan(8_000_000)
  expect(after).toBeLessThan(before / 4)
})
