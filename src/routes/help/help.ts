/** Help without a name: who helps, a question of nobody, and its answer by a code. */
import { randomUUID } from 'node:crypto'
import { type Request, type RequestHandler, type Response, Router } from 'express'
import { answerTo, askWithoutName } from '../../actions/anonymous/questions.ts'
import { entered, type FormErrors, read, typed } from '../../forms/form.ts'
import { codeForm, questionForm } from '../../forms/hers/herSide.ts'
import { clockIn, dayIn } from '../../law/day.ts'
import { opensAgain } from '../../law/hers/deskHours.ts'
import { helpDirectory } from '../../models/people/HelpDirectory.ts'
import { Municipality } from '../../models/office/Municipality.ts'
import type { HelpDesk } from '../../pages/shapes.ts'
import { paths } from '../../paths.ts'
import { languages } from '../../platform/page/translate.ts'

export function help(limited: RequestHandler): Router {
  const router = Router()
  router.get(paths.help, async (req, res) => {
    res.page('public/help', { national: helpDirectory.national, regions: helpDirectory.regions, desks: desksFor(req, await Municipality.designated(req.today)) })
  })

  router.get(paths.ask, (req, res) => showQuestion(req, res))
  router.post(paths.ask, limited, async (req, res) => {
    const form = read(questionForm, req.body)
    if (!form.ok) return showQuestion(req, res.status(422), form.errors)
    res.page('public/asked', await askWithoutName(form.value, req.language, req.today))
  })

  router.get(paths.askAnswer, (req, res) => showCode(req, res))
  router.post(paths.askAnswer, limited, async (req, res) => {
    const form = read(codeForm, req.body)
    const found = form.ok ? await answerTo(form.value.code) : undefined
    if (!found) return showCode(req, res.status(422), form.ok ? { code: 'error.code.none' } : form.errors)
    res.page('public/askAnswer', found)
  })
  return router
}

/** Where her language is spoken comes first. */
function desksFor({ language, now }: Request, all: readonly Municipality[]): { heading: string; places: HelpDesk[] }[] {
  const deskOf = deskAt(now)
  const speaks = ({ spoken }: Municipality) => spoken.includes(language)
  return [
    { heading: 'help.desks.own', places: all.filter(speaks).map(deskOf) },
    { heading: 'help.desks.other', places: all.filter((one) => !speaks(one)).map(deskOf) },
  ]
}

const deskAt = (now: Date) => ({ name, desk, phone, opensAt, closesAt, spoken }: Municipality): HelpDesk => {
  const named = spoken.map((code) => languages.find((each) => each.code === code)?.name ?? code)
  const hours = { from: opensAt, until: closesAt }
  return { name, desk: desk ?? '', phone: phone ?? '', hours, opens: opensAgain(dayIn(now), clockIn(now), hours), spoken: named.join(', ') }
}

function showQuestion(req: Request, res: Response, errors: FormErrors = {}): void {
  res.page('public/ask', { key: typed(req.body, 'key') || randomUUID(), entered: entered(req.body), errors })
}

function showCode(req: Request, res: Response, errors: FormErrors = {}): void {
  res.page('form', { name: 'askAnswer', action: paths.askAnswer, back: paths.help, fields: [{ kind: 'text', name: 'code', hint: true }], entered: entered(req.body), errors, intro: [], upload: false })
}
