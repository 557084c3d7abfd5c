/** Places and sizes of what a page draws; a view turns them into SVG. Text stands in the picture and in a twin beside it. */

export interface DrawnStep {
  readonly state: 'done' | 'now' | 'next'
  /** Of the middle of its mark. */
  readonly y: number
  /** To the next mark; absent under the last. */
  readonly lineTo: number | undefined
  readonly lines: readonly { readonly text: string; readonly y: number; readonly strong: boolean }[]
}

export interface StepsPicture {
  readonly width: number
  readonly height: number
  readonly steps: readonly DrawnStep[]
}

const WIDTH = 300
const LINE = 20
const GAP = 18
/** Letters of a normal and a strong line that surely fit beside the marks. */
const FITS = { normal: 30, strong: 27 }

/** One under the other: a mark with a label, and a day under it. */
export function stepsPicture(steps: readonly { state: DrawnStep['state']; label: string; on: string }[]): StepsPicture {
  const drawn: DrawnStep[] = []
  let top = 4
  for (const { state, label, on } of steps) {
    const texts = [...wrapped(label, FITS.strong).map((text) => ({ text, strong: true })), ...(on ? wrapped(on, FITS.normal) : []).map((text) => ({ text, strong: false }))]
    drawn.push({ state, y: top + 11, lineTo: undefined, lines: texts.map((line, index) => ({ ...line, y: top + 16 + index * LINE })) })
    top += Math.max(texts.length, 2) * LINE + GAP
  }
  return { width: WIDTH, height: top - GAP + 4, steps: drawn.map((step, index) => ({ ...step, lineTo: drawn[index + 1]?.y })) }
}

/** Lines of at most so many letters, broken between words. */
export function wrapped(text: string, most: number): string[] {
  return text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1)
    if (last === undefined || `${last} ${word}`.length > most) return [...lines, word]
    return [...lines.slice(0, -1), `${last} ${word}`]
  }, [])
}

export interface DrawnPart {
  readonly kind: string
  readonly x: number
  readonly width: number
  /** The number in or above it. */
  readonly text: string
  readonly inside: boolean
}

export interface BarPicture {
  readonly width: number
  readonly parts: readonly DrawnPart[]
  /** Where one kind ends and what is ahead begins; absent when that is nowhere on the bar. */
  readonly today: number | undefined
}

/** As wide as a part must be for a number in it. */
const ROOM = 24

/** Days side by side, from the first to the last, true to scale; `behind` of them have passed. */
export function barPicture(parts: readonly { kind: string; days: number; plain: boolean }[], behind: number): BarPicture {
  const all = parts.reduce((sum, { days }) => sum + days, 0)
  const scale = all ? WIDTH / all : 0
  let x = 0
  const drawn = parts.map(({ kind, days, plain }) => {
    const width = days * scale
    const part = { kind, x: round(x), width: round(width), text: String(days), inside: plain && width >= ROOM }
    x += width
    return part
  })
  return { width: WIDTH, parts: drawn, today: behind > 0 && behind < all ? round(behind * scale) : undefined }
}

const round = (value: number): number => Math.round(value * 10) / 10
