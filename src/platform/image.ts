/** A photo as we keep it: pixels only, one size, nothing of the file it came in. */
import sharp from 'sharp'

const MOST_BYTES = 8 * 1024 * 1024
const MOST_PIXELS = 40_000_000

export type Portrait = { ok: true; jpeg: Buffer } | { ok: false; error: string }

/** 600×800 JPEG without metadata, or the locale key of what is wrong with the file. */
export async function portrait(upload: Buffer): Promise<Portrait> {
  if (!upload.length) return { ok: false, error: 'error.photo.empty' }
  if (upload.length > MOST_BYTES) return { ok: false, error: 'error.photo.tooLarge' }
  try {
    const { format, width, height } = await sharp(upload, { limitInputPixels: false }).metadata()
    if (!['jpeg', 'png', 'webp'].includes(format)) return { ok: false, error: 'error.photo.notAPhoto' }
    if (width * height > MOST_PIXELS) return { ok: false, error: 'error.photo.tooManyPixels' }
    if (width < 300 || height < 300) return { ok: false, error: 'error.photo.tooSmall' }
    const image = sharp(upload, { limitInputPixels: MOST_PIXELS }).rotate().resize(600, 800, { fit: 'cover', position: 'top' })
    return { ok: true, jpeg: await image.flatten({ background: '#ffffff' }).jpeg({ quality: 72 }).toBuffer() }
  } catch {
    return { ok: false, error: 'error.photo.notAPhoto' }
  }
}
