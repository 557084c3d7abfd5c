/** The contract of a scanner, against a daemon that speaks ClamAV's INSTREAM as clamd does. */
import { afterEach, expect, test } from '@jest/globals'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { clamd, noScanner, ScannerAway } from '../../src/platform/scanner.ts'
import { fakeClamd } from '../support/clamd.ts'
import { eicar } from '../support/files.ts'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

async function listening(onSocket: (socket: Socket) => void): Promise<string> {
  const server: Server = createServer(onSocket)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  ends.push(() => server.close())
  return `127.0.0.1:${(server.address() as { port: number }).port}`
}

test.each(['port', 'socket'] as const)('over a %s: a clean file is clean, the test virus is found', async (way) => {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'clamd-'))
  ends.push(() => rmSync(directory, { recursive: true }))
  const daemon = await fakeClamd(way === 'socket' ? path.join(directory, 'ctl') : undefined)
  ends.push(() => daemon.stop())
  const scanner = clamd(daemon.address)
  expect(await scanner.findsIn(Buffer.from('nothing'))).toBe(false)
  expect(await scanner.findsIn(eicar)).toBe(true)
  // More than one part, cut in the middle of what is looked for.
  expect(await scanner.findsIn(Buffer.concat([Buffer.alloc(64 * 1024 - 20), eicar]))).toBe(true)
  expect(await scanner.findsIn(Buffer.alloc(9 * 1024 * 1024))).toBe(false)
  expect(daemon.received()).toBe(7 + eicar.length + 64 * 1024 - 20 + eicar.length + 9 * 1024 * 1024)
})

test('of many at once each gets its own answer', async () => {
  const daemon = await fakeClamd()
  ends.push(() => daemon.stop())
  const scanner = clamd(daemon.address)
  const asked = Array.from({ length: 20 }, (_, index) => index % 3 === 0)
  expect(await Promise.all(asked.map((bad) => scanner.findsIn(bad ? eicar : Buffer.from('nothing'))))).toEqual(asked)
})

test('nobody there is no verdict', async () => {
  const address = await listening(() => undefined)
  await ends.pop()?.()
  await expect(clamd(address).findsIn(eicar)).rejects.toThrow(ScannerAway)
  await expect(clamd('/nowhere/clamd.ctl').findsIn(eicar)).rejects.toThrow(ScannerAway)
})

test.each<[string, (socket: Socket) => void]>([
  ['one who says nothing', () => undefined],
  ['one who hangs up', (socket) => socket.destroy()],
  ['one who hangs up half-way', (socket) => socket.once('data', () => socket.end('stream: O'))],
  ['one whose own limit is reached', (socket) => socket.once('data', () => socket.end('INSTREAM size limit exceeded. ERROR\0'))],
  ['one who talks without end', (socket) => socket.once('data', () => socket.write('x'.repeat(5_000)))],
])('%s gives no verdict, in time', async (_who, behave) => {
  const open: Socket[] = []
  const address = await listening((socket) => {
    open.push(socket.on('error', () => undefined))
    behave(socket)
  })
  ends.unshift(() => open.map((socket) => socket.destroy()))
  await expect(clamd(address, 300).findsIn(Buffer.alloc(300_000))).rejects.toThrow(ScannerAway)
})

test('without a scanner nothing is found', async () => {
  expect(await noScanner.findsIn(eicar)).toBe(false)
})
