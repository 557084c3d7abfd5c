/** The talk: in which language, with which interpreter, where, with whom beside her, and when. */
import { Router } from 'express'
import { chooseMoment, choosePlace, waitForMoment } from '../../../actions/application/moments.ts'
import { ownApplication, saveAnswer } from '../../../actions/applications.ts'
import { companies, interpreterForm, languageForm, letterLanguages, momentForm, needs, officials, placeForm, postPlaces, supportForm, talkLanguages } from '../../../forms/application/talk.ts'
import { interpreterModes, talkPlaces } from '../../../law/talking/interview.ts'
import { Municipality } from '../../../models/office/Municipality.ts'
import type { Field } from '../../../pages/shapes.ts'
import { paths } from '../../../paths.ts'
import { dates, translator } from '../../../platform/page/translate.ts'
import { languageChoices } from '../../ownNames.ts'
import { type WishLine, wishesInWords } from '../../wishes.ts'
import { after, type Answered, ask, door, keep, type Line } from './ask.ts'
import { keepManner, mannerField, mannerShown } from './manner.ts'
import { days, showMoments } from './moments.ts'
import { showPlaces } from './places.ts'
import { choices } from '../../../pages/choices.ts'
import { worker } from '../../whoAsks.ts'

/** These lines of what she wants; of those after the first only what she said. */
function lines({ answers: { wishes }, language }: Answered, first: WishLine, ...more: readonly WishLine[]): Line[] {
  const said = wishesInWords(wishes, translator(language))
  return [[first, said[first]], ...more.flatMap((name): Line[] => (said[name] ? [[name, said[name]]] : []))]
}

const language = ask({
  name: 'language', schema: languageForm,
  fields: (req) => [
    { kind: 'radios', name: 'language', options: languageChoices(talkLanguages, translator(req.language)) },
    { kind: 'text', name: 'otherLanguage', hint: true },
    { kind: 'radios', name: 'letters', hint: true, options: languageChoices(letterLanguages, translator(req.language)) },
    { kind: 'radios', name: 'post', options: choices(postPlaces) },
    { kind: 'area', name: 'postAddress', hint: true },
  ],
  before: ({ wishes }) => ({ language: wishes.language ?? '', otherLanguage: wishes.otherLanguage ?? '', letters: wishes.letters ?? '', post: wishes.post ?? 'portal', postAddress: wishes.postAddress ?? '' }),
  save: (req, value) => keep(saveAnswer(worker(req), 'wishes', value)),
  inWords: (answered) => lines(answered, 'language', 'letters', 'post'),
})

const interpreter = ask({
  name: 'interpreter', schema: interpreterForm,
  fields: () => [
    { kind: 'radios', name: 'interpreter', options: choices(interpreterModes) },
    { kind: 'radios', name: 'interpreterSex', options: choices(officials) },
    { kind: 'text', name: 'dialect', hint: true },
    { kind: 'text', name: 'notFrom', hint: true },
  ],
  before: ({ wishes }) => ({ interpreter: wishes.interpreter ?? '', interpreterSex: wishes.interpreterSex ?? 'any', dialect: wishes.dialect ?? '', notFrom: wishes.notFrom ?? '' }),
  save: (req, value) => keep(saveAnswer(worker(req), 'wishes', value)),
  inWords: (answered) => lines(answered, 'interpreter', 'notFrom'),
})

export const supportFields: readonly Field[] = [
  { kind: 'radios', name: 'company', hint: true, options: choices(companies) },
  { kind: 'radios', name: 'talkPlace', hint: true, options: choices(talkPlaces) },
  { kind: 'checks', name: 'needs', options: choices(needs) },
  { kind: 'text', name: 'callMe', hint: true },
  { kind: 'area', name: 'mustKnow', hint: true },
]

const support = ask({
  name: 'support', schema: supportForm,
  fields: () => {
    const [company, ...rest] = supportFields as [Field, ...Field[]]
    return [company, { kind: 'radios', name: 'interviewer', options: choices(officials) }, mannerField, ...rest]
  },
  more: { beside: { href: paths.shield, label: 'shield.link' } },
  always: mannerShown,
  aside: keepManner,
  before: ({ wishes }) => ({ company: wishes.company ?? '', interviewer: wishes.interviewer ?? 'any', talkPlace: wishes.talkPlace ?? 'desk', needs: wishes.needs ?? [], callMe: wishes.callMe ?? '', mustKnow: wishes.mustKnow ?? '' }),
  save: (req, value) => keep(saveAnswer(worker(req), 'wishes', value)),
  inWords: (answered) => lines(answered, 'company', 'interviewer', 'talkPlace', 'needs', 'callMe', 'mustKnow'),
})

const place = ask({
  name: 'place', schema: placeForm,
  fields: () => [],
  before: () => ({}),
  page: showPlaces,
  save: (req, { municipality }) => keep(choosePlace(worker(req), municipality, req.today)),
  inWords: async ({ application: { municipality } }) => [['municipality', municipality ? await Municipality.named(municipality) : '']],
})

const moment = ask({
  name: 'moment', schema: momentForm,
  fields: () => [],
  before: () => ({}),
  page: async (req, res, form) => {
    const application = await ownApplication(worker(req))
    if (!application?.municipality) return res.see(paths.place)
    await showMoments(req, res, form, { days: paths.momentDay, list: paths.momentList })
  },
  save: async (req, { slot }) => ((await chooseMoment(worker(req), slot, req.today)) ? undefined : { slot: 'error.slotTaken' }),
  inWords: ({ application: { slot, waitingSince }, language: code }) => {
    const waits = waitingSince ? translator(code)('answer.waiting') : ''
    return [['slot', slot ? `${dates(code).date(slot.day)}, ${slot.time}` : waits]]
  },
})

const waiting = Router()
waiting.get(paths.momentList, door, (_req, res) => res.see(paths.moment))
waiting.post(paths.momentList, door, async (req, res) => {
  const waits = await waitForMoment(worker(req), req.today)
  res.see(waits ? await after(req, 'moment') : paths.moment)
})

export const talkQuestions = Router().use(language, interpreter, place, support, moment, days(paths.moment, paths.momentDay), waiting)
