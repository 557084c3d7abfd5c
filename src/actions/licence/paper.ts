/** A card on paper, with a code to the end of the licence: for when there is no phone or no network. */
import path from 'node:path'
import { addDays, type Day, instantOf } from '../../law/day.ts'
import { formatNumber } from '../../law/licence/licenceNumber.ts'
import { NotFound } from '../../platform/errors.ts'
import { compilePdf } from '../../platform/paper/pdf.ts'
import { qrFile } from '../../platform/paper/qr.ts'
import { dates, translator } from '../../platform/page/translate.ts'
import type { Worker } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { open } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { aboutOf, lockCard, newCode, opened, type OwnCard } from './held.ts'

const template = path.resolve(import.meta.dirname, '../../../views/letters/card.typ')

/** The file of one of her cards. Its code ends with the number, and is worth nothing while the licence is not valid. */
export function paperCard(actor: Worker, id: string, baseUrl: string, now: Date, today: Day): Promise<Buffer> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const { licence, card } = await lockCard(actor, id, today)
    const photo = await open(actor, aboutOf(licence), { compartment: 'photo', kind: 'photo', purpose: 'own-data' })
    if (!photo) throw new NotFound()
    const code = await newCode(card, baseUrl, instantOf(addDays(licence.validUntil, 1), '00:00'), now)
    await audit(actor, 'card.printed', licence)
    const images = { 'photo.jpg': Buffer.from(photo.jpeg, 'base64'), 'code.svg': await qrFile(code) }
    return printed(await opened(actor, licence, card), licence.validUntil, images, today)
  })
}

function printed({ number, name, shown }: OwnCard, validUntil: Day, images: Readonly<Record<string, Buffer>>, today: Day): Promise<Buffer> {
  const [t, other] = [translator('nl'), translator('en')]
  const both = (key: string) => `${t(key)} / ${other(key)}`
  const data = {
    title: t('card.fileTitle', { on: dates('nl').date(today) }), number: formatNumber(number), name: shown ? name : '',
    until: dates('nl').shortDate(validUntil),
    labels: { number: both('card.number'), until: both('paper.until'), name: both('card.name'), cut: t('paper.cut'), photo: t('card.photo'), code: t('card.qr') },
  }
  return compilePdf(template, data, Date.parse(today) / 1_000, images)
}
