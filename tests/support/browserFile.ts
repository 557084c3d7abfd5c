/** Where the browser of npm is unpacked: once, before the tests, in a folder of this account alone. */
import chromium from '@sparticuz/chromium'
import { mkdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const folder = path.join(os.tmpdir(), `waarborg-browser-${os.userInfo().uid}`)

export async function browserFile(): Promise<string> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  try {
    return await chromium.executablePath()
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}
