/** The door for systems: access with a proof of their own, a check of many numbers, and the description of both. */
import express, { type Request, type RequestHandler, type Response, Router } from 'express'
import { admit } from '../../actions/clients/access.ts'
import { checkForClient } from '../../actions/clients/check.ts'
import { accessRequest, clientCheck } from '../../forms/checking/client.ts'
import { API_ROOT } from '../../paths.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import { doorOf, hasGoodKey, sayRefused, tellAgain, tellLeft } from './asked.ts'
import { certificateOf } from './certificate.ts'
import { API_VERSION, described } from './description.ts'
import { compare } from './names.ts'
import { sayProblem, sayProblems } from './problem.ts'
import { askAgain, begin, end, list } from './watches.ts'

export interface ApiOutside {
  readonly baseUrl: string
  readonly limited: RequestHandler
  readonly log: Log
  readonly isAway: (error: unknown) => boolean
}

export function api({ baseUrl, limited, log, isAway }: ApiOutside): Router {
  const router = Router()
  router.use((_req, res, next) => next(void res.set('API-Version', API_VERSION)))
  const description = described(`${baseUrl}${API_ROOT}`)
  router.route('/openapi.json')
    .get((_req, res) => void res.set('Access-Control-Allow-Origin', '*').json(description))
    .all(only('GET'))
  router.route('/toegang')
    .post(limited, ofType('application/x-www-form-urlencoded'), express.urlencoded({ extended: false, limit: '8kb' }), giveAccess(`${baseUrl}${API_ROOT}/toegang`))
    .all(only('POST'))
  const asked = [limited, ofType('application/json'), express.json({ limit: '16kb', strict: true })]
  router.route('/controles').post(...asked, checkNumbers).all(only('POST'))
  router.route('/bewakingen').get(limited, list).post(...asked, begin).all(only('GET, POST'))
  router.route('/bewakingen/stand').post(...asked, askAgain).all(only('POST'))
  router.route('/bewakingen/einde').post(...asked, end).all(only('POST'))
  router.route('/naamcontroles').post(...asked, compare).all(only('POST'))
  router.use(() => {
    throw new NotFound()
  })
  router.use(sayProblems(log, isAway))
  return router
}

const only = (allowed: string): RequestHandler => (req, res) => sayProblem(req, res.set('Allow', allowed), 'method')

const ofType = (type: string): RequestHandler => (req, _res, next) => next(req.is(type) ? undefined : Object.assign(new Error('another type'), { status: 415 }))

function giveAccess(audience: string): RequestHandler {
  return async (req, res) => {
    const { value, error } = accessRequest.validate(req.body, { stripUnknown: true })
    if (error) return sayProblem(req, res, 'invalid', { error: 'invalid_request' })
    const given = await admit({ assertion: value.client_assertion, audience, certificate: certificateOf(req, req.now) }, req.now)
    if ('refused' in given) return sayProblem(req, res, given.refused === 'certificate' ? 'certificate' : 'proof', { error: 'invalid_client' })
    res.set('Pragma', 'no-cache').json({ access_token: given.token, token_type: 'Bearer', expires_in: given.seconds })
  }
}

/** A request that is not one we know is asked all the same: that it came is on record. */
async function checkNumbers(req: Request, res: Response): Promise<void> {
  const { value, error } = clientCheck.validate(req.body)
  const door = doorOf(req)
  const isRead = !error && hasGoodKey(door)
  const outcome = await checkForClient({ ...door, ...(isRead ? { check: value } : { check: undefined, key: undefined }) }, req.now)
  tellLeft(res, outcome.left, req.now)
  if ('refused' in outcome) return sayRefused(req, res, outcome.refused, isRead)
  tellAgain(res, outcome.again)
  res.json({ peilmoment: outcome.at.toISOString(), resultaten: outcome.results.map((resultaat, index) => ({ volgnummer: index + 1, resultaat })) })
}
