/** The talk: in which language and with whom, where and when. */
import { Router } from 'express'
import { chooseMoment, choosePlace, freeMoments, ownApplication, saveAnswer } from '../../../actions/applications.ts'
import { momentForm, placeForm, talkLanguages, wishesForm } from '../../../forms/application.ts'
import { Municipality } from '../../../models/Municipality.ts'
import { dates, translator } from '../../../platform/translate.ts'
import { ask, choices, keep, worker } from './ask.ts'

const wishes = ask({
  name: 'wishes', schema: wishesForm,
  fields: () => [
    { kind: 'radios', name: 'language', options: choices(talkLanguages) },
    { kind: 'radios', name: 'interpreter', options: choices(['none', 'phone', 'room']) },
    { kind: 'radios', name: 'interviewer', options: choices(['any', 'woman', 'man']) },
  ],
  before: (answers) => ({ ...answers.wishes }),
  save: (req, value) => keep(saveAnswer(worker(req), 'wishes', value)),
  inWords: ({ answers, language }) => {
    const t = translator(language)
    return (['language', 'interpreter', 'interviewer'] as const).map((name) => {
      const chosen = answers.wishes[name]
      return [name, chosen ? t(`option.${name}.${chosen}`) : '']
    })
  },
})

const place = ask({
  name: 'place', schema: placeForm,
  fields: async () => {
    const designated = await Municipality.designated()
    return [{ kind: 'radios', name: 'municipality', options: designated.map(({ code, name }) => ({ value: code, label: name })) }]
  },
  before: () => ({}),
  save: (req, { municipality }) => keep(choosePlace(worker(req), municipality)),
  inWords: async ({ application: { municipality } }) => [['municipality', municipality ? await Municipality.named(municipality) : '']],
})

const moment = ask({
  name: 'moment', schema: momentForm,
  fields: async (req) => {
    const application = await ownApplication(worker(req))
    const slots = await freeMoments(worker(req), application?.municipality ?? '', req.today)
    const { date } = dates(req.language)
    return [{ kind: 'radios', name: 'slot', options: slots.slice(0, 12).map(({ id, day, time }) => ({ value: id, label: `${date(day)}, ${time}` })) }]
  },
  before: () => ({}),
  save: async (req, { slot }) => ((await chooseMoment(worker(req), slot, req.today)) ? undefined : { slot: 'error.slotTaken' }),
  inWords: ({ application: { slot }, language }) => [['slot', slot ? `${dates(language).date(slot.day)}, ${slot.time}` : '']],
})

export const talkQuestions = Router().use(wishes, place, moment)
