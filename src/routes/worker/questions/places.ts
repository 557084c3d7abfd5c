/** Choosing a place: every designated municipality with its real waiting time, and provinces to look in. */
import type { Request, Response } from 'express'
import { placesFor } from '../../../actions/application/moments.ts'
import { ownApplication } from '../../../actions/applications.ts'
import { daysBetween } from '../../../law/day.ts'
import type { Place } from '../../../models/office/Municipality.ts'
import type { FormPage, Tile } from '../../../pages/shapes.ts'
import { dates, translator } from '../../../platform/page/translate.ts'
import { ownName } from '../../ownNames.ts'
import { worker } from '../../whoAsks.ts'

/** From north to south, as they are read; names are the same in every language. */
const provinces: readonly (readonly [code: string, name: string])[] = [
  ['FR', 'Fryslân'], ['GR', 'Groningen'], ['NH', 'Noord-Holland'], ['FL', 'Flevoland'], ['DR', 'Drenthe'], ['ZH', 'Zuid-Holland'],
  ['UT', 'Utrecht'], ['OV', 'Overijssel'], ['ZE', 'Zeeland'], ['NB', 'Noord-Brabant'], ['GE', 'Gelderland'], ['LI', 'Limburg'],
]

export async function showPlaces(req: Request, res: Response, form: FormPage): Promise<void> {
  const places = await placesFor(worker(req), req.today)
  const application = await ownApplication(worker(req))
  const chosen = provinces.find(([code]) => code === req.query['provincie'])
  const shown = places.filter(({ province }) => !chosen || province === chosen[0])
  const options = shown.map((place) => ({ value: place.code, label: place.name, hint: inWords(place, req) }))
  res.page('worker/place', {
    ...form,
    fields: options.length ? [{ kind: 'radios', name: 'municipality', options }] : [],
    entered: { municipality: application?.municipality ?? '', ...form.entered },
    tiles: provinces.map(([code, name]): Tile => ({ code, name, places: places.filter(({ province }) => province === code).length })),
    province: chosen ? { code: chosen[0], name: chosen[1] } : null,
  })
}

/** Its waiting time, and what is known of its desk; what is not known is not said. */
function inWords({ firstDay, phone, stepFree, hearingLoop, spoken }: Place, { language, today }: Request): string {
  const t = translator(language)
  const count = firstDay ? daysBetween(today, firstDay) : 0
  const wait = firstDay ? t('place.wait', { count, on: dates(language).date(firstDay) }) : t('place.none')
  const languages = spoken.map((code) => ownName(code, t)).join(', ')
  return [
    wait,
    !firstDay && phone ? t('place.phone', { phone }) : '',
    stepFree === null ? '' : t(stepFree ? 'place.stepFree' : 'place.steps'),
    hearingLoop ? t('place.hearingLoop') : '',
    languages ? t('place.spoken', { languages }) : '',
  ].filter(Boolean).join(' ')
}
