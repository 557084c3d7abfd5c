/** Of what all municipalities share: what anyone may read of it, and where it is kept. */
import { withId } from './pattern.ts'

const withCode = (pattern: string) => ({ pattern, with: ({ code }: { code: string }) => pattern.replace(':code', code) })
const withKid = (pattern: string) => ({ pattern, with: ({ kid }: { kid: string }) => pattern.replace(':kid', kid) })

export const registering = {
  publishedKeys: '/.well-known/jwks.json',
  publishedLists: '/statuslijsten',
  publishedList: { pattern: '/statuslijsten/:number', with: ({ number }: { number: number }) => `/statuslijsten/${number}` },
  register: '/register',
  registerAgree: withId('/register/voorstel/:id/akkoord'),
  registerReject: withId('/register/voorstel/:id/afwijzen'),
  registerPlaces: '/register/gemeenten',
  registerPlaceNew: '/register/gemeenten/aanwijzen',
  registerPlaceEnd: withCode('/register/gemeenten/:code/einde'),
  registerAnnouncements: '/register/storing',
  registerAnnounce: '/register/storing/nieuw',
  registerAnnouncementSeen: withId('/register/storing/:id/gezien'),
  registerAnnouncementEnd: withId('/register/storing/:id/einde'),
  registerMisuse: '/register/misbruik',
  registerTellHolder: withId('/register/misbruik/:id/melden'),
  registerTighten: '/register/misbruik/strenger',
  registerLoosen: withId('/register/misbruik/strenger/:id/einde'),
  registerLaw: '/register/wetpakket',
  registerLawPack: { pattern: '/register/wetpakket/:version', with: ({ version }: { version: string }) => `/register/wetpakket/${version}` },
  registerKeys: '/register/sleutels',
  registerKeySooner: withKid('/register/sleutels/:kid/eerder'),
  registerKeyRetire: withKid('/register/sleutels/:kid/stoppen'),
  registerRetirementAgree: withId('/register/sleutels/voorstel/:id/akkoord'),
  registerRetirementReject: withId('/register/sleutels/voorstel/:id/afwijzen'),
  registerList: '/register/lijst',
  registerClients: '/register/aansluitingen',
  registerClientNew: '/register/aansluitingen/nieuw',
  registerClientEnd: withId('/register/aansluitingen/:id/stoppen'),
  registerClientAgree: withId('/register/aansluitingen/:id/akkoord'),
  registerWatchNew: withId('/register/aansluitingen/:id/seintjes'),
  registerWatchAgree: withId('/register/aansluitingen/adres/:id/akkoord'),
  registerWatchReject: withId('/register/aansluitingen/adres/:id/afwijzen'),
  registerClientReject: withId('/register/aansluitingen/:id/afwijzen'),
} as const
