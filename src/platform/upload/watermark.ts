/** Who looks and when, in the picture itself: over all of it, and once more on a band below where nothing else is. */
import path from 'node:path'
import { fonts } from '../paper/typst.ts'
import { loadSharp } from './sharp.ts'
import { turns } from './turns.ts'

const fontfile = path.join(fonts, 'SourceSans3-Semibold.ttf')
const SLANT = -24
/** Parts of the width: the words once, and the band. */
const WORDS = 0.42
const BAND = 0.055
/** Of the longer side: what a screen shows, and a picture of it. */
const MOST_SIDE = 2_000

const inTurn = turns(2)

export function watermarked(picture: Buffer, words: string): Promise<Buffer> {
  return inTurn(async () => {
    const sharp = await loadSharp()
    const { data, info: { width } } = await sharp(picture).resize(MOST_SIDE, MOST_SIDE, { fit: 'inside', withoutEnlargement: true }).toBuffer({ resolveWithObject: true })
    const band = Math.max(Math.round(width * BAND), 20)
    const tile = await tileOf(words, Math.round(width * WORDS))
    const marked = await sharp(data).composite([{ input: tile, tile: true }]).toBuffer()
    const line = await written(words, '#1d1d1d', Math.round(width * 0.9), Math.round(band * 0.7))
    return sharp(marked).extend({ bottom: band, background: '#ffffff' }).composite([{ input: line, gravity: 'south' }]).jpeg({ quality: 80 }).toBuffer()
  })
}

/** Dark on light and light on dark: one of the two is seen on anything. */
async function tileOf(words: string, width: number): Promise<Buffer> {
  const sharp = await loadSharp()
  const [dark, light] = await Promise.all([written(words, '#10101066', width), written(words, '#ffffff8c', width)])
  const { width: wide, height: high } = await sharp(dark).metadata()
  const shift = Math.max(Math.round(high / 14), 1)
  const both = await sharp({ create: { width: wide + shift, height: high * 5, channels: 4, background: '#00000000' } })
    .composite([{ input: light, left: shift, top: shift }, { input: dark, left: 0, top: 0 }]).png().toBuffer()
  return sharp(both).rotate(SLANT, { background: '#00000000' }).png().toBuffer()
}

async function written(words: string, colour: string, width: number, height = Math.round(width / 15)): Promise<Buffer> {
  const text = `<span foreground="${colour}">${words.replaceAll(/[<>&]/g, '')}</span>`
  const sharp = await loadSharp()
  return sharp({ text: { text, font: 'Source Sans 3 Semibold', fontfile, rgba: true, width, height } }).png().toBuffer()
}
