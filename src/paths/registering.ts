/** Of what all municipalities share: what anyone may read of it, and where it is kept. */
import { withId } from './pattern.ts'

export const registering = {
  publishedKeys: '/.well-known/jwks.json',
  publishedLists: '/statuslijsten',
  publishedList: { pattern: '/statuslijsten/:number', with: ({ number }: { number: number }) => `/statuslijsten/${number}` },
  registerKeys: '/register/sleutels',
  registerKeySooner: '/register/sleutels/volgende',
  registerKeyRetire: { pattern: '/register/sleutels/:kid/stoppen', with: ({ kid }: { kid: string }) => `/register/sleutels/${kid}/stoppen` },
  registerRetirementAgree: withId('/register/sleutels/voorstel/:id/akkoord'),
  registerRetirementReject: withId('/register/sleutels/voorstel/:id/afwijzen'),
  registerList: '/register/lijst',
} as const
