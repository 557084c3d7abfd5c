/** The registration sheet for CoMensha, filled in as far as it is known here: for whoever took someone on, to print or to read out over the telephone. */
import { Router } from 'express'
import { openSignal, type Reached, type SeenSignal, signalOf } from '../../actions/care/signals.ts'
import { helpDirectory } from '../../models/people/HelpDirectory.ts'
import { paths } from '../../paths.ts'
import { dates, translator } from '../../platform/page/translate.ts'
import { gate } from '../signIn.ts'
import { type Sheet, sendSheet } from '../sheet.ts'
import { coordinator } from '../whoAsks.ts'
import { idOf } from '../worker/own.ts'

export const careSheets = Router()
const door = gate('careCoordinator')

/** Looking is an act, on record each time. */
careSheets.post(paths.careSheet.pattern, door, async (req, res) => {
  const signal = await signalOf(coordinator(req), idOf(req), req.today)
  const reached = await openSignal(coordinator(req), idOf(req))
  await sendSheet(res, sheetOf(signal, reached), req.today)
})
careSheets.get(paths.careSheet.pattern, door, (req, res) => res.see(paths.careOne.with({ id: idOf(req) })))

/** In Dutch, as the registration is; what we never asked stays blank. */
function sheetOf({ receivedOn, language, urgency, sent }: SeenSignal, { call, channel, address, when, codeWord }: Reached): Sheet {
  const t = translator('nl')
  const { date } = dates('nl')
  const rows = (...pairs: readonly (readonly [label: string, value: string | null | undefined])[]) => pairs.flatMap(([label, value]) => (value ? [[t(label), value] as const] : []))
  const receiver = helpDirectory.national.find(({ key }) => key === 'comensha')
  return {
    title: t('careSheet.title'), lang: 'nl', note: t('careSheet.note'),
    sections: [
      { title: '', paragraphs: [t('careSheet.lead', { name: receiver?.name ?? '', phone: receiver?.phone ?? '' })] },
      { title: t('careSheet.known'), rows: rows(['careSheet.receivedOn', date(receivedOn)], ['careSheet.from', sent?.from ?? t('care.herself')], ['field.careReason', sent && t(`option.careReason.${sent.reason}`)], ['field.careUrgency', urgency ? t(`care.urgency.${urgency}`) : undefined],
        ['field.concernChild', sent && t(`option.concernChild.${sent.child}`)], ['field.careGround', sent && t(`option.careGround.${sent.ground}`)], ['careSheet.yesOn', sent?.yesOn ? date(sent.yesOn) : undefined], ['answer.language', t(`option.language.${language}`)]) },
      { title: t('careSheet.reach'), rows: rows(['data.careCall', call], ['careSheet.way', channel && t(`option.channel.${channel}`)], ['data.address', address], ['data.careWhen', when], ['data.codeWord', codeWord]) },
      { title: t('careSheet.byHand'), blanks: ['registered', 'number', 'age', 'kind', 'country', 'shelter', 'reflection'].map((what) => t(`careSheet.blank.${what}`)) },
    ],
  }
}
