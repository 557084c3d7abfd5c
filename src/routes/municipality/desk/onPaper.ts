/** An application on paper, typed at the desk with the questions of the form. */
import { randomUUID } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import { enterOnPaper, momentsHere } from '../../../actions/desk/onPaper.ts'
import { entered, type FormErrors, typed } from '../../../forms/form.ts'
import { openOnPaper, readPaper, WAITS } from '../../../forms/application/onPaper.ts'
import { companies, letterLanguages, needs, officials, postPlaces, talkLanguages } from '../../../forms/application/talk.ts'
import { type InterpreterMode, interpreterModes, talkPlaces } from '../../../law/talking/interview.ts'
import type { Field } from '../../../pages/shapes.ts'
import { paths } from '../../../paths.ts'
import { dates, translator } from '../../../platform/page/translate.ts'
import { gate } from '../../signIn.ts'
import { limitsFields, whatIsUnfit } from '../../worker/contactFields.ts'
import { official } from '../../whoAsks.ts'
import { choices } from '../../../pages/choices.ts'

const door = gate('frontDesk')

/** More than anyone reads; another day is chosen by moving the talk. */
const MOST = 20

export function onPaper(baseUrl: string): Router {
  const router = Router()
  router.get(paths.onPaper, door, (req, res) => show(req, res))
  router.post(paths.onPaper, door, async (req, res) => {
    const form = readPaper(req.body)
    if (!form.ok) return show(req, res.status(422), form.errors)
    const made = await enterOnPaper(official(req), form.value, req.now, req.today)
    if (made === 'taken') return show(req, res.status(422), { slot: 'agenda.taken' })
    if (made === 'notFull') return show(req, res.status(422), { slot: 'error.paperNotFull' })
    if (typeof made === 'string') return show(req, res.status(422), whatIsUnfit(made))
    const { code, until, caseNumber, receipt } = made
    res.page('municipality/onPaperMade', { code, until, caseNumber, letter: receipt.letter, explanation: receipt.explanation, address: `${baseUrl}${paths.entry}` })
  })
  return router
}

async function show(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const t = translator(req.language)
  const { date } = dates(req.language)
  const mode = interpreterModes.find((each) => each === typed(req.body, 'interpreter')) ?? ('none' satisfies InterpreterMode)
  const free = (await momentsHere(official(req), { mode, language: typed(req.body, 'language') || 'nl' }, req.today)).slice(0, MOST)
  const moments = free.map(({ id, day, time }) => ({ value: id, label: `${date(day)}, ${time}` }))
  res.page('municipality/onPaper', {
    key: typed(req.body, 'key') || randomUUID(), entered: entered(req.body), errors,
    parts: [
      { name: 'who', fields: who },
      { name: 'reach', fields: limitsFields },
      { name: 'talk', fields: talkIn(req.language) },
      { name: 'when', fields: [{ kind: 'radios', name: 'slot', options: [...moments, { value: WAITS, label: t('onPaper.waits') }] }, { kind: 'checks', name: 'paperOpen', hint: true, options: openOnPaper.map((value) => ({ value, label: t(`form.${value}`) })) }, { kind: 'checks', name: 'paperSigned', options: choices(['yes']) }] },
    ],
  })
}

const who: readonly Field[] = [
  { kind: 'text', name: 'given' }, { kind: 'text', name: 'family', hint: true }, { kind: 'text', name: 'birthdate', hint: true }, { kind: 'text', name: 'nationality' }, { kind: 'text', name: 'bsn', hint: true },
  { kind: 'radios', name: 'document', options: choices(['passport', 'identityCard', 'residencePermit']) }, { kind: 'checks', name: 'seen', options: choices(['yes']) },
]

const talkIn = (language: string): Field[] => [
  { kind: 'radios', name: 'language', options: choices(talkLanguages) }, { kind: 'text', name: 'otherLanguage' }, { kind: 'radios', name: 'letters', options: letterLanguages.map((value) => ({ value, label: translator(language)(`option.language.${value}`) })) }, { kind: 'radios', name: 'post', options: choices(postPlaces) }, { kind: 'area', name: 'postAddress' },
  { kind: 'radios', name: 'interpreter', options: choices(interpreterModes) }, { kind: 'radios', name: 'interpreterSex', options: choices(['any', 'woman', 'man']) }, { kind: 'text', name: 'dialect' }, { kind: 'text', name: 'notFrom' },
  { kind: 'radios', name: 'company', options: choices(companies) }, { kind: 'radios', name: 'interviewer', options: choices(officials) }, { kind: 'radios', name: 'talkPlace', options: choices(talkPlaces) }, { kind: 'checks', name: 'needs', options: choices(needs) }, { kind: 'area', name: 'mustKnow' },
]
