/** On an inspector's phone. */
import { withId } from './pattern.ts'

export const inspecting = {
  shift: '/dienst',
  putRight: '/dienst/verbeterd',
  putRightRead: withId('/dienst/verbeterd/:id'),
  shiftEnd: '/dienst/einde',
  number: '/nummer',
  code: '/c/:token',
  more: withId('/meer/:id'),
  explain: { pattern: '/uitleg/:language', with: ({ language }: { language: string }) => `/uitleg/${language}` },
  ownChecks: '/mijn-controles',
  onDay: '/op-dag',
  visits: '/bezoek',
  newVisit: '/bezoek/nieuw',
  visit: withId('/bezoek/:id'),
  visitCorrection: withId('/bezoek/:id/verbeteren'),
  offline: '/offline',
  offlineShift: '/offline/dienst',
  offlineCheck: '/offline/controle',
  offlineApp: '/offline/app.webmanifest',
  offlineWorker: '/offline/werker.js',
  adverts: '/advertenties',
  advertsAnswer: '/advertenties/uitkomst',
} as const
