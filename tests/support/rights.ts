/**
 * Who may reach what, written down apart from the service: the service is held against it, never the other way round. A new route
 * needs a line: the method where it matters, the address or the beginning of it, and who. The longest line that fits counts.
 */
import type { Role } from '../../src/policies/actor.ts'

const cases = 'interviewer caseworker decisionMaker teamLead objectionHandler'
const handling = 'caseworker decisionMaker'

export const lines: Readonly<Record<string, string>> = {
  // Anyone, signed in or not.
  '/': 'anyone', '/start': 'anyone', '/veilig': 'anyone', '/wie-ziet-wat': 'anyone', '/uw-gesprek': 'anyone', '/privacy': 'anyone', '/cookies': 'anyone', '/over': 'anyone', '/cijfers': 'anyone', '/cijfers/tabel/:name': 'anyone', '/toegankelijkheid': 'anyone',
  '/controleren': 'anyone', '/zegel': 'anyone', '/gedeeld': 'anyone', '/hulp': 'anyone', '/helpen': 'anyone', '/c': 'anyone', '/scherm': 'anyone', '/tolk': 'anyone',
  '/inloggen': 'anyone', '/code': 'anyone', '/woorden': 'anyone', '/uitgelogd': 'anyone', '/gewist': 'anyone', '/weer': 'anyone', '/weg': 'anyone', '/weergave': 'anyone',
  '/uitloggen': 'anyone', '/verlopen': 'anyone', '/verder': 'anyone', '/apparaat': 'anyone', 'POST /apparaat': 'worker',
  '/health': 'anyone', '/api': 'anyone', '/robots.txt': 'anyone', '/.well-known': 'anyone', '/statuslijsten': 'anyone', '/stijl': 'anyone', '/favicon.svg': 'anyone', '/pictogram-192.png': 'anyone', '/pictogram-512.png': 'anyone', '/pictogram-vol.png': 'anyone', '/demo-berichten': 'worker',
  // Hers.
  '/mijn': 'worker', '/mijn-gegevens': 'worker', '/vragen': 'worker', '/klaar': 'worker', '/aanvraag-intrekken': 'worker', '/gesprek': 'worker', '/voornemen': 'worker',
  '/aanvulling': 'worker', '/besluit': 'worker', '/schorsing': 'worker', '/bezwaar': 'worker', '/berichten': 'worker', '/bereiken': 'worker', '/kaart': 'worker', '/delen': 'worker', '/toestemming': 'worker',
  '/verlengen': 'worker', '/bewijs': 'worker', '/inzage': 'worker', '/toegang': 'worker', '/machtigen': 'worker', '/stoppen': 'worker', '/gestopt': 'worker', '/afschermen': 'worker',
  '/namens': 'helper',
  // Of a municipality.
  '/werk': cases, 'GET /zaken': cases, 'POST /zaken': 'caseworker decisionMaker teamLead objectionHandler', '/werk/verdeling': 'teamLead',
  'POST /zaken/:id/naam': 'caseworker decisionMaker objectionHandler', 'POST /zaken/:id/lezen': 'interviewer caseworker decisionMaker objectionHandler', '/zaken/:id/dossier': 'caseworker',
  '/zaken/:id/nemen': 'caseworker', '/zaken/:id/teruggeven': 'caseworker', '/zaken/:id/toewijzen': 'teamLead', '/zaken/:id/logboek': 'teamLead privacyOfficer', '/zaken/:id/nood': 'caseworker decisionMaker', '/werk/nood': 'teamLead decisionMaker',
  '/zaken/:id': cases, '/zaken/:id/naam': cases, '/zaken/:id/bestand': cases, 'POST /zaken/:id/bestand': 'caseworker', '/zaken/:id/verslag': 'interviewer', '/zaken/:id/rechtbank': 'caseworker decisionMaker objectionHandler',
  '/zaken/:id/bijlagen': 'caseworker decisionMaker objectionHandler', 'POST /zaken/:id/bijlagen/:file/oordeel': 'caseworker objectionHandler', '/zaken/:id/helpers': 'caseworker',
  '/zaken/:id/gesprek': 'interviewer', '/zaken/:id/oordeel': 'interviewer', '/zaken/:id/signaal': 'interviewer', '/signalen': 'interviewer',
  '/zaken/:id/voornemen': 'caseworker', '/zaken/:id/hulp': 'interviewer caseworker', '/zaken/:id/voorstel': 'caseworker', '/zaken/:id/vraag': 'caseworker', '/zaken/:id/uitstel': 'caseworker', '/zaken/:id/zienswijze': 'caseworker',
  '/zaken/:id/schorsen': 'caseworker', '/zaken/:id/werkrecht': 'caseworker', '/zaken/:id/hervatten': 'caseworker',
  '/zaken/:id/tweede-oog': 'decisionMaker', '/zaken/:id/besluit': 'decisionMaker', '/zaken/:id/terug': 'decisionMaker',
  '/zaken/:id/verzonden': handling, 'POST /zaken/:id/verzonden': 'caseworker',
  '/zaken/:id/terugtreden': `frontDesk ${cases}`, '/afscherming': 'teamLead decisionMaker',
  '/werk/zoek': 'caseworker decisionMaker teamLead objectionHandler', '/adviezen': handling, '/verbeterd': handling, '/overdrachten': 'teamLead decisionMaker', '/overdracht': 'worker',
  '/zaken/:id/advies': handling, 'POST /zaken/:id/advies': 'caseworker', 'POST /zaken/:id/advies/:file': handling, 'POST /zaken/:id/advies/:file/blad': 'caseworker', 'POST /zaken/:id/advies/:file/antwoord': 'caseworker',
  '/zaken/:id/advies/:file/verbeterd': 'caseworker',
  '/zaken/:id/overdracht': 'caseworker decisionMaker teamLead', 'POST /zaken/:id/overdracht': 'caseworker', 'POST /zaken/:id/overdracht/akkoord': 'teamLead decisionMaker', 'POST /zaken/:id/overdracht/stop': 'caseworker decisionMaker teamLead',
  '/bezwaren': 'objectionHandler decisionMaker', '/bezwaren/papier': 'objectionHandler', 'POST /bezwaren/:id/nemen': 'objectionHandler', 'POST /bezwaren/:id/commissie': 'objectionHandler', 'POST /bezwaren/:id/stukken': 'objectionHandler',
  ...Object.fromEntries(['uitstel', 'horen', 'niet-horen', 'verslag', 'voorstel', 'ingebrekestelling'].map((step) => [`/bezwaren/:id/${step}`, 'objectionHandler'])),
  '/zaken/:id/herhaling': 'caseworker', '/zaken/:id/verlenging': handling, '/zaken/:id/verlenging/korte-controle': 'caseworker', '/zaken/:id/verlenging/gesprek': 'caseworker', '/zaken/:id/maatregel': 'decisionMaker', '/zaken/:id/schorsing/herzien': 'caseworker', '/zaken/:id/intrekken': 'caseworker',
  '/agenda': 'frontDesk teamLead interviewer', '/agenda/tijden': 'frontDesk teamLead', '/agenda/kamers': 'frontDesk teamLead', '/agenda/medewerkers': 'frontDesk teamLead', '/werkcijfers': 'teamLead decisionMaker',
  '/verzoeken': handling, '/balie': 'frontDesk', '/beheer': 'administrator', '/beheer/brieven': 'administrator decisionMaker', '/toezicht': 'privacyOfficer', '/toezicht/bewaren': 'privacyOfficer administrator',
  // The clock.
  '/uitstel': 'worker', '/te-laat': 'worker',
  '/zaken/:id/termijn/stil': 'caseworker', '/zaken/:id/termijn/verder': 'caseworker', '/zaken/:id/termijn/instemming': 'caseworker', '/zaken/:id/termijn/ingebrekestelling': 'caseworker', '/zaken/:id/termijn/dwangsom': 'decisionMaker',
  '/zaken/:id/compleet': 'caseworker', '/zaken/:id/niet-behandelen': 'caseworker', '/zaken/:id/niet-behandelen/besluit': 'decisionMaker', '/zaken/:id/niet-behandelen/lezen': 'decisionMaker', '/zaken/:id/niet-behandelen/terug': 'decisionMaker', '/zaken/:id/niet-verschenen': 'caseworker interviewer', '/zaken/:id/termijn/herstel': handling,
  '/beheer/invoer': 'teamLead decisionMaker', 'POST /beheer/invoer/:id/ingevoerd': 'decisionMaker', 'POST /beheer/invoer/:id/terug': 'decisionMaker',
  '/agenda/gesprek/:id/verzetten': 'frontDesk teamLead', 'POST /agenda/gesprek/:id/laten': 'frontDesk teamLead', '/agenda/gesprek/:id/tolk': 'interviewer', '/balie/:id/oproep': 'frontDesk teamLead interviewer',
  // Of others.
  '/offline': 'inspector', '/offline/app.webmanifest': 'anyone', '/offline/werker.js': 'anyone',
  '/zorg': 'careCoordinator', '/register': 'registerManager', '/dienst': 'inspector', '/misstand': 'inspector', '/nummer': 'inspector', '/meer': 'inspector', '/uitleg': 'inspector', '/mijn-controles': 'inspector', '/advertenties': 'inspector', '/bezoek': 'inspector', '/op-dag': 'inspector caseworker decisionMaker objectionHandler',
}

export const roles = ['worker', 'helper', 'frontDesk', 'interviewer', 'caseworker', 'decisionMaker', 'teamLead', 'objectionHandler', 'privacyOfficer', 'administrator', 'inspector', 'careCoordinator', 'registerManager'] as const satisfies readonly Role[]
export type SignedIn = (typeof roles)[number]

/** The roles of the longest line that fits; undefined when there is none. */
export function mayReach(method: string, path: string): readonly string[] | undefined {
  const parts = path.split('/')
  const beginnings = parts.map((_part, index) => parts.slice(0, parts.length - index).join('/') || '/').filter((beginning) => beginning !== '/' || path === '/')
  for (const beginning of beginnings) {
    const line = lines[`${method} ${beginning}`] ?? lines[beginning]
    if (line) return line.split(' ')
  }
  return undefined
}

/** What of a case is read by everyone who reaches it, whose work it is, and what opens by a tie of its own; all the rest is work on it. */
const forAll = ['', '/nemen', '/teruggeven', '/toewijzen', '/logboek', '/terugtreden', '/nood', '/termijn', '/naam', '/lezen', '/bestand/:file'].map((rest) => `/zaken/:id${rest}`)

/** Where a person is opened. */
const openings = ['naam', 'lezen', 'bestand/:file', 'gesprek/wensen', 'gesprek/scherm', 'verslag/lezen', 'verslag/vertaling', 'verslag/vertaling/lezen', 'bijlagen', 'bijlagen/:file', 'bijlagen/:file/oordeel'].map((rest) => `/zaken/:id/${rest}`)
export const opens = (method: string, path: string): boolean => method === 'POST' && (openings.includes(path) || path === '/balie/:id/naam')

export const isWork = (path: string): boolean => path.startsWith('/zaken/:id') && !forAll.includes(path)

/** Whose work each of the cases of the cast is, by role: what is done in it by these alone, and opened by these alone. */
export const works: Readonly<Record<string, readonly string[]>> = { caseworker: ['own', 'proposed'] }
export const opensIn: Readonly<Record<string, readonly string[]>> = {
  frontDesk: ['own', 'proposed', 'nobodys', 'colleagues'],
  interviewer: ['own', 'proposed'],
  caseworker: ['own', 'proposed'],
  decisionMaker: ['proposed'],
}

/** For which purpose each role asks a name. */
export const asksNameFor: Readonly<Record<string, string>> = { caseworker: 'handle-case', decisionMaker: 'decide', objectionHandler: 'handle-objection' }

/** What each role may read of a person, as the design has it (trust.md C): by compartment, and for which purposes. */
export const mayRead: Readonly<Record<SignedIn, Readonly<Record<string, string>>>> = {
  worker: Object.fromEntries(['identity', 'contact', 'photo', 'documents', 'licence', 'interview', 'correspondence', 'shared', 'shield'].map((compartment) => [compartment, 'own-data'])),
  helper: { correspondence: 'help' },
  frontDesk: { identity: 'verify-identity', documents: 'verify-identity' },
  interviewer: { interview: 'plan-interview hold-interview', concern: 'read-concern' },
  caseworker: { identity: 'handle-case plan-interview write-letter answer-request', documents: 'handle-case', interview: 'handle-case answer-request', correspondence: 'handle-case answer-request' },
  decisionMaker: { identity: 'decide write-letter answer-request', interview: 'decide answer-request', correspondence: 'decide answer-request', shield: 'shield-file' },
  teamLead: { shield: 'shield-file' },
  objectionHandler: { identity: 'handle-objection write-letter', interview: 'handle-objection', correspondence: 'handle-objection' },
  privacyOfficer: {},
  administrator: {},
  inspector: { photo: 'check-licence', identity: 'check-more' },
  careCoordinator: { signal: 'care' },
  registerManager: {},
}
