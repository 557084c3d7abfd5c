/** The addresses of the talk. */
import { withId } from './pattern.ts'

export const talkPaths = {
  talk: withId('/zaken/:id/gesprek'),
  talkWishes: withId('/zaken/:id/gesprek/wensen'),
  talkCalled: withId('/zaken/:id/gesprek/oproep'),
  talkPresent: withId('/zaken/:id/gesprek/aanwezig'),
  talkAbsent: withId('/zaken/:id/gesprek/afwezig'),
  talkNow: withId('/zaken/:id/gesprek/nu'),
  talkBlock: { pattern: '/zaken/:id/gesprek/nu/:number', with: ({ id, number }: { id: string; number: number }) => `/zaken/${id}/gesprek/nu/${number}` },
  talkSeat: withId('/zaken/:id/gesprek/plaats'),
  talkMissed: withId('/zaken/:id/gesprek/weg'),
  talkPause: withId('/zaken/:id/gesprek/pauze'),
  talkResume: withId('/zaken/:id/gesprek/verder'),
  talkEnd: withId('/zaken/:id/gesprek/klaar'),
  compare: withId('/zaken/:id/gesprek/samen'),
  compareOpened: withId('/zaken/:id/gesprek/samen/lezen'),
  compareAgreed: withId('/zaken/:id/gesprek/samen/akkoord'),
  compareThird: withId('/zaken/:id/gesprek/samen/derde'),
  secondTalk: withId('/zaken/:id/gesprek/samen/opnieuw'),
  talkScreen: withId('/zaken/:id/gesprek/scherm'),
  talkSheet: withId('/zaken/:id/gesprek/papier'),
  ownView: withId('/zaken/:id/oordeel'),
  shareReport: withId('/zaken/:id/verslag'),
  reportOpened: withId('/zaken/:id/verslag/lezen'),
  translation: withId('/zaken/:id/verslag/vertaling'),
  translationOpened: withId('/zaken/:id/verslag/vertaling/lezen'),
} as const
