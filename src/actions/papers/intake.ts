/** Every file on its way in: judged by the scanner first, then made anew. */
import { noScanner, type Scanner, ScannerAway } from '../../platform/scanner.ts'
import { MOST_BYTES, Unusable } from '../../platform/upload/kind.ts'

let scanner: Scanner = noScanner

/** Said once at start. */
export function useScanner(given: Scanner): void {
  scanner = given
}

/** The scanner found something. Nothing of the file is kept, nor what it was. */
export class Infected extends Error {}

/** One file more than an application may have. */
export class Full extends Error {}

export async function taken<T>(upload: Buffer, make: (upload: Buffer) => Promise<T>): Promise<T> {
  if (!upload.length) throw new Unusable('empty')
  if (upload.length > MOST_BYTES) throw new Unusable('tooLarge')
  if (await scanner.findsIn(upload)) throw new Infected()
  return make(upload)
}

/** The locale key of what is wrong with a file; faults of our own go on. */
export function fileError(error: unknown): string {
  if (error instanceof Unusable) return `error.file.${error.fault}`
  if (error instanceof Infected) return 'error.file.virus'
  if (error instanceof ScannerAway) return 'error.file.scannerAway'
  if (error instanceof Full) return 'error.file.full'
  throw error
}
