import { readFileSync, rmSync } from 'node:fs'
import type {} from './process/browser.ts'

export default async function stopService(): Promise<void> {
  await (await globalThis.browserOfTests)?.close()
  const child = globalThis.service
  // A service that ended before its tests did is a fault of its own, whatever the tests said.
  const lastWords = child && child.exitCode !== null ? readFileSync(process.env['TEST_LOG'] ?? '', 'utf8').slice(-2_000) : ''
  if (child && child.exitCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
  }
  if (!process.env['TEST_KEPT']) rmSync(process.env['TEST_DIRECTORY'] ?? '', { recursive: true, force: true })
  if (lastWords) throw new Error(`the service ended during the tests:\n${lastWords}`)
}
