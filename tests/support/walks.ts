/** Who sees which pages. Every test that looks at all pages takes them from here. */
export interface Walk {
  readonly who: string
  readonly door?: 'worker' | 'staff' | 'helper'
  /** A page by its address, with `{worker-N}` for the case of someone; `>x` the first link there that holds x; `>>x` the first case that offers it, `>>x>y` the first that offers y there. Forms are also sent empty. */
  readonly pages: readonly (string | Press)[]
  /** What is filled in before: a page, its fields, and the locale key of its button. */
  readonly first?: readonly Answer[]
}

/** A button on the page before, by its locale key; `the first` is the first choice of a field. */
export interface Press {
  readonly button: string
  readonly fields?: Readonly<Record<string, string>>
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
  { who: 'anyone', pages: ['/', '/start', '/veilig', '/wie-ziet-wat', '/uw-gesprek', '/controleren', '/api/uitleg', '/controleren/bewijs', '/zegel', '/gedeeld', '/hulp', '/hulp/vraag', '/hulp/antwoord', '/helpen', '/start/past-dit', '/privacy', '/cookies', '/cijfers', '/over', '/toegankelijkheid', '/inloggen', '/inloggen?weer', '/inloggen?opnieuw&gedeeld', '/code', '/woorden', '/apparaat', '/weergave', '/contrast/weergave', '/uitgelogd', '/gewist', '/weer', '/bestaat-niet'] },
  { who: 'anyone with a code', pages: ['/code/woorden'], first: withCode },
  { who: 'worker-1', door: 'worker', pages: ['/mijn', '/kaart', '/inzage', '/berichten', '/mijn-gegevens'] },
  { who: 'worker-5', door: 'worker', pages: ['/mijn', '/vragen', '/vragen/bereiken', '/vragen/veilig-contact', '/vragen/taal', '/vragen/wie', '/vragen/document', '/vragen/document/bestand', '/vragen/foto', '/vragen/foto/bestand', '/vragen/tolk', '/vragen/plaats', '/vragen/plaats?provincie=UT', '/vragen/steun', '/vragen/controleren', '/mijn?later', '/bereiken', '/bereiken/manier', '/bereiken/afspraken', '/demo-berichten', '/aanvraag-intrekken', '/stoppen', '/stoppen/zeker'] },
  { who: 'worker-7', door: 'worker', pages: ['/vragen/document/bestand', '/vragen/foto/controle', '/mijn-gegevens'] },
  { who: 'worker-4', door: 'worker', pages: ['/mijn', '/vragen/plaats', '/vragen/moment', '/vragen/moment/dag'], first: withPlace },
  { who: 'worker-38', door: 'worker', pages: ['/bereiken', '/bereiken/code', '/demo-berichten'], first: withNewChannel },
  { who: 'worker-16', door: 'worker', pages: ['/mijn', '/bereiken'] },
  { who: 'worker-10', door: 'worker', pages: ['/klaar', '/mijn', '/gesprek', '/gesprek/verzetten', '/gesprek/verzetten/dag', '/gesprek/afzeggen', '/gesprek/steun', '/gesprek/andere-medewerker', '/afschermen', '/mijn-gegevens'] },
  { who: 'worker-19', door: 'worker', pages: ['/mijn', '/mijn/stand', '/overdracht'] },
  { who: 'worker-21', door: 'worker', pages: ['/gesprek/verslag', '/gesprek/verslag/vertaling'] },
  { who: 'worker-22', door: 'worker', pages: ['/gesprek/verslag'] },
  { who: 'worker-20', door: 'worker', pages: ['/gesprek/verslag'] },
  { who: 'worker-24', door: 'worker', pages: ['/mijn', '/mijn/stand', '/gesprek/verslag', '/voornemen', '/voornemen/mening'] },
  { who: 'worker-11', door: 'worker', pages: ['/mijn/stand', '/uitstel', '/te-laat', '/mijn-gegevens/verzoek'] },
  { who: 'worker-55', door: 'worker', pages: ['/mijn/stand', '/te-laat'] },
  { who: 'worker-41', door: 'worker', pages: ['/mijn', '/mijn/stand', '/aanvulling', '/aanvulling/1', '/berichten', '>/berichten/', '/mijn-gegevens'] },
  { who: 'worker-44', door: 'worker', pages: ['/mijn', '/schorsing', '/schorsing/reactie', '/bezwaar', '/bezwaar/waarom', '/bezwaar/papieren', '/bezwaar/gesprek', '/bezwaar/spoed', '/bezwaar/controleren'] },
  { who: 'worker-46', door: 'worker', pages: ['/besluit', '/bezwaar', '>/bezwaar/', '>/redenen', '/bezwaar', '>/bezwaar/', '>/intrekken', '/mijn/stand'] },
  { who: 'worker-48', door: 'worker', pages: ['/mijn', '/kaart', '/kaart/namen', '>/stoppen', '/delen/nieuw', '/verlengen'] },
  { who: 'worker-14', door: 'worker', pages: ['/bewijs', '/delen/nieuw'] },
  { who: 'worker-40', door: 'worker', pages: ['/kaart', '/verlengen'] },
  { who: 'worker-31', door: 'worker', pages: ['/mijn', '/kaart', '/kaart/nieuw-nummer', '/kaart/papier', '/kaart/namen', '/kaart/namen/nieuw', '/kaart/namen', '>/naam', '/delen', '>/toestemming/', '/toestemming/nieuw', '/delen/nieuw', '/verlengen', '/bewijs', '/inzage', '/machtigen', '/toegang', '/apparaat', '/mijn-gegevens', '/stoppen', '/berichten', '>/berichten/', '/besluit', '/besluit/zegel'] },
  { who: 'worker-35', door: 'worker', pages: ['/inzage', '>/inzage/vraag/', '/mijn-gegevens', '>/klopt-niet/'] },
  { who: 'worker-42', door: 'worker', pages: ['/machtigen'] },
  { who: 'helper-1', door: 'helper', pages: ['/namens'] },
  { who: 'helper-4', door: 'helper', pages: ['/namens'] },
  { who: 'helper-2', door: 'helper', pages: ['/namens', '>/namens/', '>/berichten/', '/namens', '>/namens/', '>/mening'] },
  { who: 'helper-3', door: 'helper', pages: ['/namens', '>/namens/', '>/aanvulling', '>/aanvulling/'] },
  { who: 'applicant-6', door: 'worker', pages: ['/vragen', '/vragen/werken'] },
  { who: 'worker-45', door: 'worker', pages: ['/mijn', '/mijn/stand', '/voornemen'] },
  { who: 'worker-56', door: 'worker', pages: ['/mijn', '/kaart'] },
  { who: 'worker-58', door: 'worker', pages: ['/mijn', '/mijn/stand', '/verlengen'] },
  { who: 'worker-59', door: 'worker', pages: ['/mijn', '/mijn/stand', '/gesprek/verzetten'] },
  { who: 'worker-60', door: 'worker', pages: ['/mijn', '/gesprek/verslag'] },
]

/** What comes after a decision: cases that stand on no list, found by whose they are. */
const ofMeasures: readonly Walk[] = [
  { who: 'staff-GM0014-4', door: 'staff', pages: ['/zaken/{licence of worker-45}', '>/intrekken', '>/intrekken/voornemen', '/zaken/{licence of worker-45}/intrekken/zonder', '/zaken/{licence of worker-45}/intrekken/voorstel', '/zaken/{worker-60}', '/zaken/{worker-60}/herhaling', '/zaken/{worker-24}/zienswijze'] },
  { who: 'staff-GM0014-5', door: 'staff', pages: ['/zaken/{licence of worker-57}/maatregel', '>/maatregel/lezen'] },
  { who: 'staff-GM0014-7', door: 'staff', pages: ['/bezwaren', '/bezwaren/{objection of worker-45}', '>/lezen', '/bezwaren/{objection of worker-45}/uitstel', '/bezwaren/{objection of worker-45}/horen', '/bezwaren/{objection of worker-45}/niet-horen'] },
  { who: 'staff-GM0363-5', door: 'staff', pages: ['/zaken/{licence of worker-56}/maatregel', '>/maatregel/lezen', '/zaken/{licence of worker-56}/schorsing/terug', '/zaken/{worker-47}/rechtbank'] },
  { who: 'staff-GM0363-7', door: 'staff', pages: ['/bezwaren/papier/{licence of worker-44}'] },
  { who: 'staff-GM0363-4', door: 'staff', pages: ['/zaken/{licence of worker-44}/rechtbank', '/zaken/{worker-59}', '/werk'] },
  { who: 'staff-GM0344-4', door: 'staff', pages: ['/zaken/{worker-58}', '/zaken/{worker-58}/verlenging', '>/verlenging/lezen', '/zaken/{worker-58}/verlenging/korte-controle'] },
]

const onPaper = { family: 'Persoon-Verzonnen', given: 'Papieren', birthdate: '3-2-1991', nationality: 'Hongaarse', document: 'passport', seen: 'yes', codeWord: 'tulp', messageLanguage: 'nl', language: 'nl', letters: 'nl', interpreter: 'none', company: 'alone', interviewer: 'any', paperSigned: 'yes', slot: 'the first' }
const fromElsewhere = { document: 'passport', seen: 'yes', genuine: 'no', same: 'yes', face: 'yes', workRight: 'free' }

const atDesk: readonly Walk[] = [
  { who: 'staff-GM0344-1', door: 'staff', pages: ['/agenda/tijden/{rule of GM0344}', '/agenda/gesprek/{talk of worker-10}'] },
  { who: 'staff-GM0363-2', door: 'staff', pages: ['/agenda/gesprek/{talk of worker-14}', '/agenda/gesprek/{talk of worker-14}/tolk', { button: 'invite.another' }, '>/tolk/'] },
]

const ofCases: readonly Walk[] = [
  { who: 'staff-GM0363-4', door: 'staff', pages: ['/zaken/{worker-41}/bijlagen', { button: 'attachments.open' }, '/zaken/{worker-41}/helpers', '>/helpers/'] },
  { who: 'staff-GM0363-4', door: 'staff', pages: ['/zaken/{worker-11}', { button: 'case.open' }, { button: 'desk.open.front' }, { button: 'case.paper.button', fields: { paperFit: 'no', paperFault: 'unclear' } }, '/zaken/{worker-8}/termijn/instemming', '/zaken/{worker-17}/termijn/verder'] },
  { who: 'staff-GM0363-2', door: 'staff', pages: ['/zaken/{worker-20}', '/zaken/{worker-20}/verslag', '/zaken/{worker-20}/verslag/vertaling', { button: 'translation.open' }] },
  { who: 'staff-GM0344-4', door: 'staff', pages: ['/zaken/{worker-55}', '/zaken/{worker-55}/niet-verschenen'] },
  { who: 'staff-GM0344-2', door: 'staff', pages: ['/zaken/{worker-49}/gesprek/scherm'] },
  { who: 'staff-GM0344-9', door: 'staff', pages: ['/beheer/mensen/{account of staff-GM0344-4}'] },
]

/** Of those who work with it, in Dutch and English. */
export const staffs: readonly Walk[] = [
  { who: 'staff-GM0344-4', door: 'staff', pages: ['/werk', '/werk/lijst', '/werk/lijst?lijst=alles&stap=proposed', '/werk/lijst?lijst=herziening', '>>/teruggeven'] },
  { who: 'staff-GM0344-6', door: 'staff', pages: ['/werk', '/werk/lijst?lijst=nieuw', '/werk/verdeling', '/werk/verdeling/overdragen', '>>/toewijzen', '>>/logboek'] },
  { who: 'staff-GM0344-1', door: 'staff', pages: ['/balie', '>/komst', '>/naam', { button: 'form.desk.button', fields: fromElsewhere }, '/balie/code', '/balie/zoek', '/balie/hal', { button: 'hall.button' }, '>/scherm/', '/balie/papier', { button: 'onPaper.button', fields: onPaper }, '/balie/te-laat'] },
  { who: 'staff-GM0344-1', door: 'staff', pages: ['/agenda', '/agenda/tijden', '/agenda/tijden/nieuw', '/agenda/kamers/nieuw', '/agenda/tijden', '>/agenda/medewerkers/', '/agenda/afwezig', '/agenda', '>/agenda/gesprek/', '>/verzetten'] },
  { who: 'staff-GM0344-1', door: 'staff', pages: ['/balie/overgenomen'] },
  { who: 'staff-GM0344-2', door: 'staff', pages: ['/agenda?dag=2999-01-01', '/agenda'] },
  { who: 'staff-GM0344-2', door: 'staff', pages: ['/werk', '>>/gesprek', '/werk', '>>/oordeel'] },
  { who: 'staff-GM0344-2', door: 'staff', pages: ['/werk', '>>/gesprek/nu', '>/nu/0', '/werk', '>>/gesprek/nu', '>/nu/1', '/werk', '>>/gesprek/nu', '>/gesprek', '>/papier'] },
  { who: 'staff-GM0363-2', door: 'staff', pages: ['/werk', '>>/gesprek/samen', '>/lezen', '/werk', '>>/verslag', '>/lezen', '/werk', '>>/oordeel'] },
  { who: 'staff-GM0344-4', door: 'staff', pages: ['/werk', '>>/voorstel', '/werk', '>>/voornemen', '>/zonder', '/werk', '>>/hulp', '/werk', '>>/verzonden', '/werk', '>>/dossier', '/werk', '>>/vraag', '/werk', '>>/uitstel', '>>/termijn', '>>/termijn>/stil', '>>/termijn>/herstel', '/werk/lijst', '>>/compleet'] },
  { who: 'staff-GM0344-5', door: 'staff', pages: ['/werk', '>/zaken/', '/werk', '>>/tweede-oog', '>/lezen', '/beheer/brieven', '>/beheer/brieven/refused'] },
  { who: 'staff-GM0363-5', door: 'staff', pages: ['/werkcijfers', '/werkcijfers?per=year', '/beheer/invoer', '>/beheer/invoer/', '>/regels'] },
  { who: 'staff-GM0344-1', door: 'staff', pages: ['/balie/vragen', '>/balie/vragen/'] },
  { who: 'staff-GM0014-4', door: 'staff', pages: ['/verzoeken', '>/verzoeken/', '>/lezen'] },
  { who: 'staff-GM0344-9', door: 'staff', pages: ['/beheer', '/beheer/mensen', '>/beheer/mensen/', '/beheer/mensen/nieuw', '/beheer/wijzigingen', '/beheer/controle', '/beheer/gemeente', '/beheer/vast', '/beheer/wet'] },
  { who: 'staff-GM0344-8', door: 'staff', pages: ['/toezicht', '/toezicht/nood', '/toezicht/blikken', '/toezicht/vreemd', '/toezicht/verzoeken', '/toezicht/lek', '>/toezicht/lek/', '/toezicht/bewaren'] },
  { who: 'staff-GM0344-4', door: 'staff', pages: ['/werk/zoek', '/adviezen', '>/advies/', '/werk', '>>/advies', '/werk', '>>/overdracht'] },
  { who: 'staff-GM0344-6', door: 'staff', pages: ['/werk/nood/{emergency of worker-10}', { button: 'emergency.read' }, '/overdrachten', '>/terug'] },
  { who: 'staff-GM0344-7', door: 'staff', pages: ['/bezwaren', '>/bezwaren/', '/bezwaren/papier'] },
  { who: 'staff-GM0344-6', door: 'staff', pages: ['/werk', '>/zaken/', '>/terugtreden', '/afscherming', '>/afscherming/', '>/lezen'] },
  { who: 'staff-GM0344-5', door: 'staff', pages: ['/zaken/{worker-13}', '/zaken/{worker-13}/nood', '/verzoeken/{request of worker-37}', { button: 'requests.open' }] },
  { who: 'staff-GM0363-4', door: 'staff', pages: ['/verzoeken/{request of worker-38}', { button: 'requests.open' }] },
  { who: 'staff-GM0344-3', door: 'staff', pages: ['/signalen', '>/signalen/', { button: 'concern.open' }, '>/samenvatting', '/signalen', '>/signalen/', { button: 'concern.open' }, '>/signaal'] },
  ...ofMeasures, ...atDesk, ...ofCases,
  { who: 'register-1', door: 'staff', pages: ['/register', '/register/sleutels', '>/stoppen', '/register/lijst', '/register/gemeenten', '/register/gemeenten/aanwijzen', '/register/gemeenten', '>/einde', '/register/misbruik', '/register/misbruik/strenger', '/register/wetpakket', '>/register/wetpakket/', '/register/storing', '/register/storing/nieuw', '/register/aansluitingen', '>/seintjes', '/register/aansluitingen/nieuw'] },
  { who: 'care-1', door: 'staff', pages: ['/zorg', '/zorg/regio', '/zorg', '>/zorg/', '>/doorgeven'] },
  { who: 'inspector-1', door: 'staff', pages: ['/dienst', '/nummer', '/dienst/verbeterd', '/mijn-controles', '/offline', '/misstand', '/misstand/signaal', '/uitleg/es', '/op-dag', '/advertenties', '/bezoek', '/bezoek/nieuw'] },
  { who: 'inspector-5', door: 'staff', pages: ['/dienst', '/mijn-controles', '/misstand', '/misstand/signaal', '/bezoek', '>/bezoek/', '>/verbeteren'] },
]
