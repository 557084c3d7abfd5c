/** The addresses of worries, of sending one on to care, and of care itself. */
import { withId } from './pattern.ts'

export const carePaths = {
  caseConcerns: withId('/zaken/:id/signaal'),
  concerns: '/signalen',
  concern: withId('/signalen/:id'),
  concernOpened: withId('/signalen/:id/lezen'),
  concernRead: withId('/signalen/:id/tweede-lezer'),
  concernSummary: withId('/signalen/:id/samenvatting'),
  concernReviewed: withId('/signalen/:id/herzien'),
  referral: withId('/signalen/:id/verwijzing'),
  inspectorConcern: '/misstand',
  inspectorSignal: '/misstand/signaal',

  care: '/zorg',
  careRegions: '/zorg/regio',
  careOne: withId('/zorg/:id'),
  careAccept: withId('/zorg/:id/aannemen'),
  careContact: withId('/zorg/:id/contact'),
  careSheet: withId('/zorg/:id/blad'),
  careClose: withId('/zorg/:id/klaar'),
  carePlan: withId('/zorg/:id/plan'),
  careTry: withId('/zorg/:id/poging'),
  carePass: withId('/zorg/:id/doorgeven'),
} as const
