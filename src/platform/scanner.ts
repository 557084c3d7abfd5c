/** Malware in a file, as another program judges it. */
import { connect, type Socket } from 'node:net'

export interface Scanner {
  /** Whether something was found. Throws `ScannerAway` when there is no answer in time. */
  findsIn(bytes: Buffer): Promise<boolean>
}

/** Nobody can say whether the file is safe; so it is not taken. */
export class ScannerAway extends Error {}

/** For a demonstration: there is nothing to ask. */
export const noScanner: Scanner = { findsIn: () => Promise.resolve(false) }

const CHUNK = 64 * 1024
/** In milliseconds, from the first byte to the answer. */
const LONGEST = 15_000
const LONGEST_ANSWER = 1_024

/** ClamAV's daemon at a socket (`/run/clamav/clamd.ctl`) or at `host:port`. */
export function clamd(address: string, longest = LONGEST): Scanner {
  return {
    findsIn: async (bytes) => {
      const said = await answerOf(address, bytes, longest)
      if (said === 'stream: OK') return false
      if (/^stream: .+ FOUND$/.test(said)) return true
      // A file over its own limit counts as not judged.
      throw new ScannerAway('no verdict')
    },
  }
}

function answerOf(address: string, bytes: Buffer, longest: number): Promise<string> {
  const socket = open(address)
  return new Promise<string>((resolve, reject) => {
    const away = () => reject(new ScannerAway('no answer'))
    const late = setTimeout(away, longest)
    let said = ''
    socket.once('connect', () => send(socket, bytes))
    socket.on('data', (part: Buffer) => {
      said += part.toString('latin1')
      if (said.includes('\0')) resolve(said.slice(0, said.indexOf('\0')))
      else if (said.length > LONGEST_ANSWER) away()
    })
    socket.on('error', away).once('close', () => {
      clearTimeout(late)
      away()
    })
  }).finally(() => socket.destroy())
}

function open(address: string): Socket {
  if (address.startsWith('/')) return connect({ path: address })
  const { hostname, port } = new URL(`tcp://${address}`)
  return connect({ host: hostname.replaceAll(/[[\]]/g, ''), port: Number(port) })
}

/** INSTREAM: each part with its length in front, and a part of length nothing at the end. */
function send(socket: Socket, bytes: Buffer): void {
  socket.write('zINSTREAM\0')
  for (let from = 0; from < bytes.length; from += CHUNK) {
    const part = bytes.subarray(from, from + CHUNK)
    socket.write(length(part.length))
    socket.write(part)
  }
  socket.write(length(0))
}

function length(value: number): Buffer {
  const four = Buffer.alloc(4)
  four.writeUInt32BE(value)
  return four
}
