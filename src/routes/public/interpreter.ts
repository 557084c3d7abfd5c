/** The invitation of an interpreter: one address, one answer, no name; without a cookie and without signing in. */
import { type Request, type RequestHandler, type Response, Router } from 'express'
import Joi from 'joi'
import { answerInvitation, readInvitation } from '../../actions/calendar/interpreters.ts'
import { type FormErrors, read } from '../../forms/form.ts'
import { talkLanguages } from '../../forms/application/talk.ts'
import { endsAt } from '../../law/talking/moments.ts'
import { Municipality } from '../../models/office/Municipality.ts'
import { paths } from '../../paths.ts'

const answerForm = Joi.object<{ interpreterAnswer: 'accepted' | 'knows' }, true>({ interpreterAnswer: Joi.string().valid('accepted', 'knows').required() })
const tokenOf = (req: Request): string => String(req.params['token'])

export function interpreting(limited: RequestHandler): Router {
  const router = Router()
  router.get(paths.interpreterInvitation.pattern, limited, (req, res) => show(req, res))
  router.post(paths.interpreterInvitation.pattern, limited, async (req, res) => {
    const form = read(answerForm, req.body)
    if (!form.ok) return show(req, res.status(422), form.errors)
    await answerInvitation(tokenOf(req), form.value.interpreterAnswer, req.now)
    res.see(paths.interpreterInvitation.with({ token: tokenOf(req) }))
  })
  return router
}

async function show(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const found = await readInvitation(tokenOf(req), req.now)
  if (!found) return res.status(410).page('public/interpreter', { invitation: null, action: '', errors: {} })
  const { municipality, time, minutes, ...rest } = found
  const place = await Municipality.findByPk(municipality)
  res.page('public/interpreter', {
    invitation: { ...rest, time, until: endsAt(time, minutes), known: (talkLanguages as readonly string[]).includes(rest.language), place: place?.name ?? '', desk: place?.desk ?? '', phone: place?.phone ?? '' },
    action: paths.interpreterInvitation.with({ token: tokenOf(req) }), errors,
  })
}
