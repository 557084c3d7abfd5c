/** Everything held about her: to read, and as a file. */
import { type Request, type Response, Router } from 'express'
import { liftLimit } from '../../actions/looks/effects.ts'
import { looksAt } from '../../actions/looks/looks.ts'
import { ownRequests } from '../../actions/looks/requests.ts'
import { type Item, ownData } from '../../actions/ownData.ts'
import { isCorrected } from '../../law/hers/rectifying.ts'
import { paths } from '../../paths.ts'
import { gate, onOwnDevice, recently } from '../signIn.ts'
import { inWords } from './dataWords.ts'
import { idOf } from './own.ts'
import { worker } from '../whoAsks.ts'

export const data = Router()
const door = gate('worker')

data.get(paths.data, door, async (req, res) => {
  const { since, items, applications, licences, ways, watches, warnings, messages } = await ownData(worker(req), req.today)
  const requests = await ownRequests(worker(req))
  const handled = applications.some(({ receivedOn }) => receivedOn)
  const shown = items.map((item) => ({
    id: item.id, canCorrect: handled && isCorrected(item.kind), request: requests.get(item.id) ?? null,
    kind: item.kind, source: item.source, since: item.since, until: item.until, limitedOn: item.limitedOn,
    photo: pictureOf(item), rows: inWords(item, req.language),
  }))
  res.page('worker/data', { since, items: shown, applications, licences, ways, watches, warnings, messages })
})

data.post(paths.liftLimit.pattern, door, async (req, res) => {
  await liftLimit(worker(req), idOf(req))
  res.see(paths.data)
})

/** Hers before the desk saw it lies at its own address. */
function pictureOf(item: Item): string {
  if (item.kind === 'ownPhoto') return paths.ownFile.with(item)
  if ((item.kind === 'attachment' || item.kind === 'identityPaper') && item.content.type === 'image/jpeg') return paths.ownFile.with(item)
  return item.kind === 'photo' ? `data:image/jpeg;base64,${item.content.jpeg}` : ''
}

/** Among it is who looked. */
data.get(paths.dataFile, door, recently(5, { back: paths.data }), onOwnDevice, async (req: Request, res: Response) => {
  const actor = worker(req)
  const file = { madeOn: req.today, ...(await ownData(actor, req.today)), looks: await looksAt(actor, req.today) }
  res.set('Content-Disposition', `attachment; filename="gegevens-${req.today}.json"`).type('application/json').send(JSON.stringify(file, null, 2))
})
