/** What the pages of deciding share. */
import type { Request, Response } from 'express'
import type { Happened } from '../../../actions/deciding/fourEyes.ts'
import type { Official } from '../../../policies/actor.ts'
import { idOf } from '../../worker/own.ts'

export const official = (req: Request): Official => req.actor as Official

/** Someone was first: nothing is overwritten, and it is told what they did. */
export function toldWhatHappened(req: Request, res: Response, happened: readonly Happened[]): void {
  res.status(409).page('municipality/changed', { id: idOf(req), happened })
}
