/** What a file is, by its first bytes; its name and what was said of it count for nothing. */
export type FileKind = 'jpeg' | 'png' | 'webp' | 'heic' | 'pdf'

/** What can be wrong with a file; each has a text `error.file.<fault>` that says what to do. */
export type FileFault = 'empty' | 'tooLarge' | 'wrongType' | 'notAPicture' | 'unreadable' | 'tooManyPixels' | 'tooSmall' | 'locked' | 'active'

/** The no to a file: said beside its field. */
export class Unusable extends Error {
  readonly fault: FileFault

  constructor(fault: FileFault) {
    super(fault)
    this.fault = fault
  }
}

/** In bytes, of one file. */
export const MOST_BYTES = 10 * 1024 * 1024

const heicBrands = ['heic', 'heix', 'hevc', 'hevx', 'mif1', 'msf1']
const text = (bytes: Buffer, from: number, to: number): string => bytes.toString('latin1', from, to)

const signs: Readonly<Record<FileKind, (bytes: Buffer) => boolean>> = {
  jpeg: (bytes) => bytes.readUIntBE(0, 3) === 0xff_d8_ff,
  png: (bytes) => text(bytes, 0, 8) === '\u0089PNG\r\n\u001A\n',
  webp: (bytes) => text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WEBP',
  heic: (bytes) => text(bytes, 4, 8) === 'ftyp' && heicBrands.includes(text(bytes, 8, 12)),
  pdf: (bytes) => /^%PDF-[12]\.\d/.test(text(bytes, 0, 8)),
}

const SHORTEST = 16

/** The kind of a file of a usable size. */
export function kindOf(bytes: Buffer): FileKind {
  if (!bytes.length) throw new Unusable('empty')
  if (bytes.length > MOST_BYTES) throw new Unusable('tooLarge')
  const kinds = Object.keys(signs) as FileKind[]
  const kind = bytes.length < SHORTEST ? undefined : kinds.find((each) => signs[each](bytes))
  if (!kind) throw new Unusable('wrongType')
  return kind
}
