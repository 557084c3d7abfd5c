import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { readHeic } from '../../src/platform/upload/heic.ts'
import { type FileFault, Unusable } from '../../src/platform/upload/kind.ts'
import { forStreet, portrait } from '../../src/platform/upload/picture.ts'
import { pagesOf } from '../../src/platform/upload/pdfPages.ts'
import { paperFrom } from '../../src/platform/upload/read.ts'
import { watermarked } from '../../src/platform/upload/watermark.ts'
import { turns, turnsPerKey } from '../../src/platform/upload/turns.ts'
import { exif, heic, jpeg, pdf, plain, vastPng } from '../support/files.ts'

const faultOf = (reading: Promise<unknown>): Promise<string> =>
  reading.then(() => 'none', (error: unknown) => (error instanceof Unusable ? error.fault : String(error)))

test('a photo becomes plain pixels of one size; the place where it was made is gone', async () => {
  const upload = await plain(900, 700).withExif(exif).jpeg().toBuffer()
  expect((await sharp(upload).metadata()).exif).toBeDefined()
  const made = await portrait(upload)
  expect(await sharp(made).metadata()).toMatchObject({ format: 'jpeg', width: 600, height: 800 })
  expect((await sharp(made).metadata()).exif).toBeUndefined()
  expect(made.includes('Somebody')).toBe(false)
  // What a phone on the street gets of it.
  const small = await forStreet(made)
  expect(await sharp(small).metadata()).toMatchObject({ format: 'webp', width: 360, height: 480 })
  expect(small.length).toBeLessThan(made.length)
})

test.each(['jpeg', 'png', 'webp'] as const)('a document as %s keeps its pixels and loses what was said in it', async (format) => {
  const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><r>Somebody</r></x:xmpmeta>'
  const upload = await plain(1_200, 800).withExif(exif).withXmp(xmp).withIccProfile('p3')[format]().toBuffer()
  expect(upload.includes('Somebody')).toBe(true)
  const { type, bytes } = await paperFrom(upload)
  const kept = await sharp(bytes).metadata()
  expect([type, kept.format, kept.width, kept.height]).toEqual(['image/jpeg', 'jpeg', 1_200, 800])
  expect([kept.exif, kept.xmp, kept.iptc, kept.icc]).toEqual([undefined, undefined, undefined, undefined])
  expect(bytes.includes('Somebody')).toBe(false)
})

test('a real HEIC becomes a JPEG with its colours where they were', async () => {
  const { type, bytes } = await paperFrom(heic)
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
  expect([type, info.width, info.height, bytes.includes('Somebody')]).toEqual(['image/jpeg', 640, 800, false])
  const colourAt = (row: number) => [...data.subarray((row * 640 + 320) * 3, (row * 640 + 320) * 3 + 3)]
  expect(colourAt(100).map((value) => value > 128)).toEqual([true, false, false])
  expect(colourAt(700).map((value) => value > 128)).toEqual([false, false, true])
  expect(await sharp(await portrait(heic)).metadata()).toMatchObject({ width: 600, height: 800 })
})

test('a HEIC is asked its size first, and a thread that takes too long is ended', async () => {
  expect(await readHeic(heic, 1_000)).toEqual({ width: 640, height: 800 })
  expect(await faultOf(readHeic(heic, 1_000_000, 1))).toBe('unreadable')
})

test('noise in its largest size still fits in a megabyte, no side over 4,000', async () => {
  const noise = await sharp({ create: { width: 4_600, height: 3_000, channels: 3, background: '#808080', noise: { type: 'gaussian', mean: 128, sigma: 60 } } }).jpeg({ quality: 60 }).toBuffer()
  const { bytes } = await paperFrom(noise)
  const { width, height } = await sharp(bytes).metadata()
  expect(bytes.length).toBeLessThanOrEqual(1_000_000)
  expect(Math.max(width, height)).toBeLessThanOrEqual(4_000)
})

const wrong: readonly [string, () => Buffer | Promise<Buffer>, FileFault][] = [
  ['nothing', () => Buffer.alloc(0), 'empty'],
  ['text', () => Buffer.from('just words, and not few of them'), 'wrongType'],
  ['a drawing that can hold a script', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><script/></svg>'), 'wrongType'],
  ['a moving picture', async () => plain(400, 400).gif().toBuffer(), 'wrongType'],
  ['a GIF that is also an archive', async () => Buffer.concat([await plain(400, 400).gif().toBuffer(), Buffer.from('PK\u0003\u0004')]), 'wrongType'],
  ['a photo cut off', async () => (await jpeg()).subarray(0, 400), 'unreadable'],
  ['a HEIC cut off', () => heic.subarray(0, 850), 'unreadable'],
  ['only the first bytes of a HEIC', () => Buffer.concat([heic.subarray(0, 28), Buffer.alloc(400)]), 'unreadable'],
  ['a stamp', async () => plain(100, 100).png().toBuffer(), 'tooSmall'],
  ['a PNG of 30,000 by 30,000', vastPng, 'tooManyPixels'],
  ['too many pixels', async () => plain(8_000, 7_000).png().toBuffer(), 'tooManyPixels'],
  ['too many bytes', () => Buffer.alloc(10 * 1024 * 1024 + 1), 'tooLarge'],
]

test.each(wrong)('%s is refused with its own words', async (_case, upload, fault) => {
  const file = await upload()
  expect(await faultOf(paperFrom(file))).toBe(fault)
  expect(await faultOf(portrait(file))).toBe(fault)
})

test('the header of a vast picture is enough: no time goes into its pixels', async () => {
  const before = process.memoryUsage().rss
  await faultOf(paperFrom(vastPng()))
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024)
})

test.each([
  ['a page', '<html><script>alert(1)</script></html>'],
  ['an archive', 'PK\u0003\u0004 code.class PK\u0005\u0006'],
  ['a PDF', pdf({ catalogue: '/OpenAction 4 0 R' }).toString('latin1')],
])('a photo with %s behind it keeps only the photo', async (_what, behind) => {
  const upload = Buffer.concat([await jpeg(), Buffer.from(behind, 'latin1')])
  for (const made of [await portrait(upload), (await paperFrom(upload)).bytes]) {
    for (const mark of ['script', 'PK\u0003\u0004', '%PDF', 'OpenAction']) expect(made.includes(mark)).toBe(false)
  }
})

describe('a PDF', () => {
  const scan = () => pdf({ stream: { head: '/Type /XObject /Subtype /Image /Width 2 /Height 2 /Filter /FlateDecode', body: deflateSync(Buffer.from('plain pixels')) } })

  test('that only shows something is kept as it is', async () => {
    expect(await paperFrom(scan())).toEqual({ type: 'application/pdf', bytes: scan() })
    expect(await faultOf(portrait(scan()))).toBe('notAPicture')
  })

  test('becomes pictures of its pages, whatever size it says they have', async () => {
    const [page = Buffer.alloc(0), ...more] = await pagesOf(pdf())
    expect([(await sharp(page).metadata()).width, more]).toEqual([2_000, []])
  })

  test('of garbage, and of one that takes too long, there are none', async () => {
    expect(await faultOf(pagesOf(Buffer.from('%PDF-1.7\n'.padEnd(400, 'x'))))).toBe('unreadable')
    expect(await faultOf(pagesOf(pdf(), 1))).toBe('unreadable')
  })

  const packed = (words: string, head = '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode') => pdf({ stream: { head, body: deflateSync(Buffer.from(words)) } })
  const cutShort = Buffer.concat([deflateSync(Buffer.from('a')).subarray(0, 4), Buffer.from('endstream'), deflateSync(Buffer.from('/S /JavaScript'))])
  test.each<[string, Buffer, FileFault]>([
    ['a password', pdf({ trailer: '/Encrypt 5 0 R' }), 'locked'],
    ['a password, spelled otherwise', pdf({ trailer: '/Enc#72ypt 5 0 R' }), 'locked'],
    ['a script', pdf({ open: ['5 0 obj\n<< /S /JavaScript /JS (x) >>\nendobj'] }), 'active'],
    ['a script, spelled otherwise', pdf({ open: ['5 0 obj\n<< /S /J#61va#53cript /JS (x) >>\nendobj'] }), 'active'],
    ['something it starts', pdf({ open: ['5 0 obj\n<< /S /Launch /F (x.exe) >>\nendobj'] }), 'active'],
    ['a file inside', pdf({ open: ['5 0 obj\n<< /EF << /F 6 0 R >> /Type /EmbeddedFile >>\nendobj'] }), 'active'],
    ['a list of files inside', pdf({ catalogue: '/Names << /EmbeddedFiles 6 0 R >>' }), 'active'],
    ['something it does when opened', pdf({ catalogue: '/OpenAction 5 0 R' }), 'active'],
    ['a script packed away', packed('<< /S /JavaScript /JS (x) >>'), 'active'],
    ['a script packed away and spelled otherwise', packed('<< /S /Java#53cript >>'), 'active'],
    ['a script that calls itself a picture', packed('<< /S /JavaScript >>', '/Subtype /Image /Filter /FlateDecode'), 'active'],
    ['a script in the open part of a stream', pdf({ stream: { head: '/Type /ObjStm', body: Buffer.from('<< /S /JavaScript >>') } }), 'active'],
    ['a form that runs', packed('<< /XFA 7 0 R >>'), 'active'],
    ['writing that hides', packed('x', '/Type /ObjStm /Filter [/ASCIIHexDecode /FlateDecode]'), 'active'],
    ['a way of writing that is said elsewhere', packed('x', '/Type /ObjStm /Filter 7 0 R'), 'active'],
    ['a stream that ends before it ends', pdf({ stream: { head: '/Type /ObjStm /Filter /FlateDecode', body: cutShort } }), 'unreadable'],
    ['a stream that never ends', Buffer.from('%PDF-1.7\n1 0 obj\n<< >>\nstream\nxxxx\nstartxref\n0\n%%EOF'), 'unreadable'],
    ['its end missing', pdf().subarray(0, -8), 'unreadable'],
    ['a page of HTML behind it', Buffer.concat([pdf(), Buffer.from('<html><script>alert(1)</script>')]), 'unreadable'],
    ['an archive behind it that ends as a PDF', Buffer.concat([pdf(), Buffer.from('PK\u0003\u0004xxPK\u0005\u0006startxref\n0\n%%EOF\n')]), 'active'],
    ['junk in front of it', Buffer.concat([Buffer.from('MZ junk\n'), pdf()]), 'wrongType'],
    ['a picture in front of it', Buffer.concat([Buffer.from('GIF89a;'), pdf()]), 'wrongType'],
  ])('with %s is refused', async (_what, upload, fault) => {
    expect(await faultOf(paperFrom(upload))).toBe(fault)
  })

  test('that swells when it is unpacked is refused before it has', async () => {
    const bomb = pdf({ stream: { head: '/Type /ObjStm /Filter /FlateDecode', body: deflateSync(Buffer.alloc(150 * 1024 * 1024)) } })
    expect(await faultOf(paperFrom(bomb))).toBe('unreadable')
  })

  test('with any letters of a script escaped is refused', async () => {
    const escaped = fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }).map((which) => [...'JavaScript'].map((letter, index) => (which[index] ? `#${letter.charCodeAt(0).toString(16)}` : letter)).join(''))
    await fc.assert(fc.asyncProperty(escaped, async (name) => (await faultOf(paperFrom(pdf({ open: [`5 0 obj << /S /${name} >> endobj`] })))) === 'active'))
  })
})

test('whatever bytes come, the answer is a file or a word for what is wrong', async () => {
  const starts = [Buffer.from('%PDF-1.4'), Buffer.from('ffd8ff', 'hex'), Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('RIFF....WEBPVP8 '), Buffer.alloc(0)]
  const some = fc.tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 })).map(([start, rest]) => Buffer.concat([start, rest]))
  await fc.assert(fc.asyncProperty(some, async (bytes) => /^(none|empty|wrongType|unreadable|locked|active|tooSmall|tooManyPixels)$/.test(await faultOf(paperFrom(bytes)))), { numRuns: 200 })
})

describe('taking turns', () => {
  const busyOf = async (line: (work: () => Promise<void>) => Promise<void>): Promise<number> => {
    let [busy, most] = [0, 0]
    await Promise.all(Array.from({ length: 20 }, () => line(async () => {
      busy += 1
      most = Math.max(most, busy)
      await new Promise((resolve) => setTimeout(resolve, 2))
      busy -= 1
    })))
    return most
  }

  test('no more than so many at once, all in the end', async () => {
    expect(await busyOf(turns(3))).toBe(3)
  })

  test('one who fails lets the next in', async () => {
    const inTurn = turns(1)
    await expect(inTurn(() => Promise.reject(new Error('x')))).rejects.toThrow('x')
    expect(await inTurn(() => Promise.resolve('next'))).toBe('next')
  })

  test('each key has a line of its own', async () => {
    const perKey = turnsPerKey(1)
    let index = 0
    expect(await busyOf((work) => perKey(String((index += 1) % 2), work))).toBe(2)
  })
})

describe('who looks and when', () => {
  test.each([['black', '#000000'], ['white', '#ffffff'], ['grey', '#808080']])('is seen all over a %s picture, and on a band below it', async (_name, background) => {
    const bare = await sharp({ create: { width: 800, height: 600, channels: 3, background } }).jpeg().toBuffer()
    const marked = sharp(await watermarked(bare, 'B7KX · 30 november 2026 om 14:32'))
    const { width, height } = await marked.metadata()
    expect([width, height > 600]).toEqual([800, true])
    for (const [left, top] of [[0, 0], [400, 0], [0, 300], [400, 300], [0, 600]] as const) {
      const { channels: [red] } = await sharp(await marked.clone().extract({ left, top, width: 400, height: Math.min(300, height - top) }).toBuffer()).stats()
      expect((red?.max ?? 0) - (red?.min ?? 0)).toBeGreaterThan(40)
    }
  })
})
