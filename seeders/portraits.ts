/** Drawn faces for made-up people: plainly a drawing, each a little different. */
import { loadSharp } from '../src/platform/upload/sharp.ts'

const skins = ['#f2d3bd', '#e0ac8a', '#c68863', '#9a6244', '#6b4330']
const hairs = ['#2b1d16', '#5a3a22', '#a8743a', '#d8b26a', '#7a2e22', '#8d8d93']
const clothes = ['#28566b', '#6b4a7a', '#3f6b4a', '#8a5a3c', '#445066', '#7a3b4a']
const walls = ['#dfe9ec', '#ece6df', '#e3ecdf', '#e6e2ee']

const pick = (list: readonly string[], seed: number): string => list[seed % list.length] ?? '#888888'

/** 600×800 JPEG. */
export async function drawnPortrait(seed: number): Promise<Buffer> {
  const [skin, hair] = [pick(skins, seed), pick(hairs, seed * 7 + 3)]
  const long = seed % 3 !== 0
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 800" width="600" height="800">
    <rect width="600" height="800" fill="${pick(walls, seed * 5)}"/>
    ${long ? `<path d="M170 330c0-190 260-190 260 0v260H170z" fill="${hair}"/>` : ''}
    <path d="M80 800c0-170 110-230 220-230s220 60 220 230z" fill="${pick(clothes, seed * 3 + 1)}"/>
    <path d="M255 480h90v110c0 50-90 50-90 0z" fill="${skin}"/>
    <ellipse cx="300" cy="370" rx="112" ry="145" fill="${skin}"/>
    <path d="M185 350c-10-190 240-190 230 0-40-20-70-60-90-100-30 50-90 80-140 100z" fill="${hair}"/>
    <g fill="#2a2320"><ellipse cx="258" cy="375" rx="10" ry="12"/><ellipse cx="342" cy="375" rx="10" ry="12"/></g>
    <g fill="none" stroke="#2a2320" stroke-width="6" stroke-linecap="round" opacity=".75">
      <path d="M236 345q22-12 44 0M320 345q22-12 44 0"/><path d="M300 385q-10 32 4 36"/><path d="M262 452q38 ${14 + (seed % 4) * 5} 76 0"/>
    </g></svg>`
  const sharp = await loadSharp()
  return sharp(Buffer.from(svg)).jpeg({ quality: 72 }).toBuffer()
}

/** A card that is plainly none: her portrait, and bars where words would be. */
export async function drawnDocument(seed: number): Promise<Buffer> {
  const sharp = await loadSharp()
  const face = await sharp(await drawnPortrait(seed)).resize(210, 280).toBuffer()
  const bars = [420, 300, 360, 240].map((width, index) => `<rect x="320" y="${150 + index * 70}" width="${width}" height="26" rx="6" fill="#5a7480"/>`).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 856 540" width="856" height="540"><rect width="856" height="540" rx="28" fill="#dfe9ec"/><rect width="856" height="84" fill="#28566b"/>${bars}<rect x="60" y="450" width="736" height="54" rx="6" fill="#2b1d16"/></svg>`
  return sharp(Buffer.from(svg)).composite([{ input: face, left: 60, top: 130 }]).flatten({ background: '#ffffff' }).jpeg().toBuffer()
}
