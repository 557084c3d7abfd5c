/** The addresses of worries, of sending one on to care, and of care itself. */
import { withId } from './pattern.ts'

export const carePaths = {
  caseConcerns: withId('/zaken/:id/signaal'),
  concerns: '/signalen',
  concern: withId('/signalen/:id'),
  concernOpened: withId('/signalen/:id/lezen'),
  concernRead: withId('/signalen/:id/tweede-lezer'),
  concernReviewed: withId('/signalen/:id/herzien'),

  care: '/zorg',
  careOne: withId('/zorg/:id'),
  careAccept: withId('/zorg/:id/aannemen'),
  careContact: withId('/zorg/:id/contact'),
  careClose: withId('/zorg/:id/klaar'),
} as const
