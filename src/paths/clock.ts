/** Addresses of the clock. */
import { withId } from './pattern.ts'

export const clockPaths = {
  consent: '/uitstel',
  notice: '/te-laat',
  terms: withId('/zaken/:id/termijn'),
  suspendTerm: withId('/zaken/:id/termijn/stil'),
  resumeTerm: withId('/zaken/:id/termijn/verder'),
  askConsent: withId('/zaken/:id/termijn/instemming'),
  caseNotice: withId('/zaken/:id/termijn/ingebrekestelling'),
  noticeAtDesk: '/balie/te-laat',
  penalty: withId('/zaken/:id/termijn/dwangsom'),
  whole: withId('/zaken/:id/compleet'),
  wholeOpened: withId('/zaken/:id/compleet/lezen'),
  leavingOut: withId('/zaken/:id/niet-behandelen'),
  leavingOutDecision: withId('/zaken/:id/niet-behandelen/besluit'),
  leavingOutOpened: withId('/zaken/:id/niet-behandelen/lezen'),
  leavingOutReturned: withId('/zaken/:id/niet-behandelen/terug'),
  missedTalk: withId('/zaken/:id/niet-verschenen'),
  correcting: withId('/zaken/:id/termijn/herstel'),
  correctingOpened: withId('/zaken/:id/termijn/herstel/lezen'),
  correctingClosed: withId('/zaken/:id/termijn/herstel/besluit'),
  right: '/mijn-gegevens/verzoek',
  staffRequestLater: withId('/verzoeken/:id/later'),
} as const
