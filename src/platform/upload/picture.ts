/** A picture as we keep it: pixels only, made anew; nothing of the file it came in survives. */
import type { Sharp } from 'sharp'
import { readHeic } from './heic.ts'
import { type FileKind, kindOf, Unusable } from './kind.ts'
import { loadSharp } from './sharp.ts'
import { turns } from './turns.ts'

const MOST_PIXELS = 50_000_000
/** Of the shorter side. */
const LEAST_SIDE = 300
/** In seconds, of one picture. */
const LONGEST = 30
/** Of a document we keep. */
const MOST_KEPT = 1_000_000

/** Two at a time: a large picture takes 200 MB while it is open. */
const inTurn = turns(2)

/** 600×800 JPEG without metadata, or the no to the file. */
export async function portrait(upload: Buffer): Promise<Buffer> {
  const kind = kindOf(upload)
  if (kind === 'pdf') throw new Unusable('notAPicture')
  return made(upload, kind, (picture) => picture.resize(600, 800, { fit: 'cover', position: 'top' }).jpeg({ quality: 72 }).toBuffer())
}

/** Of a portrait what a phone on the street shows, in the size it shows it in: 360×480 WebP, a fifth of its bytes. */
export async function forStreet(portrait: Buffer): Promise<Buffer> {
  const sharp = await loadSharp()
  return sharp(portrait).resize(360, 480, { fit: 'cover', position: 'top' }).webp({ quality: 72 }).toBuffer()
}

/** A page of a document: as sharp as it fits in a megabyte. */
export function page(upload: Buffer, kind: Exclude<FileKind, 'pdf'>): Promise<Buffer> {
  return made(upload, kind, smallEnough)
}

const sizes = [[3_000, 80], [2_400, 75], [1_800, 70], [1_200, 60], [800, 50]] as const

async function smallEnough(picture: Sharp): Promise<Buffer> {
  const sharp = await loadSharp()
  const { data, info } = await picture.resize(3_000, 3_000, { fit: 'inside', withoutEnlargement: true }).raw().toBuffer({ resolveWithObject: true })
  for (const [side, quality] of sizes) {
    const jpeg = await sharp(data, { raw: info }).resize(side, side, { fit: 'inside', withoutEnlargement: true }).jpeg({ quality }).toBuffer()
    if (jpeg.length <= MOST_KEPT) return jpeg
  }
  throw new Unusable('tooManyPixels')
}

function made(upload: Buffer, kind: Exclude<FileKind, 'pdf'>, make: (picture: Sharp) => Promise<Buffer>): Promise<Buffer> {
  return inTurn(async () => {
    // A library that does not load is no fault of the picture.
    await loadSharp()
    try {
      const picture = kind === 'heic' ? await fromHeic(upload) : await fromFile(upload)
      return await make(picture.flatten({ background: '#ffffff' }).toColourspace('srgb').timeout({ seconds: LONGEST }))
    } catch (error) {
      throw error instanceof Unusable ? error : new Unusable('unreadable')
    }
  })
}

/** The header is read first; nothing is decoded of a picture that is too large or too small. */
async function fromFile(upload: Buffer): Promise<Sharp> {
  const sharp = await loadSharp()
  const { width, height } = await sharp(upload, { limitInputPixels: false }).metadata()
  fits(width, height)
  return sharp(upload, { limitInputPixels: MOST_PIXELS }).autoOrient()
}

async function fromHeic(upload: Buffer): Promise<Sharp> {
  const { width, height, data } = await readHeic(upload, MOST_PIXELS)
  fits(width, height)
  if (!data) throw new Unusable('tooManyPixels')
  const sharp = await loadSharp()
  return sharp(Buffer.from(data.buffer, data.byteOffset, data.byteLength), { raw: { width, height, channels: 4 } })
}

function fits(width: number, height: number): void {
  if (width * height > MOST_PIXELS) throw new Unusable('tooManyPixels')
  if (Math.min(width, height) < LEAST_SIDE) throw new Unusable('tooSmall')
}
