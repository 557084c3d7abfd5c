/** Answers as clamd does to INSTREAM: parts with their length in front, an empty one at the end. It knows one virus. */
import { createServer } from 'node:net'
import { eicar } from './files.ts'

const COMMAND = 'zINSTREAM\0'

export interface FakeClamd {
  readonly address: string
  /** Bytes of files, so far. */
  received(): number
  stop(): Promise<void>
}

export async function fakeClamd(file?: string): Promise<FakeClamd> {
  let received = 0
  const server = createServer((socket) => {
    let came = Buffer.alloc(0)
    socket.on('error', () => undefined).on('data', (part: Buffer) => {
      came = Buffer.concat([came, part])
      const content = streamIn(came)
      if (!content) return
      received += content.length
      socket.end(content.includes(eicar) ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0')
    })
  })
  await new Promise<void>((resolve) => (file ? server.listen(file, resolve) : server.listen(0, '127.0.0.1', resolve)))
  const at = server.address()
  const address = typeof at === 'string' ? at : `127.0.0.1:${at?.port ?? 0}`
  return { address, received: () => received, stop: () => new Promise<void>((resolve) => server.close(() => resolve())) }
}

/** What was sent, once all of it is there. */
function streamIn(came: Buffer): Buffer | undefined {
  if (!came.subarray(0, COMMAND.length).equals(Buffer.from(COMMAND))) return undefined
  const parts: Buffer[] = []
  for (let at = COMMAND.length; at + 4 <= came.length; ) {
    const length = came.readUInt32BE(at)
    if (length === 0) return Buffer.concat(parts)
    parts.push(came.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}
