/** What the pages of deciding share. */
import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'
import type { Happened } from '../../../actions/deciding/fourEyes.ts'
import type { Finding } from '../../../forms/plain.ts'
import { typed } from '../../../forms/form.ts'
import type { Day } from '../../../law/day.ts'
import { paths } from '../../../paths.ts'
import { idOf } from '../../worker/own.ts'

/** Someone was first: nothing is overwritten, and it is told what they did. */
export function toldWhatHappened(req: Request, res: Response, happened: readonly Happened[]): void {
  showChanged(res, paths.case.with({ id: idOf(req) }), happened.map(({ act, on }) => ({ key: `done.${act}`, on })))
}

export function showChanged(res: Response, back: string, happened: readonly { readonly key: string; readonly on: Day }[]): void {
  res.status(409).page('municipality/changed', { back, happened })
}

/** Of what was found in a text: whoever ticks it has read these findings, and no others. */
export const markOf = (findings: readonly Finding[]): string => createHash('sha256').update(JSON.stringify(findings)).digest('hex').slice(0, 16)

/** Something was found that nobody has said to have read. */
export const isUnread = (req: Request, findings: readonly Finding[]): boolean => findings.length > 0 && typed(req.body, 'asIs') !== markOf(findings)
