/** Places and sizes of bars and lines; a view turns them into SVG, and a table beside it says the same. */

export interface Bar {
  readonly label: string
  readonly text: string
  /** Of the top of its label. */
  readonly y: number
  /** Zero when there is nothing to draw. */
  readonly width: number
}

export interface BarChart {
  readonly width: number
  readonly height: number
  readonly bars: readonly Bar[]
}

const WIDTH = 320
const ROW = 46

/** One under the other: a label with what it says, and a bar of so many percent under it. */
export function barChart(rows: readonly { label: string; text: string; percent: number | undefined }[]): BarChart {
  const bars = rows.map(({ label, text, percent = 0 }, index) => ({ label, text, y: index * ROW, width: Math.round(WIDTH * percent) / 100 }))
  return { width: WIDTH, height: rows.length * ROW, bars }
}

export interface Point {
  readonly x: number
  readonly y: number
  readonly text: string
}

export interface LineChart {
  readonly width: number
  readonly height: number
  /** Where it stands when there is nothing to draw, the line breaks. */
  readonly lines: readonly string[]
  readonly points: readonly Point[]
  /** Under the first and the last point. */
  readonly ends: readonly [string, string]
  readonly floor: number
}

const [LEFT, TOP, BOTTOM, SPACE] = [14, 26, 150, 34]

/** From left to right, the highest at the top and nothing at the bottom; every other value is written when there are many. */
export function lineChart(rows: readonly { label: string; value: number | undefined }[]): LineChart {
  const most = Math.max(1, ...rows.map(({ value = 0 }) => value))
  const step = rows.length > 1 ? (WIDTH - 2 * LEFT) / (rows.length - 1) : 0
  const placed = rows.map(({ value }, index) => value === undefined ? undefined : { x: round(LEFT + index * step), y: round(BOTTOM - ((BOTTOM - TOP) * value) / most), text: rows.length > 8 && index % 2 ? '' : String(value) })
  const points = placed.filter((point) => point !== undefined)
  return { width: WIDTH, height: BOTTOM + SPACE, floor: BOTTOM, points, lines: pieces(placed), ends: [rows[0]?.label ?? '', rows.length > 1 ? (rows.at(-1)?.label ?? '') : ''] }
}

/** Runs of points without a gap. */
function pieces(placed: readonly (Point | undefined)[]): string[] {
  const runs = placed.reduce<string[][]>((all, point) => {
    if (!point) return [...all, []]
    const [last = [], before] = [all.at(-1), all.slice(0, -1)]
    return [...before, [...last, `${point.x} ${point.y}`]]
  }, [[]])
  return runs.filter(({ length }) => length > 1).map((run) => `M${run.join('L')}`)
}

const round = (value: number): number => Math.round(value * 10) / 10
