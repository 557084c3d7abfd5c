/** Questions without a name, for every front desk: opened by a press of a button, answered once. */
import { type Request, type Response, Router } from 'express'
import { answerQuestion, openQuestion, openQuestions } from '../../../actions/anonymous/questions.ts'
import { entered, type FormErrors, read } from '../../../forms/form.ts'
import { questionAnswerForm } from '../../../forms/hers/herSide.ts'
import { isDay } from '../../../law/day.ts'
import { paths } from '../../../paths.ts'
import { gate } from '../../signIn.ts'
import { idOf, isId } from '../../worker/own.ts'
import { official } from '../../whoAsks.ts'

export const questions = Router()
const door = gate('frontDesk')

questions.get(paths.deskQuestions, door, async (req, res) => {
  const [answerBy = '', id = ''] = typeof req.query['na'] === 'string' ? req.query['na'].split('_') : []
  const after = isDay(answerBy) && isId(id) ? { answerBy, id } : undefined
  res.page('municipality/questions', await openQuestions(official(req), after))
})

questions.post(paths.deskQuestion.pattern, door, (req, res) => show(req, res))
questions.get([paths.deskQuestion.pattern, paths.deskQuestionAnswer.pattern], door, (_req, res) => res.see(paths.deskQuestions))

questions.post(paths.deskQuestionAnswer.pattern, door, async (req, res) => {
  const form = read(questionAnswerForm, req.body)
  if (!form.ok) return show(req, res.status(422), form.errors)
  await answerQuestion(official(req), idOf(req), form.value, req.today)
  res.see(paths.deskQuestions)
})

async function show(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  res.page('municipality/question', { question: await openQuestion(official(req), idOf(req)), entered: entered(req.body), errors })
}
