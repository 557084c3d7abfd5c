/** What a platform may hear of changes to a number, as far as its holder lets it: begin, ask again, list, end. */
import type { Request, RequestHandler, Response } from 'express'
import { askWatch, beginWatch, endWatch, listWatches } from '../../actions/clients/watches.ts'
import type { AtDoor, Came } from '../../actions/clients/coming.ts'
import { pageAsked, watchBeginning, watchQuestion, type WatchQuestion } from '../../forms/checking/watching.ts'
import { doorOf, hasGoodKey, sayRefused, tellAgain, tellLeft } from './asked.ts'
import { type Problem, sayProblem } from './problem.ts'

type Said<A> = Came<{ readonly answer: A } | { readonly no: Problem }>

/** What was answered, once the no's are said. */
function answerOf<A>(req: Request, res: Response, came: Said<A>, isRead: boolean): { readonly at: Date; readonly answer: A } | undefined {
  tellLeft(res, came.left, req.now)
  if ('refused' in came) sayRefused(req, res, came.refused, isRead)
  else if ('no' in came) sayProblem(req, res, came.no)
  else {
    tellAgain(res, came.again)
    return came
  }
  return undefined
}

export async function begin(req: Request, res: Response): Promise<void> {
  const { value, error } = watchBeginning.validate(req.body)
  const door = doorOf(req)
  const isRead = !error && hasGoodKey(door)
  const came = answerOf(req, res, await beginWatch(isRead ? door : { ...door, key: undefined }, isRead ? value : undefined, req.now), isRead)
  if (came) res.status(201).json({ peilmoment: came.at.toISOString(), bewaking: came.answer.id, tot: came.answer.until, resultaat: wordOf(came.answer.valid) })
}

const wordOf = (valid: boolean): string => (valid ? 'geldig' : 'niet-geldig')

export const askAgain = about(askWatch, (res, { at, answer }) => void res.json({ peilmoment: at.toISOString(), resultaat: wordOf(answer.valid) }))

export const end = about(endWatch, (res) => void res.status(204).end())

/** Of one of its own. */
function about<A>(act: (door: AtDoor, asked: WatchQuestion | undefined, now: Date) => Promise<Said<A>>, say: (res: Response, came: { readonly at: Date; readonly answer: A }) => void): RequestHandler {
  return async (req, res) => {
    const { value, error } = watchQuestion.validate(req.body)
    const came = answerOf(req, res, await act(doorOf(req), error ? undefined : value, req.now), !error)
    if (came) say(res, came)
  }
}

export async function list(req: Request, res: Response): Promise<void> {
  const { value, error } = pageAsked.validate(req.query)
  const came = answerOf(req, res, await listWatches(doorOf(req), error ? undefined : value.pagina, req.now), !error)
  if (came) res.json({ bewakingen: came.answer.watches.map(({ id, until }) => ({ bewaking: id, tot: until })), paginas: came.answer.pages })
}
