/** What anyone may read and keep, to check a code without asking us: keys, and lists of what still holds. */
import { createHash } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import { publishedKeys } from '../../actions/register/publishedKeys.ts'
import type { AddressOf } from '../../actions/register/lists.ts'
import { publishedList, publishedNumbers } from '../../models/register/published.ts'
import { paths } from '../../paths.ts'
import { NotFound } from '../../platform/errors.ts'
import { STATUS_LIST_TYPE } from '../../platform/secrets/statusList.ts'

export const addressIn = (baseUrl: string): AddressOf => (number) => baseUrl + paths.publishedList.with({ number })

/** Before sessions: whoever reads these is nobody. */
export function published(baseUrl: string): Router {
  const router = Router()
  const addressOf = addressIn(baseUrl)
  router.get(paths.publishedKeys, async (req, res) => {
    const body = JSON.stringify(await publishedKeys(req.now))
    send(req, res, 'application/jwk-set+json', body, createHash('sha256').update(body).digest('base64url'))
  })
  router.get(paths.publishedLists, async (req, res) => {
    const body = JSON.stringify({ status_lists: (await publishedNumbers()).map(addressOf) })
    send(req, res, 'application/json', body, createHash('sha256').update(body).digest('base64url'))
  })
  router.get(paths.publishedList.pattern, async (req, res) => {
    const list = await publishedList(numberIn(req.params['number']))
    if (!list) throw new NotFound()
    send(req, res, STATUS_LIST_TYPE, list.signed, list.digest)
  })
  return router
}

/** In seconds: how long someone on the way may keep it. */
const KEPT = 30

/** The same bytes for everyone; nothing at all for whoever has them. */
function send(req: Request, res: Response, type: string, body: string, digest: string): void {
  res.set({ ETag: `"${digest}"`, 'Cache-Control': `public, max-age=${KEPT}`, 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' })
  if (req.fresh) return void res.status(304).end()
  res.type(type).send(Buffer.from(body))
}

function numberIn(text: unknown): number {
  if (typeof text !== 'string' || !/^\d{1,4}$/.test(text)) throw new NotFound()
  return Number(text)
}
