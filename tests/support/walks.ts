/** Who sees which pages. Every test that looks at all pages takes them from here. */
export interface Walk {
  readonly who: string
  readonly door?: 'worker' | 'staff' | 'helper'
  /** A page by its address; `>x` the first link there that holds x; `>>x` the first case that offers it, `>>x>y` the first that offers y there. Forms are also sent empty. */
  readonly pages: readonly string[]
  /** What is filled in before: a page, its fields, and the locale key of its button. */
  readonly first?: readonly Answer[]
}

export interface Answer {
  readonly path: string
  readonly fields: Readonly<Record<string, string>>
  readonly button: string
}

const withPlace: readonly Answer[] = [{ path: '/vragen/plaats', fields: { municipality: 'GM0344' }, button: 'form.place.button' }]

const withCode: readonly Answer[] = [{ path: '/code', fields: { deskCode: '7KR4-M9WQ' }, button: 'form.deskEntry.button' }]
const withNewChannel: readonly Answer[] = [{ path: '/bereiken/manier', fields: { channel: 'email', address: 'een-ander@post.example' }, button: 'form.newChannel.button' }]

/** Of anyone, and of her. */
export const hers: readonly Walk[] = [
  { who: 'anyone', pages: ['/', '/start', '/veilig', '/wie-ziet-wat', '/uw-gesprek', '/controleren', '/zegel', '/gedeeld', '/hulp', '/hulp/vraag', '/hulp/antwoord', '/helpen', '/start/past-dit', '/privacy', '/cookies', '/over', '/toegankelijkheid', '/inloggen', '/inloggen?weer', '/inloggen?opnieuw&gedeeld', '/code', '/woorden', '/apparaat', '/uitgelogd', '/gewist', '/weer', '/bestaat-niet'] },
  { who: 'anyone with a code', pages: ['/code/woorden'], first: withCode },
  { who: 'worker-1', door: 'worker', pages: ['/mijn', '/kaart', '/inzage', '/berichten', '/mijn-gegevens'] },
  { who: 'worker-5', door: 'worker', pages: ['/mijn', '/vragen', '/vragen/bereiken', '/vragen/veilig-contact', '/vragen/taal', '/vragen/wie', '/vragen/document', '/vragen/document/bestand', '/vragen/foto', '/vragen/foto/bestand', '/vragen/tolk', '/vragen/plaats', '/vragen/plaats?provincie=UT', '/vragen/steun', '/vragen/controleren', '/mijn?later', '/bereiken', '/bereiken/manier', '/bereiken/afspraken', '/demo-berichten', '/aanvraag-intrekken', '/stoppen', '/stoppen/zeker'] },
  { who: 'worker-7', door: 'worker', pages: ['/vragen/document/bestand', '/vragen/foto/controle', '/mijn-gegevens'] },
  { who: 'worker-4', door: 'worker', pages: ['/mijn', '/vragen/plaats', '/vragen/moment', '/vragen/moment/dag'], first: withPlace },
  { who: 'worker-38', door: 'worker', pages: ['/bereiken', '/bereiken/code', '/demo-berichten'], first: withNewChannel },
  { who: 'worker-16', door: 'worker', pages: ['/mijn', '/bereiken'] },
  { who: 'worker-10', door: 'worker', pages: ['/klaar', '/mijn', '/gesprek', '/gesprek/verzetten', '/gesprek/verzetten/dag', '/gesprek/afzeggen', '/gesprek/steun', '/gesprek/andere-medewerker', '/afschermen', '/mijn-gegevens'] },
  { who: 'worker-19', door: 'worker', pages: ['/mijn', '/mijn/stand', '/overdracht'] },
  { who: 'worker-24', door: 'worker', pages: ['/mijn', '/mijn/stand', '/gesprek/verslag', '/voornemen', '/voornemen/mening'] },
  { who: 'worker-11', door: 'worker', pages: ['/mijn/stand', '/uitstel', '/te-laat', '/mijn-gegevens/verzoek'] },
  { who: 'worker-55', door: 'worker', pages: ['/mijn/stand', '/te-laat'] },
  { who: 'worker-41', door: 'worker', pages: ['/mijn', '/mijn/stand', '/aanvulling', '/aanvulling/1', '/berichten', '>/berichten/', '/mijn-gegevens'] },
  { who: 'worker-44', door: 'worker', pages: ['/mijn', '/schorsing', '/schorsing/reactie', '/bezwaar', '/bezwaar/waarom', '/bezwaar/papieren', '/bezwaar/gesprek', '/bezwaar/spoed', '/bezwaar/controleren'] },
  { who: 'worker-46', door: 'worker', pages: ['/besluit', '/bezwaar', '>/bezwaar/', '>/redenen', '/bezwaar', '>/bezwaar/', '>/intrekken', '/mijn/stand'] },
  { who: 'worker-48', door: 'worker', pages: ['/mijn', '/kaart', '/kaart/namen', '>/stoppen', '/delen/nieuw', '/verlengen'] },
  { who: 'worker-14', door: 'worker', pages: ['/bewijs', '/delen/nieuw'] },
  { who: 'worker-40', door: 'worker', pages: ['/kaart', '/verlengen'] },
  { who: 'worker-31', door: 'worker', pages: ['/mijn', '/kaart', '/kaart/nieuw-nummer', '/kaart/papier', '/kaart/namen', '/kaart/namen/nieuw', '/kaart/namen', '>/naam', '/delen', '/delen/nieuw', '/verlengen', '/bewijs', '/inzage', '/machtigen', '/toegang', '/apparaat', '/mijn-gegevens', '/stoppen', '/berichten', '>/berichten/', '/besluit', '/besluit/zegel'] },
  { who: 'worker-35', door: 'worker', pages: ['/inzage', '>/inzage/vraag/', '/mijn-gegevens', '>/klopt-niet/'] },
  { who: 'helper-1', door: 'helper', pages: ['/namens'] },
]

/** Of those who work with it, in Dutch and English. */
export const staffs: readonly Walk[] = [
  { who: 'staff-GM0344-4', door: 'staff', pages: ['/werk', '/werk/lijst', '/werk/lijst?lijst=alles&stap=proposed', '/werk/lijst?lijst=herziening', '>>/teruggeven'] },
  { who: 'staff-GM0344-6', door: 'staff', pages: ['/werk', '/werk/lijst?lijst=nieuw', '/werk/verdeling', '/werk/verdeling/overdragen', '>>/toewijzen', '>>/logboek'] },
  { who: 'staff-GM0344-1', door: 'staff', pages: ['/balie', '>/komst', '>/naam', '/balie/code', '/balie/zoek', '/balie/hal', '/balie/papier', '/balie/te-laat'] },
  { who: 'staff-GM0344-1', door: 'staff', pages: ['/agenda', '/agenda/tijden', '/agenda/tijden/nieuw', '/agenda/kamers/nieuw', '/agenda/tijden', '>/agenda/medewerkers/', '/agenda/afwezig', '/agenda', '>/agenda/gesprek/', '>/verzetten'] },
  { who: 'staff-GM0344-1', door: 'staff', pages: ['/balie/overgenomen'] },
  { who: 'staff-GM0344-2', door: 'staff', pages: ['/agenda?dag=2999-01-01', '/agenda'] },
  { who: 'staff-GM0344-2', door: 'staff', pages: ['/werk', '>>/gesprek', '/werk', '>>/oordeel'] },
  { who: 'staff-GM0344-2', door: 'staff', pages: ['/werk', '>>/gesprek/nu', '>/nu/0', '/werk', '>>/gesprek/nu', '>/nu/1', '/werk', '>>/gesprek/nu', '>/gesprek', '>/papier'] },
  { who: 'staff-GM0363-2', door: 'staff', pages: ['/werk', '>>/gesprek/samen', '>/lezen', '/werk', '>>/verslag', '>/lezen', '/werk', '>>/oordeel'] },
  { who: 'staff-GM0344-4', door: 'staff', pages: ['/werk', '>>/voorstel', '/werk', '>>/voornemen', '>/zonder', '/werk', '>>/hulp', '/werk', '>>/verzonden', '/werk', '>>/dossier', '/werk', '>>/vraag', '/werk', '>>/uitstel', '>>/termijn', '>>/termijn>/stil', '>>/termijn>/herstel', '/werk/lijst', '>>/compleet'] },
  { who: 'staff-GM0344-5', door: 'staff', pages: ['/werk', '>/zaken/', '/werk', '>>/tweede-oog', '>/lezen', '/beheer/brieven', '>/beheer/brieven/refused'] },
  { who: 'staff-GM0363-5', door: 'staff', pages: ['/cijfers', '/cijfers?per=year', '/beheer/invoer', '>/beheer/invoer/', '>/regels'] },
  { who: 'staff-GM0344-1', door: 'staff', pages: ['/balie/vragen', '>/balie/vragen/'] },
  { who: 'staff-GM0014-4', door: 'staff', pages: ['/verzoeken', '>/verzoeken/', '>/lezen'] },
  { who: 'staff-GM0344-9', door: 'staff', pages: ['/beheer', '/beheer/mensen', '>/beheer/mensen/', '/beheer/mensen/nieuw', '/beheer/wijzigingen', '/beheer/controle', '/beheer/gemeente', '/beheer/vast', '/beheer/wet'] },
  { who: 'staff-GM0344-8', door: 'staff', pages: ['/toezicht', '/toezicht/blikken', '/toezicht/vreemd', '/toezicht/verzoeken', '/toezicht/lek', '>/toezicht/lek/', '/toezicht/bewaren'] },
  { who: 'staff-GM0344-4', door: 'staff', pages: ['/werk/zoek', '/adviezen', '>/advies/', '/werk', '>>/advies', '/werk', '>>/overdracht'] },
  { who: 'staff-GM0344-6', door: 'staff', pages: ['/overdrachten', '>/terug'] },
  { who: 'staff-GM0344-7', door: 'staff', pages: ['/bezwaren', '>/bezwaren/', '/bezwaren/papier'] },
  { who: 'staff-GM0344-6', door: 'staff', pages: ['/werk', '>/zaken/', '>/terugtreden', '/afscherming', '>/afscherming/', '>/lezen'] },
  { who: 'care-1', door: 'staff', pages: ['/zorg', '>/zorg/'] },
  { who: 'inspector-1', door: 'staff', pages: ['/dienst', '/nummer', '/dienst/verbeterd'] },
]
