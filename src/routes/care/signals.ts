/** The care coordinator's pages: who asked to be spoken to apart, and, once taken on, how to reach her safely. */
import { type Request, type Response, Router } from 'express'
import { acceptSignal, closeSignal, openSignal, signalOf, signalsOf } from '../../actions/care/signals.ts'
import type { Contact } from '../../actions/contents.ts'
import type { Row } from '../../pages/shapes.ts'
import { paths } from '../../paths.ts'
import { translator } from '../../platform/page/translate.ts'
import { gate } from '../signIn.ts'
import { idOf } from '../worker/own.ts'
import { coordinator } from '../whoAsks.ts'

export const care = Router()
const door = gate('careCoordinator')

care.get(paths.care, door, async (req, res) => {
  const signals = await signalsOf(coordinator(req))
  res.page('care/signals', { groups: ['new', 'accepted', 'closed'].map((stage) => ({ stage, signals: signals.filter((signal) => signal.stage === stage) })) })
})

care.get(paths.careOne.pattern, door, (req, res) => show(req, res, []))

care.post(paths.careAccept.pattern, door, async (req, res) => {
  await acceptSignal(coordinator(req), idOf(req), req.today)
  res.see(paths.careOne.with({ id: idOf(req) }))
})

/** Looking is an act, on record each time. */
care.post(paths.careContact.pattern, door, async (req, res) => {
  await show(req, res, inWords(await openSignal(coordinator(req), idOf(req)), req.language))
})

care.post(paths.careClose.pattern, door, async (req, res) => {
  await closeSignal(coordinator(req), idOf(req), req.today)
  res.see(paths.care)
})

care.get([paths.careAccept.pattern, paths.careContact.pattern, paths.careClose.pattern], door, (req, res) => res.see(paths.careOne.with({ id: idOf(req) })))

async function show(req: Request, res: Response, contact: readonly Row[]): Promise<void> {
  res.page('care/signal', { signal: await signalOf(coordinator(req), idOf(req)), contact })
}

function inWords({ channel, address, limits = [], codeWord }: Contact, language: string): Row[] {
  const t = translator(language)
  const rows: Row[] = [
    { key: 'channel', value: channel ? t(`option.channel.${channel}`) : t('care.noChannel') },
    { key: 'address', value: address ?? '' },
    { key: 'limits', value: limits.map((limit) => t(`option.limits.${limit}`)).join('; ') },
    { key: 'codeWord', value: codeWord ?? '' },
  ]
  return rows.filter(({ value }) => value)
}
