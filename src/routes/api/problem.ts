/** Each no of the interface: what is wrong and what to do, as RFC 9457 says it. */
import type { ErrorRequestHandler, Request, Response } from 'express'
import { recordUnread } from '../../actions/clients/check.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import { TooMany } from '../../platform/session/rateLimit.ts'

export const problems = {
  unreadable: [400, 'Niet te lezen', 'Stuur JSON, met de velden uit de beschrijving.'],
  invalid: [400, 'Verzoek klopt niet', 'Een veld ontbreekt, is onbekend of heeft een waarde die niet mag. Kijk in de beschrijving.'],
  proof: [401, 'Niet herkend', 'Het bewijs van uw aansluiting klopt niet, is verlopen of is al gebruikt. Maak een nieuw bewijs.'],
  token: [401, 'Geen toegang', 'De toegangscode ontbreekt, is verlopen of onbekend. Vraag een nieuwe bij /toegang.'],
  certificate: [401, 'Verkeerd certificaat', 'Bij uw aansluiting hoort een certificaat, en dit is het niet.'],
  purpose: [403, 'Doel hoort niet bij u', 'Uw aansluiting is niet voor dit doel. Er is niet gezocht.'],
  typo: [400, 'Tikfout', 'Dit kan geen nummer of code zijn. Er is niet gezocht.'],
  code: [403, 'Code past niet', 'Deze code past niet bij dit nummer en uw aansluiting. Hij kan verlopen, gebruikt of gestopt zijn. Na vijf keer fout kan het een uur niet.'],
  notFound: [404, 'Bestaat niet', 'Dit adres hoort niet bij de koppeling, of deze bewaking is er niet.'],
  method: [405, 'Zo niet', 'Dit adres kent deze methode niet. Kijk in de kop Allow.'],
  otherRequest: [422, 'Sleutel al gebruikt', 'Deze Idempotency-Key hoorde bij een ander verzoek. Kies een nieuwe.'],
  tooLarge: [413, 'Te groot', 'Stuur hoogstens 50 nummers per keer.'],
  mediaType: [415, 'Verkeerde soort', 'Stuur application/json; bij /toegang application/x-www-form-urlencoded.'],
  often: [429, 'Te vaak bij dit nummer', 'Bij één nummer kunt u hoogstens vijf keer per dag een naam nagaan. Morgen kan het weer.'],
  tooMany: [429, 'Te vaak', 'Wacht zo lang als in de kop Retry-After staat.'],
  away: [503, 'Even niet bereikbaar', 'Er is niets gecontroleerd. Probeer het zo opnieuw.'],
  fault: [500, 'Er ging iets mis', 'Het ligt aan ons. Noem ons het nummer bij instance.'],
} as const satisfies Record<string, readonly [number, string, string]>
export type Problem = keyof typeof problems

export function sayProblem(req: Request, res: Response, name: Problem, more: Readonly<Record<string, string>> = {}): void {
  const [status, title, detail] = problems[name]
  if (status === 401) res.set('WWW-Authenticate', 'Bearer')
  const body = { type: `urn:waarborg:probleem:${name}`, title, status, detail, instance: `urn:waarborg:verzoek:${req.reference}`, ...more }
  res.status(status).type('application/problem+json').send(JSON.stringify(body))
}

/** What the reader of bodies throws. */
const unread: Readonly<Record<number, Problem>> = { 400: 'unreadable', 413: 'tooLarge', 415: 'mediaType' }

export function sayProblems(log: Log, isAway: (error: unknown) => boolean): ErrorRequestHandler {
  return async (error: unknown, req, res, next) => {
    if (res.headersSent) return next(error)
    if (error instanceof NotFound) return sayProblem(req, res, 'notFound')
    if (error instanceof TooMany) return sayProblem(req, res.set('Retry-After', String(error.seconds)), 'tooMany')
    if (isAway(error)) return sayProblem(req, res.set('Retry-After', '10'), 'away')
    const { status = 500 } = (error ?? {}) as { status?: number }
    const name = unread[status] ?? 'fault'
    if (name === 'fault') log.error({ error, reference: req.reference })
    else await recordUnread(name)
    sayProblem(req, res, name)
  }
}
