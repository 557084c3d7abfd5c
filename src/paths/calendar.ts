/** Of the calendar, and of who comes in. */
import { withId } from './pattern.ts'

export const calendarPaths = {
  agenda: '/agenda',
  agendaTalk: withId('/agenda/gesprek/:id'),
  talkHandedOver: withId('/agenda/gesprek/:id/overdragen'),
  talkMoved: withId('/agenda/gesprek/:id/verzetten'),
  talkSettled: withId('/agenda/gesprek/:id/laten'),
  absences: '/agenda/afwezig',
  absenceEnded: withId('/agenda/afwezig/:id/weg'),
  times: '/agenda/tijden',
  newRule: '/agenda/tijden/nieuw',
  rule: withId('/agenda/tijden/:id'),
  ruleStopped: withId('/agenda/tijden/:id/stop'),
  newRoom: '/agenda/kamers/nieuw',
  roomClosed: withId('/agenda/kamers/:id/dicht'),
  interviewerName: withId('/agenda/medewerkers/:id'),

  talkInterpreter: withId('/agenda/gesprek/:id/tolk'),
  interpreterInvitation: { pattern: '/tolk/:token', with: ({ token }: { token: string }) => `/tolk/${token}` },
  onPaper: '/balie/papier',
  findAtDesk: '/balie/zoek',
  hall: '/balie/hal',
  screen: { pattern: '/scherm/:token', with: ({ token }: { token: string }) => `/scherm/${token}` },
  visitor: withId('/balie/:id/komst'),
  visitorCalled: withId('/balie/:id/oproep'),
  deskHalted: withId('/balie/:id/stop'),
} as const
