/** The papers of a case that lie open before she is heard, and on which grounds a part is kept back (Awb 7:4). A part of reading an objection. */
import type { Day } from '../../law/day.ts'
import type { LetterKind } from '../../law/deciding/letters.ts'
import type { WithholdGround } from '../../law/talking/withholding.ts'
import type { Application } from '../../models/Application.ts'
import { Letter } from '../../models/letters/Letter.ts'
import type { Actor } from '../../policies/actor.ts'
import type { Purpose } from '../../policies/compartments.ts'
import { papersOf, type UsedPaper } from '../deciding/words.ts'
import type { Attached } from '../contents.ts'
import { sentAlong } from '../papers/attachments.ts'
import { open } from '../vault.ts'

export interface CasePapers {
  readonly papers: readonly UsedPaper[]
  readonly letters: readonly { readonly kind: LetterKind; readonly sentOn: Day }[]
  /** Files that she sent along. */
  readonly attachments: readonly Pick<Attached, 'id' | 'with' | 'on'>[]
  /** Of parts of the report, each ground once. */
  readonly keptBack: readonly WithholdGround[]
}

export async function casePapers(actor: Actor, application: Application, purpose: Purpose): Promise<CasePapers> {
  const letters = await Letter.findAll({ where: { applicationId: application.id }, attributes: ['id', 'kind', 'sentOn'], order: [['sentOn', 'ASC'], ['kind', 'ASC']] })
  const report = await open(actor, application, { compartment: 'interview', kind: 'report', purpose })
  const grounds = (report?.blocks ?? []).flatMap(({ withheld }) => (withheld ? [withheld.ground] : []))
  const attachments = (await sentAlong(actor, application, purpose)).map(({ id, with: where, on }) => ({ id, with: where, on }))
  return { papers: papersOf(application), attachments, letters: letters.map(({ kind, sentOn }) => ({ kind, sentOn })), keptBack: [...new Set(grounds)] }
}
