/** Texts by key, dates by language. Adding a language is adding one file to src/locales; texts for staff may be left out. */
import i18next from 'i18next'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export type Translate = (key: string, values?: Record<string, unknown>) => string

export interface Dates {
  /** maandag 1 maart 2027 */
  readonly date: (day: string) => string
  /** 1 mrt 2027 */
  readonly shortDate: (day: string) => string
  /** maandag 1 maart 2027 om 14:05 */
  readonly moment: (instant: Date | string) => string
  /** 14:05 */
  readonly hourOf: (instant: Date) => string
}

const directory = path.resolve(import.meta.dirname, '../../locales')
const codes = inOrder(readdirSync(directory))

export const languages = codes.map((code) => ({ code, name: nameOf(code) }))

export const isLanguage = (code: string): boolean => codes.includes(code)

function inOrder(files: readonly string[]): string[] {
  const codes = files.filter((file) => file.endsWith('.json')).map((file) => path.basename(file, '.json'))
  const first = ['nl', 'en'].filter((code) => codes.includes(code))
  return [...first, ...codes.filter((code) => !first.includes(code)).sort()]
}

function fileOf(code: string): string {
  return readFileSync(path.join(directory, `${code}.json`), 'utf8')
}

/** Its own name for itself; the rest of a file is read when someone asks for that language. */
function nameOf(code: string): string {
  const bytes = readFileSync(path.join(directory, `${code}.json`))
  const at = bytes.indexOf('"language.name": "')
  return at < 0 ? code : (/: "([^"]+)"/.exec(bytes.toString('utf8', at, at + 200))?.[1] ?? code)
}

/** What only staff see; they work in Dutch or English. */
const staffTexts = [
  /^(admin|watch)\./,
  /^form\.appoint(\.|$)/,
  /^(error|field|option)\.(changeWhy|closesAt|desk(Phone|Place|Spoken)|idpSubject|mandate(From|Role|Until)|opensAt|senderName|staffName|textWhy)(\.|$)/,
  /^(error|field|option)\.(account|before|exportWhy|foundAt|foundLater|foundOn|fromDay|leak(Act|Parts|People|What|Why)|purpose|untilDay)(\.|$)/,
  /^(withhold\.|(error|field|option)\.withhold(Ground|Why)?(\.|$))/,
  /^(alarm|correcting|leavingOut|penalty|still|terms|whole)\./,
  /^(noticeAtDesk|error\.noticeAtDesk|wrong)\./,
  /^(error|field)\.rightText(\.|$)/,
  /^form\.(askConsent|leavingOut|missedTalk|noticeAtDesk|recordNotice|resumeTerm|suspendTerm)(\.|$)/,
  /^(error|field|option)\.(actId|correctingReason|extendReason|leavingReason|noticeOn|rightDay|whole|still(From|Ground|Reason|Until))(\.|$)/,
  /^(act|can|care|case|desk|deskCode|people|questions|requests|result|shift|staffStage|template|work)\./,
  /^form\.(caseRequest|comment|deferral|desk|intention|number|ownView|proposal|reinstatement|shift|spokenView)(\.|$)/,
  /^(error|field)\.(answer|answered)(\.|$)/,
  /^nav\.(care|questions|requests)$/,
  /^(dossier|figures|imports|takenOver)\./,
  /^(nav\.(figures|imports)$|option\.dossierReason\.|(error|field)\.dossierReason$)/,
  /^option\.answered\./,
  /^(changed|delivered|finding|intention|letterDraft|letterPart|proposal|secondEye|section|select|templates)\./,
  /^(form\.(helpOffered|skipHearing)|nav\.templates|option\.(checked|helpBy|skipGround)|(error|field)\.help(By|On))(\.|$)/,
  /^(error|field)\.(change|checked|groundFact|groundHelp|groundNotTold|groundSource|heardAnswer|intentionNews|momentDay|momentTime|notHeardYet|notIdentified|reasonSentence|respondUntil|skipFacts|skipGround)(\.|$)/,
  /^problem\.refused\.(answer-missing|change-unexplained|ground-not-told|letter-incomplete|not-asked-yet|help-not-offered|nothing-new|outside-the-case|too-soon)(\.|$)/,
  /^(error|field)\.(aloneHeld|comment|document|facts|grounds|hours|information|note|outcome|photo|photoFrom|reason|seen|told|weighing)(\.|$)/,
  /^(error|field)\.(birthdate|bsn|family|given|nationality)(\.|$)/,
  /^(error|field)\.\w+Fact$/,
  /^(error|field)\.(caseNotFound|caseNumber|items|said|startsOn|weeks|(correction|explanation|identityDocument|other|workDocument)Text)(\.|$)/,
  /^error\.(canCallHelp|canRefuse|controlsOwnMeans|knowsRights|knowsWhereHelpIs|understandsLanguage)$/,
  /^option\.(aloneHeld|grounds|hours|outcome|photoFrom|reason|seen)\./,
  /^(compare|interview)\./,
  /^option\.readBack\./,
  /^(error|field)\.(groundDoubt|interpretation|needed|observed|readBack|version)(\.|$)/,
  /^problem\.refused\.(doubt-alone|doubt-asks-talk|not-agreed|not-at-talk|nothing-proposed|outcome-incomplete|one-official|record-incomplete|talk-not-begun|two-present)(\.|$)/,
  /^(error|field|option)\.seat(Reason)?(\.|$)/,
  /^problem\.refused\.(not-named|seat-taken|still-present|talk-paused)(\.|$)/,
  /^(day|division|tab|taken)\./,
  /^(interview\.|option\.readBack\.)/,
  /^(error|field)\.(interpretation|needed|observed|readBack|version)(\.|$)/,
  /^problem\.refused\.(not-at-talk|one-official|record-incomplete|talk-not-begun|two-present)(\.|$)/,
  /^(assigned|clock|day|division|logbook|post|tab|taken)\.|^error\.purpose$/,
  /^(form\.(giveBack|assign|handOver)|(error|field|option)\.(assignReason|colleague|absent))(\.|$)/,
  /^part\.(?!right$|wrong$)/,
  /^(shields|naming|handover|handovers|search)\./,
  /^advice\.(?!empty$)/,
  /^(attachments|helpers)\./,
  /^(form|error|field|option)\.(refuseHelper|lawyer|helperGround|helperReason)(\.|$)/,
  /^(form|error|field|option)\.(search|searchNumber|adviceKind|adviceGround|adviceBy|adviceOn|adviceAnswer|adviceTooMuch|handoverTo|handoverGround|sendBack|nothingFound)(\.|$)/,
  /^(error|field)\.(adviser|adviceQuestion|adviceFields)(\.|$)/,
  /^nav\.(handovers|advice)$/,
  /^problem\.refused\.(her-request-first|more-than-needed|outside-the-term)(\.|$)/,
  /^(form|error|field|option)\.(stepBack|accounts|nobody)(\.|$)/,
  /^(nav\.shields|problem\.refused\.waits-for-shield)(\.|$)/,
  /^(error|field)\.court(From|Order|Reference|ReferenceAgain|Until)?(\.|$)/,
  /^(court|measure|revocation|suspension|objections|renewing)\./,
  /^(form|field|error|option)\.(repeatOutcome|shortCheck(ed)?)(\.|$)/,
  /^problem\.refused\.(no-renewal|talk-needed)(\.|$)/,
  /^form\.(paperObjection|objection(Later|Plan|Waived|Outcome)|hearingReport)(\.|$)/,
  /^(error|field)\.(deferReason|hearingDay|hearingTime|hearingWhere|waivedHow|heardCame|hearingSaid|objectionOutcome|outcome(Reason|Weighing|Note)|paper(Decision|Reasons|Late|Hearing)|receivedDay|postedDay)(\.|$)/,
  /^(nav\.objections|option\.(heardCame|paperHearing)|problem\.refused\.papers-not-open)(\.|$)/,
  /^form\.((revocation|suspension)(Intention|Proposal)|suspensionReview|workRight)(\.|$)/,
  /^(error|field)\.(goesOnUntil|workUntil|moment(Day|Time)\d|reviewReason|(revoke|suspend)Grounds|viewAnswer|[RV]\d\d_\w+Source)(\.|$)/,
  /^problem\.(budgetSpent|refused\.(no-work-right|fact-missing|identity-not-established|not-heard|not-yet-made-known|report-not-shared|same-official|too-late|too-long|views-not-complete))(\.|$)/,
  /^(emergency\.|form\.emergency(\.|$)|(error|field|option)\.emergency(Why|Order)(\.|$))/,
  /^(absences|agenda|hall|halted|interpreter|invite|onPaper|times|visitor|weekday)\./,
  /^(error|field|option)\.(interpreterAnswer|paper[A-Z]\w*)(\.|$)/,
  /^(error|field)\.mrz(Digits|Birth|Over)?(\.|$)/,
  /^(error|field|option)\.(face|genuine|same|visitor|visitorNotFound|workRight)(\.|$)/,
  /^(form\.(changeRule|interviewerName|findAtDesk|moveFor|newRule|room)|nav\.calendar)(\.|$)/,
  /^(error|field)\.parts(\.|$)/,
  /^(error|field|option)\.(absent[A-Z]\w*|interviewerLabel|room[A-Z]\w*|rule[A-Z]\w*)(\.|$)/,
  /^(more|offline|ownChecks|visit|adverts)\./,
  /^(translation\.|(error|field|option)\.(translatedHow|translatorNumber)(\.|$)|(error|field)\.translated(By)?$|problem\.refused\.(report-not-translated|translation-incomplete)(\.|$))/,
  /^register\.|^(form\.(connection|retireKey|watchAddress)|(error|field|option)\.(client[A-Z]\w*|keyWhy|watch(Contact|Url)))(\.|$)/,
  /^(form\.(announce|designate|endPlace|tighten)|(error|field|option)\.(announce(Day|Hours|Kind|Time|To)|tighten(Sort|Parts|Hours))|(error|field)\.lawFrom|(error|field)\.designated(From|Until)?|problem\.refused\.(already-designated|changes-the-past|day-has-been|not-designated))(\.|$)/,
  /^(form\.more|(error|field|option)\.(area|ground|shownWhen))(\.|$)/,
  /^(form\.visit(Correction)?|(error|field|option)\.visit[A-Z]\w*)(\.|$)/,
  /^(onDay\.|(form\.onDay|(error|field|option)\.(askedDay|dayGround))(\.|$))/,
  /^(form\.adverts|(error|field)\.advert)(\.|$)/,
  /^(nav\.(adverts|onDay|ownChecks|visits)|explain\.languages|problem\.refused\.other-answer)(\.|$)/,
  /^(concern|careReferral|careRegions|careSheet|concernSummary)\./,
  /^form\.(concernSummary|handOverConcern|care(Plan|Try|Pass|Referral))(\.|$)/,
  /^(error|field|option)\.(care|plan|try|pass)[A-Z]\w*(\.|$)/,
  /^data\.care(Call|When)$/,
  /^problem\.refused\.(not-read|no-consent)(\.|$)/,
  /^((error|field)\.trainedUntil|problem\.refused\.not-trained)(\.|$)/,
  /^(error|field|option)\.(careConsent(Why)?|(concern|summary)[A-Z]\w*)(\.|$)/,
]

export const isForStaff = (key: string): boolean => staffTexts.some((texts) => texts.test(key))

const engine = i18next.createInstance()
void engine.init({ resources: {}, lng: 'nl', fallbackLng: false, keySeparator: false, nsSeparator: false })

export const translator = perLanguage((language): Translate => {
  engine.addResourceBundle(language, 'translation', JSON.parse(fileOf(language)), false, true, { silent: true, skipCopy: true })
  return translatorOf(language)
})

export const dates = perLanguage(datesOf)

/** Made for a language when it is first asked for. */
export function perLanguage<T>(make: (language: string) => T): (language: string) => T {
  const made = new Map<string, T>()
  return (language) => {
    const known = made.get(language)
    if (known) return known
    if (!isLanguage(language)) throw new Error(`no language ${language}`)
    const first = make(language)
    made.set(language, first)
    return first
  }
}

/** A text or a value that is missing is a fault, never a blank. A text is looked up once for each form of its number. */
function translatorOf(language: string): Translate {
  const fixed = engine.getFixedT(language)
  const numbers = remembered(numbersOf(language))
  const found = new Map<string, Parts | null>()
  const lookedUp = (key: string, count?: number): Parts | null => {
    const asked = { lng: language, skipInterpolation: true, ...(count !== undefined && { count }) }
    if (engine.exists(key, asked)) return partsOf(fixed(key, asked))
    if (isForStaff(key) && language !== 'nl') return null
    throw new Error(`no text ${key} in ${language}`)
  }
  return (key, values = {}) => {
    const count = typeof values['count'] === 'number' ? values['count'] : undefined
    const name = count === undefined ? key : `${key}|${numbers(count)}`
    const known = found.get(name)
    const parts = known === undefined ? lookedUp(key, count) : known
    if (known === undefined) found.set(name, parts)
    return parts ? filled(key, parts, values) : translator('nl')(key, values)
  }
}

/** A text with its gaps: words and names of gaps in turn. */
type Parts = readonly string[]

function partsOf(text: string): Parts {
  const parts = text.split(/\{\{(\w+)\}\}/)
  if (parts.some((part, place) => place % 2 === 0 && part.includes('{{'))) throw new Error(`a gap that cannot be read in “${text}”`)
  return parts
}

/** What fills a gap is never read again: nothing in it is an instruction. */
function filled(key: string, parts: Parts, values: Readonly<Record<string, unknown>>): string {
  let text = parts[0] ?? ''
  for (let place = 1; place < parts.length; place += 2) text += worded(key, values[parts[place] ?? '']) + (parts[place + 1] ?? '')
  return text
}

function worded(key: string, value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  throw new Error(`no value for a gap in ${key}`)
}

function datesOf(language: string): Dates {
  const format = (style: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...style, timeZone: 'Europe/Amsterdam' })
  const parts = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
  const long = format(parts)
  const short = format({ dateStyle: 'medium' })
  const both = format({ ...parts, hour: '2-digit', minute: '2-digit' })
  const hour = format({ hour: '2-digit', minute: '2-digit' })
  // English as written here has no comma after the day of the week; the Bulgarian word for year would end a sentence twice.
  const plain = (text: string) => (language === 'en' ? text.replace(',', '') : text.replace(/\sг\./, ''))
  const noon = (day: string) => new Date(`${day}T12:00:00Z`)
  const hourAt = remembered((minute: number) => hour.format(minute * MINUTE))
  return {
    date: remembered((day) => plain(long.format(noon(day)))),
    shortDate: remembered((day) => plain(short.format(noon(day)))),
    moment: (instant) => plain(both.format(new Date(instant))),
    hourOf: (instant) => hourAt(Math.floor(instant.getTime() / MINUTE)),
  }
}

const MINUTE = 60_000
const MOST_REMEMBERED = 2_000

/** A day is written the same each time, and a list shows many. */
function remembered<Of>(write: (of: Of) => string): (of: Of) => string {
  const written = new Map<Of, string>()
  return (of) => {
    const known = written.get(of)
    if (known !== undefined) return known
    if (written.size >= MOST_REMEMBERED) written.clear()
    const text = write(of)
    written.set(of, text)
    return text
  }
}

/** Which form of a text goes with a number. */
function numbersOf(language: string): (count: number) => string {
  const rules = new Intl.PluralRules(language)
  return (count) => rules.select(count)
}
