/** What the letters say of an application or a licence itself: that it is here, that it ends, and that it came from another register. */
import type { Day } from '../../law/day.ts'
import { type Erasing, keepUntil } from '../../law/retention.ts'
import type { Writers } from '../letterTexts.ts'

export interface ApplicationFacts {
  receipt: { readonly decideBy: Day; readonly talk: { readonly on: Day; readonly at: string } | null }
  withdrawn: object
  stopped: Erasing
  renewalReminder: { readonly validUntil: Day }
  /** What came from another register, and what it is here. */
  applicationTakenOver: { readonly receivedOn: Day; readonly decideBy: Day }
  licenceTakenOver: { readonly decidedOn: Day; readonly number: string; readonly validUntil: Day }
}

export const applicationLetters: Writers<keyof ApplicationFacts> = {
  receipt({ sentOn, caseNumber, talk, decideBy }, { date, says, plain, under, help }) {
    const next = talk ? says('next', { talkOn: date(talk.on), talkAt: talk.at, decideBy: date(decideBy) }) : says('nextWaiting', { decideBy: date(decideBy) })
    return [plain(says('received', { on: date(sentOn), caseNumber }), says('data')), under('next', next), { ...help, paragraphs: [says('support'), ...help.paragraphs] }]
  },
  withdrawn: ({ caseNumber, sentOn }, { date, says, plain, under, help }) =>
    [plain(says('done', { caseNumber })), under('data', says('data', { until: date(keepUntil('notProcessedOrWithdrawn', sentOn)) })), help],
  stopped({ sentOn, readableUntil, lineUntil }, { date, says, plain, under, help }) {
    const line = lineUntil > readableUntil ? [says('line', { until: date(lineUntil) })] : []
    return [plain(says('done', { on: date(sentOn) })), under('data', says('data', { until: date(readableUntil) }), ...line), under('again', says('again')), help]
  },
  renewalReminder: ({ validUntil }, { date, says, plain, under, help }) => [plain(says('ends', { on: date(validUntil) })), under('next', says('renew'), says('nothing')), help],
  applicationTakenOver: ({ caseNumber, receivedOn, decideBy }, { t, date, says, plain, under, help }) => [
    plain(says('taken', { on: date(receivedOn) }), says('decide', { until: date(decideBy) })),
    under('next', t('letter.takenOver.desk', { caseNumber }), says('talk'), t('letter.takenOver.wrong')),
    help,
  ],
  licenceTakenOver: ({ caseNumber, decidedOn, number, validUntil }, { t, date, says, plain, under, help }) => [
    plain(says('taken', { on: date(decidedOn) }), says('number', { number, until: date(validUntil) })),
    under('next', t('letter.takenOver.desk', { caseNumber }), says('photo'), t('letter.takenOver.wrong')),
    help,
  ],
}
