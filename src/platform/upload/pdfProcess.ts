/** In a process of its own: a PDF comes in, pictures of its pages go out. Nothing is written to disk, and nothing else is known here. */
import { buffer } from 'node:stream/consumers'
import path from 'node:path'
import sharp from 'sharp'
import { newCompiler } from '../paper/typst.ts'

const MOST_PAGES = 10
/** Of the longer side, in pixels; fine print of a card stays readable. */
const SIDE = 2_000
const POINTS = 72

const compiler = newCompiler(import.meta.dirname)
compiler.mapShadow(path.join(import.meta.dirname, 'paper.pdf'), await buffer(process.stdin))

/** Undefined after the last page. */
function drawn(number: number): Buffer | undefined {
  try {
    const svg = compiler.plainSvg({ mainFileContent: `#set page(width: auto, height: auto, margin: 0pt)\n#image("paper.pdf", page: ${number})` })
    return Buffer.from(/data:image\/svg\+xml;base64,([A-Za-z0-9+/=]+)/.exec(svg)?.[1] ?? '', 'base64')
  } catch (error) {
    if (number === 1) throw error
    return undefined
  }
}

/** As large as asked, whatever size the page says it has. */
async function pictureOf(svg: Buffer): Promise<Buffer> {
  const [width = 0, height = 0] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg.toString('latin1', 0, 500))?.slice(1).map(Number) ?? []
  const density = (SIDE / Math.max(width, height)) * POINTS
  return sharp(svg, { unlimited: true, density }).resize(SIDE, SIDE, { fit: 'inside' }).flatten({ background: '#ffffff' }).jpeg({ quality: 75 }).toBuffer()
}

const pages: string[] = []
for (let number = 1; number <= MOST_PAGES; number += 1) {
  const svg = drawn(number)
  if (!svg) break
  pages.push((await pictureOf(svg)).toString('base64'))
}
process.stdout.write(JSON.stringify(pages))
