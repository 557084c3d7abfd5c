import { expect, test } from '@jest/globals'
import sharp from 'sharp'
import { portrait } from '../../src/platform/image.ts'

const plain = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#aabbcc' } })

test('a photo becomes plain pixels of one size; the place where it was made is gone', async () => {
  const exif = { IFD0: { Artist: 'Somebody' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 5/1 0/1' } }
  const upload = await plain(900, 700).withExif(exif).jpeg().toBuffer()
  expect((await sharp(upload).metadata()).exif).toBeDefined()
  const made = await portrait(upload)
  if (!made.ok) throw new Error(made.error)
  expect(await sharp(made.jpeg).metadata()).toMatchObject({ format: 'jpeg', width: 600, height: 800 })
  expect((await sharp(made.jpeg).metadata()).exif).toBeUndefined()
  expect(made.jpeg.includes('Somebody')).toBe(false)
})

test.each<[string, () => Promise<Buffer>, string]>([
  ['nothing', async () => Buffer.alloc(0), 'empty'],
  ['text', async () => Buffer.from('just words'), 'notAPhoto'],
  ['a drawing that can hold a script', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><script/></svg>'), 'notAPhoto'],
  ['a photo cut off', async () => (await plain(600, 800).jpeg().toBuffer()).subarray(0, 60), 'notAPhoto'],
  ['a stamp', async () => plain(100, 100).png().toBuffer(), 'tooSmall'],
  ['too many pixels', async () => plain(8_000, 6_000).png().toBuffer(), 'tooManyPixels'],
  ['too many bytes', async () => Buffer.alloc(9 * 1024 * 1024), 'tooLarge'],
])('%s is refused with its own words', async (_case, upload, error) => {
  expect(await portrait(await upload())).toEqual({ ok: false, error: `error.photo.${error}` })
})

test('a photo with a page behind it keeps only the photo', async () => {
  const made = await portrait(Buffer.concat([await plain(600, 800).jpeg().toBuffer(), Buffer.from('<script>alert(1)</script>')]))
  expect(made.ok && !made.jpeg.includes('script')).toBe(true)
})
