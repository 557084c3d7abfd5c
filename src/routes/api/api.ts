/** The door for systems: access with a proof of their own, a check of many numbers, and the description of both. */
import express, { type Request, type RequestHandler, type Response, Router } from 'express'
import { admit } from '../../actions/clients/access.ts'
import { receiptsOf } from '../../actions/checking/receipts.ts'
import { checkForClient, type Result } from '../../actions/clients/check.ts'
import { accessRequest, type ClientCheck, clientCheck } from '../../forms/checking/client.ts'
import { readLicenceNumber } from '../../law/licence/licenceNumber.ts'
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
  // An address with a slash behind it, or in capitals, is another one, and there is none.
  const router = Router({ strict: true, caseSensitive: true })
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
  const proofs = isRead && value.bewijs ? await proofsOf(value, outcome, door.key) : []
  res.json({ peilmoment: outcome.at.toISOString(), resultaten: outcome.results.map((resultaat, index) => ({ volgnummer: index + 1, resultaat, ...(proofs[index] && { bewijs: proofs[index] }) })) })
}

/** By the place of each number; none of one that was mistyped. */
async function proofsOf({ nummers }: ClientCheck, { at, results }: { readonly at: Date; readonly results: readonly Result[] }, key: string | undefined): Promise<(string | undefined)[]> {
  const answers = nummers.flatMap((typed, place) => {
    const number = readLicenceNumber(typed)
    return number ? [{ place, number, valid: results[place] === 'geldig' }] : []
  })
  const receipts = await receiptsOf(answers, at, key)
  const byPlace = new Map(answers.map(({ place }, index) => [place, receipts[index]]))
  return nummers.map((_typed, place) => byPlace.get(place))
}
