/** What anyone may read without being anyone. */
import { Router } from 'express'
import { placesFor } from '../../actions/application/moments.ts'
import { type Day, daysBetween } from '../../law/day.ts'
import { informationItems, notAsked, topics } from '../../law/talking/interview.ts'
import { paths } from '../../paths.ts'
import { displayChoices } from '../../platform/page/address.ts'
import { briefly } from '../../platform/briefly.ts'
import { type Kept, retention } from '../../law/retention.ts'
import type { KeptTerm } from '../../pages/shapes.ts'
import { compartments, keptAs, mayOpenFor } from '../../policies/compartments.ts'

export const information = Router()

/** How long one waits, from the soonest place to the latest; asked at most once a minute. */
const places = briefly(60, (today: Day) => placesFor(undefined, today))

information.get(paths.start, async (req, res) => {
  const days = (await places(req.now, req.today)).flatMap(({ firstDay }) => (firstDay ? [daysBetween(req.today, firstDay)] : []))
  res.page('public/start', { waiting: days.length ? { from: Math.min(...days), to: Math.max(...days) } : null })
})

information.get(paths.display, ({ language, display }, res) => res.page('public/display', displayChoices({ language, display, rest: paths.display })))

information.get(paths.aboutTalk, (_req, res) => res.page('public/aboutTalk', { topics, information: informationItems, notAsked }))

const texts = { api: 8, safe: 3, privacy: 8, cookies: 3, about: 3, accessibility: 5, erased: 2 } as const
for (const name of Object.keys(texts) as (keyof typeof texts)[]) {
  information.get(name === 'api' ? paths.systems : paths[name], (_req, res) => res.page('public/text', { name, paragraphs: texts[name] }))
}

/** What a job takes away on its day, of what she may ask when it goes. */
const shown = ['draft', 'notProcessedOrWithdrawn', 'upload', 'refusedFile', 'identityAndPhoto', 'interviewReport', 'ledgerLine', 'mandate', 'anonymousQuestion', 'signal', 'concern', 'referral', 'auditLog'] as const satisfies readonly Kept[]

function termOf(kept: Kept): KeptTerm {
  const { days, years = 0, from } = retention[kept]
  return { unit: days ? 'days' : 'years', count: days ?? years, from: from.replaceAll(' ', '-') }
}

/** Drawn from the table that refuses and the one that erases: what is not in them cannot be opened, and is not kept. */
information.get(paths.whoSees, (_req, res) => {
  res.page('public/whoSees', {
    compartments,
    roles: Object.keys(mayOpenFor),
    cells: mayOpenFor as Record<string, Record<string, readonly string[]>>,
    until: compartments.map((name) => termOf(keptAs[name])),
    kept: shown.map((what) => ({ what, ...termOf(what) })),
  })
})
