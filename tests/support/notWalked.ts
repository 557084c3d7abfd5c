/** What of the service no walk sees. A page that is new is walked, or stands here with why not. */
import { mayReach } from './rights.ts'
import { type Route, routesOfService } from './routes.ts'

const reasons: Readonly<Record<string, readonly string[]>> = {
  'is no page': ['/health/live', '/health/ready', '/robots.txt', '/.well-known/security.txt', '/.well-known/jwks.json', '/statuslijsten', '/statuslijsten/:number', '/weg', '/favicon.svg', '/pictogram-192.png', '/pictogram-512.png', '/pictogram-vol.png', '/offline/dienst', '/offline/app.webmanifest', '/offline/werker.js'],
  'is a file': ['/vragen/bestand/:id', '/berichten/:id/brief', '/kaart/foto', '/bewijs/bestand', '/mijn-gegevens/bestand', '/gesprek/afspraak.ics', '/werkcijfers/tabel/:name', '/cijfers/tabel/:name', '/beheer/invoer/sjabloon'],
  'is where a provider sends someone back to': ['/inloggen/aanvrager/terug', '/inloggen/medewerker/terug'],
  'leads on, or is seen once and by a press of its own': ['/balie/:id/oproep', '/kaart/nieuw-nummer', '/kaart/papier', '/kaart/:id', '/toegang/woorden', '/gestopt', '/dienst/einde'],
  'is the end of a story of its own': ['/vragen/code', '/vragen/nieuw', '/delen/:id', '/bezwaar/:id/papieren', '/c/:token'],
  'is asked of nobody as long as no law asks': ['/vragen/telefoon-advertentie'],
  'is the form of `/balie/te-laat`': ['/zaken/:id/termijn/ingebrekestelling'],
  'is the form of `/zaken/:id/zienswijze`': ['/zaken/:id/intrekken/mening', '/zaken/:id/schorsen/mening'],
  'is the form of `/zaken/:id/intrekken/voorstel`': ['/zaken/:id/schorsen/voorstel'],
  'opens when a coordinator has taken it on, or two have read it': ['/zorg/:id/plan', '/zorg/:id/poging', '/signalen/:id/verwijzing'],
  'opens when a right to work is about to end, which that of nobody of the demonstration is': ['/zaken/:id/werkrecht'],
  'opens weeks after what nobody of the demonstration did': ['/zaken/:id/termijn/dwangsom', '/zaken/:id/niet-behandelen', '/zaken/:id/niet-behandelen/besluit', '/bezwaren/:id/verslag', '/bezwaren/:id/voorstel', '/bezwaren/:id/dwangsom', '/bezwaren/:id/ingebrekestelling', '/bezwaar/:id/te-laat'],
}

const allowed = new Set(Object.values(reasons).flat())
const isOurs = (path: string): boolean => !path.startsWith('/stijl/')

/** For anyone who was given the address; those who work with it give it. */
const handedOut = ['/tolk/:token', '/scherm/:token']

/** Whose page it is: of those who work with it, or of her and anyone. */
export const isOfStaff = ({ path }: Pick<Route, 'path'>): boolean => handedOut.includes(path) || !mayReach('GET', path)?.some((role) => ['anyone', 'worker', 'helper'].includes(role))

/** Pages that were not among these addresses, and exceptions that are none (any more). */
export async function notWalked(walked: readonly string[], ofStaff: boolean): Promise<string[]> {
  const pages = (await routesOfService()).filter((route) => route.method === 'GET' && !route.leadsOn && isOurs(route.path) && isOfStaff(route) === ofStaff)
  const seen = new Set(walked.map((address) => routeOf(address, pages)))
  const known = new Set(pages.map(({ path }) => path))
  const needless = [...allowed].filter((path) => isOfStaff({ path }) === ofStaff && (seen.has(path) || !known.has(path)))
  return [...pages.map(({ path }) => path).filter((path) => !seen.has(path) && !allowed.has(path)), ...needless.map((path) => `${path} needs no exception`)]
}

/** The route an address belongs to: of those that fit the one that leaves least open. */
function routeOf(address: string, pages: readonly Route[]): string | undefined {
  const openIn = (path: string) => path.split(':').length
  return pages.map(({ path }) => path).filter((path) => fits(path, address)).toSorted((one, other) => openIn(one) - openIn(other))[0]
}

const fits = (path: string, address: string): boolean => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`).test(address)
