/** Choosing a moment: the three first, or a day and then its times; and what there is when nothing is free in time. */
import { type Request, type Response, Router } from 'express'
import { freeMoments, keptUntil } from '../../../actions/application/moments.ts'
import { ownApplication } from '../../../actions/applications.ts'
import { dayForm } from '../../../forms/application/talk.ts'
import { entered, type FormErrors, read } from '../../../forms/form.ts'
import { hasMomentInTime } from '../../../law/talking/interview.ts'
import { Municipality } from '../../../models/office/Municipality.ts'
import type { Slot } from '../../../models/calendar/Slot.ts'
import type { FormPage } from '../../../pages/shapes.ts'
import { paths } from '../../../paths.ts'
import { dates } from '../../../platform/page/translate.ts'
import { gate } from '../../signIn.ts'
import { worker } from '../../whoAsks.ts'

const FIRST = 3
const door = gate('worker')

export interface Doors {
  /** Where another day is chosen, and where she says that she waits. */
  readonly days: string
  readonly list: string
}

export async function showMoments(req: Request, res: Response, form: FormPage, { days: otherDay, list }: Doors): Promise<void> {
  const application = await ownApplication(worker(req))
  const code = application?.municipality ?? ''
  const slots = oneEach(await freeMoments(worker(req), code, req.today))
  const shown = ofDay(slots, req.query['dag']) ?? slots.slice(0, FIRST)
  const late = !hasMomentInTime(req.today, slots)
  const { name, phone } = await Municipality.findByPk(code, { rejectOnEmpty: true })
  const { date } = dates(req.language)
  const options = shown.map(({ id, day, time }) => ({ value: id, label: `${date(day)}, ${time}` }))
  res.page('worker/moment', {
    ...form,
    fields: options.length ? [{ kind: 'radios', name: 'slot', options }] : [],
    otherDay: slots.length > shown.length ? otherDay : '',
    late,
    waiting: application?.waitingSince ?? null,
    keptUntil: application?.waitingSince ? await keptUntil(worker(req), req.now) : null,
    list: late && !application?.waitingSince ? list : '',
    place: { name, phone },
  })
}

/** Of two rooms at the same time one is enough to choose from. */
function oneEach(slots: readonly Slot[]): Slot[] {
  return [...new Map(slots.toReversed().map((slot) => [`${slot.day} ${slot.time}`, slot])).values()].toReversed()
}

function ofDay(slots: readonly Slot[], day: unknown): readonly Slot[] | undefined {
  const found = slots.filter((slot) => slot.day === day)
  return found.length ? found : undefined
}

/** The page where a day is chosen; its times are then on the page of the moments. */
export function days(moments: string, address: string): Router {
  const router = Router()
  const show = async (req: Request, res: Response, errors: FormErrors = {}) => {
    const application = await ownApplication(worker(req))
    if (!application?.municipality) return res.see(paths.place)
    const slots = await freeMoments(worker(req), application.municipality, req.today)
    const { date } = dates(req.language)
    const options = [...new Set(slots.map(({ day }) => day))].map((day) => ({ value: day, label: date(day) }))
    if (!options.length) return res.see(moments)
    res.page('form', { name: 'day', action: address, back: moments, fields: [{ kind: 'radios', name: 'day', options }], entered: entered(req.body), errors, intro: [], upload: false })
  }
  router.get(address, door, (req, res) => show(req, res))
  router.post(address, door, async (req, res) => {
    const form = read(dayForm, req.body)
    if (!form.ok) return show(req, res.status(422), form.errors)
    res.see(`${moments}?dag=${form.value.day}`)
  })
  return router
}
