/** What is proposed for a request about data, in words, and the question which parts of what is held it is about. */
import type { Request } from 'express'
import type { Deciding, ProposalWords } from '../../../actions/looks/deciding.ts'
import type { OpenRequest } from '../../../actions/looks/requests.ts'
import type { RequestPage } from '../../../pages/dataRequests.ts'
import type { Field, Row } from '../../../pages/shapes.ts'
import { dates, translator } from '../../../platform/page/translate.ts'

export function partsField(req: Request, { effect, parts }: Deciding): Field[] {
  if (!effect || !parts.length) return []
  const t = translator(req.language)
  return [{ kind: 'checks', name: 'parts', hint: true, options: parts.map(({ part, count }) => ({ value: part, label: `${t(`heldPart.${part}`)} (${count})` })) }]
}

export function proposalShown(req: Request, { kind }: OpenRequest, { proposed }: Deciding, { words }: ProposalWords): RequestPage['proposal'] {
  if (!proposed) return { rows: [], photo: '' }
  const t = translator(req.language)
  const rows: Row[] = [
    { key: 'outcome', value: t(`option.answered.${proposed.outcome}`) },
    { key: 'proposedOn', value: dates(req.language).date(proposed.madeOn) },
    ...(proposed.parts.length ? [{ key: kind === 'objection' ? 'limits' : 'erases', value: proposed.parts.map((part) => t(`heldPart.${part}`)).join('; ') }] : []),
  ]
  if (!words) return { rows, photo: '' }
  const { identity, identityCheck, photo = '', text } = words.right
  const right = [
    ...(identity ? [`${identity.given} ${identity.family}`, identity.birthdate, identity.nationality, ...(identity.bsn ? [identity.bsn] : [])] : []),
    ...(identityCheck ? [t(`option.document.${identityCheck.document}`), dates(req.language).date(identityCheck.seenOn)] : []),
    ...(text ? [text] : []),
  ].join('\n')
  return { rows: [...rows, ...(right ? [{ key: 'isRight', value: right }] : [])], photo: photo && `data:image/jpeg;base64,${photo}` }
}
