/** Letters after a grant, with made-up facts. */
import { addDays, addYears } from '../../law/day.ts'
import { objectionUntil } from '../../law/objecting/objection.ts'
import type { Common, Samples } from '../letterTexts.ts'
import type { AfterFacts, DecidedMeasure } from './letterBlocks.ts'

const intended = ({ sentOn }: Common) => ({ reason: 'Uw gegevens kloppen niet.', facts: 'Uw geboortedatum was anders dan in uw paspoort.', untilDay: addDays(sentOn, 14), moments: [{ day: addDays(sentOn, 7), time: '10:00' }] })

const decided = ({ sentOn }: Common): DecidedMeasure => ({
  grounds: ['V01_WRONG_DATA'], from: sentOn, until: addDays(sentOn, 27), hearing: 'heard', skipped: undefined, skippedBecause: '', objectUntil: objectionUntil(sentOn), mandateOn: addYears(sentOn, -1),
  reason: 'Uw gegevens kloppen niet.', facts: [{ ground: 'V01_WRONG_DATA', fact: 'Uw geboortedatum was anders dan in uw paspoort.', source: 'document' }],
  said: ['Ik heb mij vergist.'], answer: 'Wij hebben het paspoort nog eens bekeken.', weighing: 'Wij gaven u de tijd om het te verbeteren. Iets lichters kon niet.',
})

export const afterSamples: Samples<keyof AfterFacts | 'invitation'> = {
  intendedRevocation: (common) => ({ ...common, kind: 'intendedRevocation', ...intended(common) }),
  intendedSuspension: (common) => ({ ...common, kind: 'intendedSuspension', ...intended(common) }),
  revoked: (common) => ({ ...common, kind: 'revoked', ...decided(common) }),
  suspended: (common) => ({ ...common, kind: 'suspended', ...decided(common) }),
  reinstated: (common) => ({ ...common, kind: 'reinstated', reason: 'Uw gegevens kloppen.', from: common.sentOn, objectUntil: objectionUntil(common.sentOn), mandateOn: addYears(common.sentOn, -1) }),
  courtStayed: (common) => ({ ...common, kind: 'courtStayed', about: 'revoke', from: common.sentOn, until: addDays(common.sentOn, 42) }),
  courtStayEnded: (common) => ({ ...common, kind: 'courtStayEnded', about: 'revoke', from: common.sentOn, until: undefined }),
  repeatTalk: (common) => ({ ...common, kind: 'repeatTalk', due: addDays(common.sentOn, 56) }),
  repeatReminder: (common) => ({ ...common, kind: 'repeatReminder', due: addDays(common.sentOn, 14) }),
  invitation: (common) => ({ ...common, kind: 'invitation', talk: 'first', on: addDays(common.sentOn, 10), time: '11:00', place: 'Voorbeeldplein 1', interpreter: 'room' }),
  talkDropped: (common) => ({ ...common, kind: 'talkDropped', talkOn: addDays(common.sentOn, 12), decideBy: addDays(common.sentOn, 40) }),
  talkAsked: (common) => ({ ...common, kind: 'talkAsked' }),
  repeatDone: (common) => ({ ...common, kind: 'repeatDone' }),
}
