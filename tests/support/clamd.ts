/** Answers as clamd does to INSTREAM: parts with their length in front, an empty one at the end. It knows one virus. */
import { createServer } from 'node:net'
import { eicar } from './files.ts'

const COMMAND = 'zINSTREAM\0'
/** In bytes: what stands before each part. */
const LENGTH = 4

export interface FakeClamd {
  readonly address: string
  /** Bytes of files, so far. */
  received(): number
  stop(): Promise<void>
}

export async function fakeClamd(file?: string): Promise<FakeClamd> {
  let received = 0
  const server = createServer((socket) => {
    const read = streamReader()
    socket.on('error', () => undefined).on('data', (part: Buffer) => {
      const content = read(part)
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

/** What was sent, once all of it is there; each byte is looked at once, however it is cut. */
function streamReader(): (part: Buffer) => Buffer | undefined {
  const content: Buffer[] = []
  let rest = Buffer.alloc(0)
  let greeted = false
  /** Of the part that is coming in. */
  let left = 0
  return (part) => {
    rest = Buffer.concat([rest, part])
    if (!greeted) {
      if (!rest.subarray(0, COMMAND.length).equals(Buffer.from(COMMAND))) return undefined
      rest = rest.subarray(COMMAND.length)
      greeted = true
    }
    while (rest.length >= (left ? 1 : LENGTH)) {
      if (left === 0) {
        left = rest.readUInt32BE(0)
        rest = rest.subarray(LENGTH)
        if (left === 0) return Buffer.concat(content)
      }
      content.push(rest.subarray(0, left))
      const taken = Math.min(left, rest.length)
      rest = rest.subarray(taken)
      left -= taken
    }
    return undefined
  }
}
