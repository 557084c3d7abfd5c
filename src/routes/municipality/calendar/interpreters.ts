/** An interpreter for a talk: what she wants is opened on record, and the address for one interpreter is shown once. */
import { type Request, type Response, Router } from 'express'
import { interpreterState, inviteInterpreter } from '../../../actions/calendar/interpreters.ts'
import { readTalk } from '../../../actions/calendar/agenda.ts'
import type { Row } from '../../../pages/shapes.ts'
import { paths } from '../../../paths.ts'
import { translator } from '../../../platform/page/translate.ts'
import { gate } from '../../signIn.ts'
import { wishesInWords, wishLines } from '../../wishes.ts'
import { idOf } from '../../worker/own.ts'
import { official } from '../../whoAsks.ts'

const door = gate('interviewer')

export function interpreters(baseUrl: string): Router {
  const router = Router()
  router.get(paths.talkInterpreter.pattern, door, (req, res) => show(req, res))
  router.post(paths.talkInterpreter.pattern, door, async (req, res) => {
    const asked = await inviteInterpreter(official(req), idOf(req), req.now)
    if (!asked) return show(req, res, { none: true })
    const said = wishesInWords(asked.wishes, translator(req.language))
    const rows = wishLines.filter((name) => name === 'language' || name === 'interpreter' || name === 'notFrom')
    await show(req, res, { address: baseUrl + paths.interpreterInvitation.with({ token: asked.token }), rows: rows.map((key) => ({ key, value: said[key] })).filter(({ value }) => value) })
  })
  return router
}

interface Shown {
  readonly none?: boolean
  readonly address?: string
  readonly rows?: readonly Row[]
}

async function show(req: Request, res: Response, { none = false, address = '', rows = [] }: Shown = {}): Promise<void> {
  const { talk } = await readTalk(official(req), idOf(req), req.today)
  res.page('municipality/interpreter', { id: talk.id, caseNumber: talk.caseNumber, day: talk.day, time: talk.time, state: await interpreterState(official(req), idOf(req)), none, address, rows })
}
