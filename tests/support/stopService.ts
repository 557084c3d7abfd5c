import { rmSync } from 'node:fs'

export default async function stopService(): Promise<void> {
  const child = globalThis.service
  if (child && child.exitCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
  }
  rmSync(process.env['TEST_DIRECTORY'] ?? '', { recursive: true, force: true })
}
