/** What of her papers is enough, and how much there may be. */
import { NotFound } from '../../platform/errors.ts'
import type { PaperFile } from '../../platform/upload/read.ts'
import type { Contents, Papers } from '../contents.ts'

/** Of one application: documents and photo together. */
export const MOST_FILES = 10
export const MOST_TOGETHER = 20 * 1024 * 1024

/** She brings it, she cannot, or the front of it is there. */
export function hasProof({ proof, files = [] }: Papers): boolean {
  return proof === 'upload' ? files.some(({ side }) => side === 'front') : proof !== undefined
}

/** It is made at the desk, or she chose one. */
export function hasPortrait({ portrait, photo }: Papers): boolean {
  return portrait === 'now' ? photo?.chosen === true : portrait !== undefined
}

/** Whether a file of this size would be one too many. */
export function isFull({ files = [], photo }: Papers, bytes: number): boolean {
  const kept = photo ? [...files, photo] : files
  return kept.length >= MOST_FILES || kept.reduce((sum, each) => sum + each.bytes, bytes) > MOST_TOGETHER
}

export function fileOf(found: Contents['attachment'] | undefined): PaperFile {
  if (!found) throw new NotFound()
  return { type: found.type, bytes: Buffer.from(found.content, 'base64') }
}

export function pictureOf(found: Contents['ownPhoto'] | undefined): PaperFile {
  if (!found) throw new NotFound()
  return { type: 'image/jpeg', bytes: Buffer.from(found.jpeg, 'base64') }
}
