/** Files as people, and worse, send them. */
import sharp from 'sharp'
import { deflateSync } from 'node:zlib'

export const plain = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#aabbcc' } })

export const jpeg = (width = 900, height = 700): Promise<Buffer> => plain(width, height).jpeg().toBuffer()

/** A real one, 640×800, red above blue, with the name of somebody and a place in it. */
export const heic = Buffer.from(
  'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAYFtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAABAAAANGlsb2MAAAAAREAAAgABAAAAAAGlAAEAAAAAAAAA4AACAAAAAAKFAAEAAAAAAAABEAAAADhpaW5mAAAAAAACAAAAFWluZmUCAAAAAAEAAGh2YzEAAAAAFWluZmUCAAABAAIAAEV4aWYAAAAAwGlwcnAAAACiaXBjbwAAAHZodmNDAQNwAAAAAAAAAAAAWvAA/P34+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAWroCQCEAAQApQgEBA3AAAAMAkAAAAwAAAwBaoAUCAMhZbqSSmubAgAAAAwCAAAADAIQiAAEAB0QBwXKwYkAAAAAUaXNwZQAAAAAAAAKAAAADIAAAABBwaXhpAAAAAAMICAgAAAAWaXBtYQAAAAAAAAABAAEDgQKDAAAAGmlyZWYAAAAAAAAADmNkc2MAAgABAAEAAAH4bWRhdAAAANwoAa9RpoTzTSy6SyyiSYD5DpJf/+8Xf/zZ+Q94vTGxkj8D9cb5eAXQHOKAAAADAOWApdh34AkwO0UIAAADAAAJeJMCbDwAAAMAAAMAAAdEhwAAAwAAAwAAAwAA6oAAAAMAAAMAAAMAAR8AAAMAAAMAAAMAH1B/X5/3JA/m8VhIWmO3SHNEHkW0AjdGpaASZW4eV37gEAAAAwAAAwAACfgAAAMAAAMAAAMABTwAAAMAAAMAAAMAYMAAAAMAAAMAAAMBxQAAAwAAAwAABHQAAAMAAAMAAAaUAAADABWQAAAAAElJKgAIAAAACAASAQMAAQAAAAEAAAAaAQUAAQAAAG4AAAAbAQUAAQAAAHYAAAAoAQMAAQAAAAIAAAA7AQIACQAAAH4AAAATAgMAAQAAAAEAAABphwQAAQAAAIgAAAAliAQAAQAAANYAAAAAAAAASAAAAAEAAABIAAAAAQAAAFNvbWVib2R5AAAGAACQBwAEAAAAMDIxMAGRBwAEAAAAAQIDAACgBwAEAAAAMDEwMAGgAwABAAAA//8AAAKgBAABAAAAgAIAAAOgBAABAAAAIAMAAAAAAAACAAEAAgACAAAATgAAAAIABQADAAAA9AAAAAAAAAA0AAAAAQAAAAUAAAABAAAAAAAAAAEAAAA=',
  'base64',
)

export const exif = { IFD0: { Artist: 'Somebody' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 5/1 0/1' } }

/** A PNG of 30,000 by 30,000 that takes little room on the way: its header says so, and its rows are one colour. */
export function vastPng(): Buffer {
  const side = Buffer.alloc(8)
  side.writeUInt32BE(30_000, 0)
  side.writeUInt32BE(30_000, 4)
  const rows = deflateSync(Buffer.alloc(Math.ceil(30_000 / 8 + 1) * 1_000))
  const parts = [pngPart('IHDR', Buffer.concat([side, Buffer.from([1, 0, 0, 0, 0])])), pngPart('IDAT', rows), pngPart('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts])
}

function pngPart(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(content.length)
  const body = Buffer.concat([Buffer.from(type), content])
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc(body))
  return Buffer.concat([head, body, sum])
}

function crc(bytes: Buffer): number {
  let value = 0xff_ff_ff_ff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xed_b8_83_20 : value >>> 1
  }
  return (value ^ 0xff_ff_ff_ff) >>> 0
}

interface PdfParts {
  /** Further words of the catalogue. */
  readonly catalogue?: string
  readonly trailer?: string
  /** Objects that stand in the open. */
  readonly open?: readonly string[]
  /** What lies in a stream, with what is said of it. */
  readonly stream?: { readonly head: string; readonly body: Buffer }
}

/** A page with nothing on it, and what a test puts in. */
export function pdf({ catalogue = '', trailer = '', open = [], stream }: PdfParts = {}): Buffer {
  const packed = stream ? [Buffer.from(`9 0 obj\n<< ${stream.head} /Length ${stream.body.length} >>\nstream\n`), stream.body, Buffer.from('\nendstream\nendobj\n')] : []
  const objects = [`1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${catalogue} >>\nendobj`, '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj', '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] >>\nendobj', ...open]
  const body = Buffer.concat([Buffer.from(`%PDF-1.7\n${objects.join('\n')}\n`), ...packed])
  return Buffer.concat([body, Buffer.from(`xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 10 /Root 1 0 R ${trailer} >>\nstartxref\n${body.length}\n%%EOF\n`)])
}

/** The file every scanner calls a virus, in two parts, so that none finds it in this source. */
export const eicar = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''))
