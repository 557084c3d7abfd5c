/** Everything held about her: to read, and as a file. */
import { Router } from 'express'
import type { View } from '../../actions/contents.ts'
import { looksAt } from '../../actions/looks/looks.ts'
import { ownRequests } from '../../actions/looks/requests.ts'
import { isCorrected, type Item, ownData } from '../../actions/ownData.ts'
import { criteria } from '../../law/interview.ts'
import { formatNumber } from '../../law/licenceNumber.ts'
import type { DataRow } from '../../pages.ts'
import { paths } from '../../paths.ts'
import { dates, type Translate, translator } from '../../platform/translate.ts'
import { gate, onOwnDevice } from '../signIn.ts'
import { wishesInWords, wishLines } from '../wishes.ts'
import { wordRows } from './objectionWords.ts'
import { worker } from './questions/ask.ts'

export const data = Router()
const door = gate('worker')

data.get(paths.data, door, async (req, res) => {
  const { since, items, applications, licences, ways } = await ownData(worker(req), req.today)
  const requests = await ownRequests(worker(req))
  const handled = applications.some(({ receivedOn }) => receivedOn)
  const shown = items.map((item) => ({
    id: item.id, canCorrect: handled && isCorrected(item.kind), request: requests.get(item.id) ?? null,
    kind: item.kind, source: item.source, since: item.since, until: item.until,
    photo: item.kind === 'photo' ? `data:image/jpeg;base64,${item.content.jpeg}` : '', rows: inWords(item, req.language),
  }))
  res.page('worker/data', { since, items: shown, applications, licences, ways })
})

data.get(paths.dataFile, door, onOwnDevice, async (req, res) => {
  const actor = worker(req)
  const file = { madeOn: req.today, ...(await ownData(actor, req.today)), looks: await looksAt(actor, req.today) }
  res.set('Content-Disposition', `attachment; filename="gegevens-${req.today}.json"`).type('application/json').send(JSON.stringify(file, null, 2))
})

function viewRows(view: Pick<View, 'criteria'>, t: Translate): DataRow[] {
  return criteria.map((criterion) => {
    const { verdict, fact } = view.criteria[criterion]
    return { label: t(`field.${criterion}`), value: [t(`option.${criterion}.${verdict}`), fact].filter(Boolean).join(': ') }
  })
}

/** A line per thing she can read; labels are `data.<key>`, of a view `field.<criterion>`. */
function inWords(item: Item, language: string): DataRow[] {
  const t = translator(language)
  const { date } = dates(language)
  const row = (name: string, value: string): DataRow => ({ label: t(`data.${name}`), value })
  const option = (name: string, value?: string) => (value ? t(`option.${name}.${value}`) : '')
  const judged = ({ correct, remark }: { correct: boolean; remark: string }) => [t(correct ? 'part.right' : 'part.wrong'), remark].filter(Boolean).join(': ')
  const lines = (): DataRow[] => {
    switch (item.kind) {
      case 'identity': {
        const { given, family, birthdate, nationality, bsn } = item.content
        return [row('name', `${given} ${family}`), row('birthdate', date(birthdate)), row('nationality', nationality), row('bsn', bsn ?? '')]
      }
      case 'identityConfirmed':
      case 'reportAnswer':
        return [row('answer', judged(item.content))]
      case 'identityCheck':
        return [row('document', option('document', item.content.document)), row('seenOn', date(item.content.seenOn))]
      case 'contact': {
        const { channel, address = '', limits = [], codeWord = '' } = item.content
        return [row('channel', option('channel', channel)), row('address', address), row('limits', limits.map((limit) => option('limits', limit)).join('; ')), row('codeWord', codeWord)]
      }
      case 'wishes': {
        const said = wishesInWords(item.content, t)
        return wishLines.map((name) => ({ label: t(`answer.${name}`), value: said[name] }))
      }
      case 'withheld':
        return item.content.questions.map((name) => ({ label: t(`form.${name}`), value: t('answer.notGiven') }))
      case 'photo':
        return []
      case 'licenceNumber':
        return [row('number', formatNumber(item.content.number))]
      case 'report':
        return [row('information', item.content.information.map((each) => option('information', each)).join('; ')), row('told', item.content.told)]
      case 'view':
        return viewRows(item.content, t)
      case 'intention':
        return [row('facts', item.content.facts), row('reason', item.content.reason)]
      case 'viewStatement':
        return [row('statement', item.content.text)]
      case 'spokenWish':
        return [row('spoken', option('viewHow', item.content.how)), row('callNumber', item.content.phone), row('callWhen', item.content.when)]
      case 'objection':
        return wordRows(item.content, language)
      case 'suspensionView':
        return [row('statement', item.content.text)]
      case 'requests':
        return item.content.all.flatMap(({ items }) => items.map(({ what, text, answer }) => ({ label: t(`option.items.${what}`), value: [text, answer && `${option('answerHow', answer.how)}: ${answer.text}`].filter(Boolean).join(' → ') })))
      case 'suspension':
        return [row('reason', item.content.reason), row('facts', item.content.facts), row('statement', item.content.said)]
      case 'request':
        return [row('request', item.content.text), row('reply', option('reply', item.content.reply))]
      case 'mandateNames':
        return [row('helper', item.content.helper), row('label', item.content.label)]
      case 'letterText':
        return [row('letter', item.content.letter.heading)]
    }
  }
  return lines().filter(({ value }) => value !== '')
}
