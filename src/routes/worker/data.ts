/** Everything held about her: to read, and as a file. */
import { Router } from 'express'
import { looksAt } from '../../actions/licences.ts'
import type { Contact } from '../../actions/contents.ts'
import { type Item, ownData } from '../../actions/ownData.ts'
import { criteria } from '../../law/interview.ts'
import { formatNumber } from '../../law/licenceNumber.ts'
import type { DataRow } from '../../pages.ts'
import { paths } from '../../paths.ts'
import { dates, languages, translator } from '../../platform/translate.ts'
import { gate, onOwnDevice } from '../signIn.ts'
import { wishesInWords, wishLines } from '../wishes.ts'
import { worker } from './questions/ask.ts'

export const data = Router()
const door = gate('worker')

data.get(paths.data, door, async (req, res) => {
  const { since, items, applications, licences, ways, messages } = await ownData(worker(req), req.today)
  const shown = items.map((item) => ({
    kind: item.kind, source: item.source, since: item.since, until: item.until,
    photo: item.kind === 'photo' ? `data:image/jpeg;base64,${item.content.jpeg}` : '', rows: inWords(item, req.language),
  }))
  res.page('worker/data', { since, items: shown, applications, licences, ways, messages })
})

data.get(paths.dataFile, door, onOwnDevice, async (req, res) => {
  const actor = worker(req)
  const file = { madeOn: req.today, ...(await ownData(actor, req.today)), looks: await looksAt(actor) }
  res.set('Content-Disposition', `attachment; filename="gegevens-${req.today}.json"`).type('application/json').send(JSON.stringify(file, null, 2))
})

function contactRows(contact: Contact, language: string): DataRow[] {
  const t = translator(language)
  const { channel, address = '', next, limits = [], quiet, messageLanguage, codeWord = '', reminder, neverWriteHome, frozenOn } = contact
  const way = (to?: string) => (to ? t(`option.channel.${to}`) : '')
  const rows = {
    channel: way(channel), address, next: next ? `${way(next.channel)}: ${next.address}` : '', limits: limits.map((limit) => t(`option.limits.${limit}`)).join('; '),
    quiet: quiet ? `${quiet.from} – ${quiet.until}` : '', messageLanguage: languages.find(({ code }) => code === messageLanguage)?.name ?? '', codeWord,
    reminder: reminder ? t('option.reminder.yes') : '', post: neverWriteHome ? t('data.post.never') : '', frozen: frozenOn ? dates(language).date(frozenOn) : '',
  }
  return Object.entries(rows).map(([name, value]) => ({ label: t(`data.${name}`), value }))
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
      case 'contact':
        return contactRows(item.content, language)
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
        return criteria.map((criterion) => {
          const { verdict, fact } = item.content.criteria[criterion]
          return { label: t(`field.${criterion}`), value: [option(criterion, verdict), fact].filter(Boolean).join(': ') }
        })
      case 'intention':
        return [row('facts', item.content.facts), row('reason', item.content.reason)]
      case 'viewStatement':
        return [row('statement', item.content.text)]
      case 'letterText':
        return [row('letter', item.content.letter.heading)]
    }
  }
  return lines().filter(({ value }) => value !== '')
}
