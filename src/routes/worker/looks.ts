/** Who looked: the list with its filter and its picture, and a question or complaint about one look. */
import { type Request, type Response, Router } from 'express'
import { type Look, lookKinds, type LookKind, looksAt, looksPerWeek } from '../../actions/looks/looks.ts'
import { askAboutLook } from '../../actions/looks/requests.ts'
import { entered, type FormErrors, read } from '../../forms/form.ts'
import { lookRequestForm } from '../../forms/hers/herSide.ts'
import type { Day } from '../../law/day.ts'
import { figure } from '../../law/figures.ts'
import { lookRequests } from '../../law/hers/requests.ts'
import type { LookPicture } from '../../pages/shapes.ts'
import { paths } from '../../paths.ts'
import { NotFound } from '../../platform/errors.ts'
import { dates, translator } from '../../platform/page/translate.ts'
import { gate, recently } from '../signIn.ts'
import { idOf } from './own.ts'
import { worker } from '../whoAsks.ts'

export const looks = Router()
/** Who looked can tell more than she wants another to know: only after a fresh sign-in. */
const door = [gate('worker'), recently(5)]
const periods = ['30', '91', '365'] as const

looks.get(paths.looks, door, async (req: Request, res: Response) => {
  const days = periods.find((period) => period === req.query['periode']) ?? ''
  const kind = lookKinds.find((one) => one === req.query['soort']) ?? ''
  const found = await looksAt(worker(req), req.today, { ...(days && { days: Number(days) }), ...(kind && { kind }) })
  res.page('worker/looks', { looks: found, filter: { days, kind }, kinds: lookKinds, periods, picture: pictureOf(found, req.today), laterDays: figure('checkShownLaterDays', req.today) })
})

/** What people did; letters the system writes by itself would hide it. */
const drawn = ['file', 'check', 'helper'] as const satisfies readonly LookKind[]
const WEEK = 24
const STEP = 9
const MOST = 6
const LANE = 76
const LEFT = 16

/** Each week a column, each kind a lane; a dot per look, and past a few the number stands on top. Nothing to draw, no picture. */
export function pictureOf(found: readonly Look[], today: Day): LookPicture | null {
  const weeks = looksPerWeek(found, today)
  const kinds = drawn.filter((kind) => weeks.some(({ counts }) => counts[kind] > 0))
  if (!kinds.length) return null
  const floor = (lane: number) => (lane + 1) * LANE - 8
  const dotsOf = (kind: LookKind, lane: number) => weeks.flatMap(({ counts }, week) => {
    const shown = Math.min(counts[kind], MOST)
    return Array.from({ length: shown }, (_, index) => ({ kind, x: LEFT + week * WEEK, y: floor(lane) - index * STEP, count: index === shown - 1 && counts[kind] > MOST ? counts[kind] : 0 }))
  })
  return { weeks, lanes: kinds.map((kind, lane) => ({ kind, top: lane * LANE })), dots: kinds.flatMap(dotsOf), width: LEFT * 2 + WEEK * (weeks.length - 1), height: kinds.length * LANE }
}

looks.get(paths.lookRequest.pattern, door, (req: Request, res: Response) => show(req, res))

looks.post(paths.lookRequest.pattern, door, async (req: Request, res: Response) => {
  const form = read(lookRequestForm, req.body)
  if (!form.ok) return show(req, res.status(422), form.errors)
  await askAboutLook(worker(req), idOf(req), form.value, req.today)
  res.see(paths.looks)
})

async function show(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const id = idOf(req)
  const look = (await looksAt(worker(req), req.today)).find((one) => one.id === id)
  if (!look || (!look.canAsk && !look.asked)) throw new NotFound()
  if (!look.canAsk) return res.see(paths.looks)
  const t = translator(req.language)
  const intro = [`${t(`role.${look.role}`)} (${look.organisation})`, t(`purpose.${look.purpose}`), dates(req.language).moment(look.at)]
  res.page('form', {
    name: 'lookRequest', action: paths.lookRequest.with({ id }), back: paths.looks, entered: entered(req.body), errors, intro, upload: false,
    fields: [
      { kind: 'radios', name: 'request', options: lookRequests.map((value) => ({ value })) },
      { kind: 'area', name: 'why', hint: true },
      { kind: 'radios', name: 'reply', options: ['here', 'desk'].map((value) => ({ value })) },
    ],
  })
}
