/** A letter that is being written: what is hard to read in it, and how she would read it, before it goes. */
import type { Request, Response } from 'express'
import type { LetterDraft } from '../../../actions/letterTexts.ts'
import { asSheReadsIt } from '../../../actions/previewing.ts'
import { typed } from '../../../forms/form.ts'
import { type Finding, findingsIn } from '../../../forms/plain.ts'
import type { Day } from '../../../law/day.ts'
import type { Field, Written } from '../../../pages/shapes.ts'
import { idOf } from '../../worker/own.ts'
import { isUnread, markOf } from '../deciding/shared.ts'
import { official } from '../../whoAsks.ts'

type Acting<T, Result> = (actor: ReturnType<typeof official>, id: string, form: T, today: Day) => Promise<Result>

/** Where its letter comes from: the act itself sends it, or it is put together from what was typed. */
export type Drafting<T> = 'act' | Acting<T, LetterDraft>

const isPreview = (req: Request): boolean => typed(req.body, 'step') === 'preview'

/** What to look at first; undefined when it can go. */
export async function beforeSending<T>(req: Request, fields: readonly Field[], form: T, { act, letter }: { act: Acting<T, unknown>; letter: Drafting<T> | undefined }): Promise<Written | undefined> {
  const findings = fields.filter(({ hers }) => hers).flatMap(({ name }): Finding[] => findingsIn(name, typed(req.body, name)))
  const mark = markOf(findings)
  if (!letter || !isPreview(req)) return isUnread(req, findings) ? { findings, mark, letter: null } : undefined
  const given = [official(req), idOf(req), form, req.today] as const
  const draft = letter === 'act' ? await asSheReadsIt(() => act(...given)) : await letter(...given)
  return { findings, mark, letter: draft }
}

/** Looking at the letter is no mistake; a text that nobody has said to have read is. */
export const answerTo = (req: Request, res: Response): Response => (isPreview(req) ? res : res.status(422))
