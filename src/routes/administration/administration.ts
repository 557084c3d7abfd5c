/** Administration: where each thing is, what the municipality says of itself, and the law as this service counts it. */
import { type Request, type Response, Router } from 'express'
import { changes } from '../../actions/administration/changes.ts'
import { changeMunicipality, ownMunicipality, ownRooms } from '../../actions/administration/municipality.ts'
import { accounts } from '../../actions/administration/people.ts'
import { countingVersion } from '../../actions/register/lawPacks.ts'
import { deskLanguages, municipalityForm, textReasons } from '../../forms/office/administration.ts'
import { type Entered, entered, type FormErrors, read } from '../../forms/form.ts'
import { calendarYears, daysKnownUntil, daysOffIn, daysOffOf } from '../../law/calendar.ts'
import { addYears } from '../../law/day.ts'
import { figuresThatCount } from '../../law/figures.ts'
import { retention } from '../../law/retention.ts'
import { rules } from '../../law/rules.ts'
import type { Field } from '../../pages/shapes.ts'
import { paths } from '../../paths.ts'
import { languages, translator } from '../../platform/page/translate.ts'
import { gate } from '../signIn.ts'
import { people } from './people.ts'
import { namesOfRule, sourceKey } from './lawWords.ts'
import { official } from '../whoAsks.ts'
import { choices } from '../../pages/choices.ts'

const door = gate('administrator')

export function administration(issuer: string): Router {
  return Router().use(places, people(issuer))
}

const places = Router()

places.get(paths.administration, door, async (req, res) => {
  const [all, { waiting }] = [await accounts(official(req), req.today), await changes(official(req), req.today)]
  res.page('administration/overview', { people: all.filter(({ state }) => state === 'running').length, waiting: waiting.length, theirs: waiting.filter(({ theirs }) => theirs).length, soon: all.filter((each) => each.lapsesAfter).length })
})

places.get(paths.ownMunicipality, door, async (req, res) => {
  const { municipality: { desk: deskPlace, phone: deskPhone, spoken: deskSpoken, opensAt, closesAt, senderName } } = await ownMunicipality(official(req))
  await show(req, res, { deskPlace, deskPhone, deskSpoken, opensAt, closesAt, senderName })
})

places.post(paths.ownMunicipality, door, async (req, res) => {
  const form = read(municipalityForm, req.body)
  if (!form.ok) return show(req, res.status(422), entered(req.body), form.errors)
  const done = await changeMunicipality(official(req), form.value, req.today)
  if (done === 'tells') return show(req, res.status(422), entered(req.body), { senderName: 'error.senderName' })
  res.see(paths.ownMunicipality)
})

async function show(req: Request, res: Response, given: Entered, errors: FormErrors = {}): Promise<void> {
  const t = translator(req.language)
  const fields: Field[] = [
    { kind: 'text', name: 'deskPlace', hint: true },
    { kind: 'text', name: 'deskPhone' },
    { kind: 'checks', name: 'deskSpoken', options: deskLanguages.map((value) => ({ value, label: t(`option.language.${value}`) })) },
    { kind: 'text', name: 'opensAt', hint: true },
    { kind: 'text', name: 'closesAt' },
    { kind: 'text', name: 'senderName', hint: true },
    { kind: 'radios', name: 'textWhy', options: choices(textReasons) },
  ]
  const { municipality, changes: made } = await ownMunicipality(official(req))
  res.page('administration/municipality', { name: municipality.name, fields, changes: made, entered: given, errors })
}

/** What is set elsewhere, and looked for here. */
places.get(paths.fixed, door, async (req, res) => {
  const days = daysOffIn(req.today, addYears(req.today, 1))
  res.page('administration/fixed', { rooms: await ownRooms(official(req)), days, reaches: daysKnownUntil(), languages: languages.map(({ code, name }) => ({ code, name, reviewed: translator(code)('language.reviewed') })) })
})

places.get(paths.lawPack, door, (req, res) => {
  const terms = Object.entries(retention).map(([what, { days, years, source, mark }]) => ({ what, unit: days ? 'days' : 'years', count: days ?? years ?? 0, source: sourceKey(source), mark }))
  const year = Number(req.today.slice(0, 4))
  res.page('administration/law', {
    version: countingVersion(), terms, reaches: daysKnownUntil(),
    figures: figuresThatCount().map((each) => ({ ...each, source: sourceKey(each.source) })),
    rules: Object.entries(rules).map(([code, rule]) => ({ code, names: namesOfRule(code), ...rule, source: sourceKey(rule.source) })),
    years: calendarYears().filter((each) => each >= year).map((each) => ({ year: each, days: daysOffOf(each) })),
  })
})
