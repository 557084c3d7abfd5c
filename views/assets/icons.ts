/** Draws the icons of the installable page from the one mark: `node views/assets/icons.ts`, after the mark changed. */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'

const directory = import.meta.dirname
const mark = readFileSync(path.join(directory, 'favicon.svg'), 'utf8')
/** A phone cuts a shape of its own out of this one: its colour goes to the edge, and the sign stays within the inner part. */
const filled = mark.replace(' rx="7"', '').replace('<path ', '<path transform="translate(16 16) scale(.72) translate(-16 -16)" ')

for (const [name, svg, size] of [['icon-192', mark, 192], ['icon-512', mark, 512], ['icon-maskable', filled, 512]] as const) {
  const png = await sharp(Buffer.from(svg), { density: 72 * (size / 32) }).resize(size, size).png({ palette: true, compressionLevel: 9 }).toBuffer()
  writeFileSync(path.join(directory, 'icons', `${name}.png`), png)
}
