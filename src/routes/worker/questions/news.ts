/** What is new since she was refused here: asked of whom it is about, and never required (Awb 4:6). */
import { type Request, type Response, Router } from 'express'
import { ownNews, saveNews } from '../../../actions/application/earlier.ts'
import { newsForm } from '../../../forms/case/following.ts'
import { entered, type FormErrors, read } from '../../../forms/form.ts'
import { paths } from '../../../paths.ts'
import { NotFound } from '../../../platform/errors.ts'
import { gate } from '../../signIn.ts'
import { worker } from '../../whoAsks.ts'

export const newsQuestion = Router()
const door = gate('worker')

newsQuestion.get(paths.news, door, (req, res) => show(req, res))

newsQuestion.post(paths.news, door, async (req, res) => {
  const form = read(newsForm, req.body)
  if (!form.ok) return show(req, res.status(422), form.errors)
  await saveNews(worker(req), form.value.newFacts)
  res.see(paths.questions)
})

async function show(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const news = await ownNews(worker(req), req.today)
  if (!news) throw new NotFound()
  res.page('form', { name: 'newFacts', action: paths.news, back: paths.questions, fields: [{ kind: 'area', name: 'newFacts', hint: true }], entered: req.method === 'POST' ? entered(req.body) : { newFacts: news.text }, errors, intro: [], upload: false })
}
