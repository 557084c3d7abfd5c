/** Who must not see a file, advice, and what goes from one municipality to another. */
import { withFile, withId } from './pattern.ts'

export const acrossPaths = {
  ownHandover: '/overdracht',
  shield: '/afschermen',
  shieldErasure: withId('/afschermen/:id/weg'),
  search: '/werk/zoek',
  advice: withId('/zaken/:id/advies'),
  adviceOne: withFile('/zaken/:id/advies/:file'),
  adviceTold: withFile('/zaken/:id/advies/:file/verbeterd'),
  adviceSheet: withFile('/zaken/:id/advies/:file/blad'),
  adviceAnswer: withFile('/zaken/:id/advies/:file/antwoord'),
  adviceTasks: '/adviezen',
  handover: withId('/zaken/:id/overdracht'),
  handoverConfirmed: withId('/zaken/:id/overdracht/akkoord'),
  handoverWithdrawn: withId('/zaken/:id/overdracht/stop'),
  handovers: '/overdrachten',
  handoverReceived: withId('/overdrachten/:id/ontvangen'),
  handoverSentBack: withId('/overdrachten/:id/terug'),
  stepBack: withId('/zaken/:id/terugtreden'),
  shields: '/afscherming',
  naming: withId('/afscherming/:id'),
  namingOpened: withId('/afscherming/:id/lezen'),
  lift: withId('/afscherming/:id/opheffen'),
} as const
