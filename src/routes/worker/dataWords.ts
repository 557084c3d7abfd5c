/** What is held about her, in words: a line per thing she can read. Labels are `data.<key>`, of a view `field.<criterion>`. */
import type { Contents } from '../../actions/contents.ts'
import type { Item, ShownKind } from '../../actions/ownData.ts'
import { criteria } from '../../law/talking/interview.ts'
import { formatNumber, formatShareCode } from '../../law/licence/licenceNumber.ts'
import type { DataRow } from '../../pages/shapes.ts'
import { dates, isLanguage, languages, type Translate, translator } from '../../platform/page/translate.ts'
import { answerIn, toldIn } from '../reportWords.ts'
import { wishesInWords, wishLines } from '../wishes.ts'
import { adviceValue } from '../adviceWords.ts'
import { wordRows } from './objectionWords.ts'

interface Words {
  readonly language: string
  readonly t: Translate
  readonly date: (day: string) => string
  readonly row: (name: string, value: string) => DataRow
  readonly option: (name: string, value?: string) => string
}

export function inWords(item: Item, language: string): DataRow[] {
  const t = translator(language)
  const words: Words = {
    language, t, date: dates(language).date,
    row: (name, value) => ({ label: t(`data.${name}`), value }),
    option: (name, value) => (value ? t(`option.${name}.${value}`) : ''),
  }
  // A kind and its content belong together; the compiler does not follow that through a table.
  const lines = linesOf[item.kind] as (content: unknown, words: Words) => DataRow[]
  return lines(item.content, words).filter(({ value }) => value !== '')
}

const judged = ({ correct, remark }: { correct: boolean; remark: string }, { t, row }: Words) => [row('answer', [t(correct ? 'part.right' : 'part.wrong'), remark].filter(Boolean).join(': '))]
/** Of a suspension or a revocation of hers. */
const measure = ({ reason, facts, said }: Contents['revocation'], { row }: Words) => [row('reason', reason), row('facts', facts.map(({ fact }) => fact).join(' ')), row('statement', said)]
const statement = ({ text }: { text: string }, { row }: Words) => [row('statement', text)]

const personRows = ({ given, family, birthdate, nationality, bsn }: Contents['identity'], { row, language }: Words) => [row('name', `${given} ${family}`), row('birthdate', dates(language).shortDate(birthdate)), row('nationality', nationality), row('bsn', bsn ?? '')]
const documentRows = ({ document, seenOn, workUntil, found = [] }: Contents['identityCheck'], { row, option, date }: Words) => [row('document', option('document', document)), row('seenOn', date(seenOn)), row('workUntil', workUntil ? date(workUntil) : ''), row('found', found.map((each) => option('deskFound', each)).join(' '))]

function wayRows({ channel, address = '', next, messageLanguage, neverWriteHome, frozenOn }: Contents['contact'], { row, option, t, date }: Words): DataRow[] {
  return [
    row('channel', option('channel', channel)), row('address', address), row('next', next ? `${option('channel', next.channel)}: ${next.address}` : ''),
    row('messageLanguage', languages.find(({ code }) => code === messageLanguage)?.name ?? ''),
    row('post', neverWriteHome ? t('data.post.never') : ''), row('frozen', frozenOn ? date(frozenOn) : ''),
  ]
}

function limitRows({ limits = [], adPhones = [], quiet, codeWord = '', reminder }: Contents['contact'], { row, option, t }: Words): DataRow[] {
  return [
    row('limits', limits.map((limit) => option('limits', limit)).join('; ')), row('quiet', quiet ? `${quiet.from} – ${quiet.until}` : ''),
    row('codeWord', codeWord && t('answer.set')), row('adPhones', adPhones.join(', ')), row('reminder', reminder ? option('reminder', 'yes') : ''),
  ]
}

const languageName = (language: string, t: Translate): string => (isLanguage(language) ? t(`option.language.${language}`) : language)

const linesOf: { readonly [K in ShownKind]: (content: Contents[K], words: Words) => DataRow[] } = {
  identity: personRows,
  identityConfirmed: judged,
  identityCheck: documentRows,
  contact: (contact, words) => [...wayRows(contact, words), ...limitRows(contact, words)],
  wishes: (wishes, { t }) => {
    const said = wishesInWords(wishes, t)
    return wishLines.map((name) => ({ label: t(`answer.${name}`), value: said[name] }))
  },
  withheld: ({ questions }, { t }) => questions.map((name) => ({ label: t(`form.${name}`), value: t('answer.notGiven') })),
  photo: () => [],
  papers: ({ proof, portrait, work, files = [] }, { row, option, t, date }) => [
    row('permit', work ? [option('permit', work.permit), work.until ? date(work.until) : ''].filter(Boolean).join(', ') : ''),
    row('proof', option('proof', proof)), row('portrait', option('portrait', portrait)),
    ...files.flatMap(({ side, judged: verdict }) => (verdict ? [row('judged', `${t(`papers.${side}`)}: ${verdict.fit ? t('data.judged.fit') : verdict.why}`)] : [])),
  ],
  attachments: ({ all }, { t, row, date }) => all.map(({ with: { to }, on, judged: verdict }) => row('attached', [t(`attached.to.${to}`), date(on), ...(verdict ? [verdict.fit ? t('data.judged.fit') : verdict.why] : [])].join('. '))),
  attachment: () => [],
  identityPaper: () => [],
  document: ({ side }, { t, row }) => [row('side', t(`papers.${side}`))],
  ownPhoto: () => [],
  workingName: ({ name, shown }, { row, option }) => [row('name', name), row('shown', option('shown', shown ? 'yes' : 'no'))],
  share: ({ code, name }, { row }) => [row('shareCode', formatShareCode(code)), row('name', name)],
  licenceNumber: ({ number }, { row }) => [row('number', formatNumber(number))],
  report: (report, { t, row, option }) => [row('information', report.information.map((each) => option('information', each)).join('; ')), row('told', toldIn(report, t))],
  talkNotes: ({ notes }, { t }) => notes.map(({ topic, interpretation, needed }) => ({ label: t(`field.${topic}`), value: [interpretation, needed].filter(Boolean).join('; ') })),
  reportAnswer: (answer, { t, row }) => [row('answer', answerIn(answer, t))],
  translationWish: ({ how, language }, { row, t, option }) => [row('translation', [option('translationHow', how), languageName(language, t)].join(', '))],
  reportTranslation: ({ how, by, number, language, blocks }, { row, t, option }) => [
    row('translation', [option('translationHow', how), languageName(language, t)].join(', ')), row('translator', `${option('translatedBy', by)}, ${number}`),
    row('told', blocks.flatMap(({ told, observed }) => [told, observed]).filter(Boolean).join('\n\n')),
  ],
  view: (view, { t, option }) =>
    criteria.map((criterion) => {
      const { verdict, fact } = view.criteria[criterion]
      return { label: t(`field.${criterion}`), value: [option(criterion, verdict), fact].filter(Boolean).join(': ') }
    }),
  settlement: ({ outcomes }, { t, option }) =>
    criteria.flatMap((criterion) => {
      const { verdict, fact } = outcomes[criterion] ?? {}
      return verdict ? [{ label: t(`field.${criterion}`), value: [option(criterion, verdict), fact].filter(Boolean).join(': ') }] : []
    }),
  intention: ({ facts, reason }, { row }) => [row('facts', facts), row('reason', reason)],
  viewStatement: statement,
  spokenWish: ({ how, phone, when }, { row, option }) => [row('spoken', option('viewHow', how)), row('callNumber', phone), row('callWhen', when)],
  objection: (said, { language }) => wordRows(said, language),
  requests: ({ all }, { t, option }) =>
    all.flatMap(({ items }) =>
      items.map(({ what, text, answer }) => ({ label: t(`option.items.${what}`), value: [text, answer && `${option('answerHow', answer.how)}: ${answer.text}`].filter(Boolean).join(' → ') })),
    ),
  suspension: measure,
  revocation: measure,
  objectionHearing: ({ on, time, place }, { row, date }) => [row('appointment', `${date(on)}, ${time}, ${place}`)],
  objectionReport: statement,
  newFacts: statement,
  objectionDecision: ({ outcome, reason, weighing }, { row, t }) => [row('outcome', t(`objection.outcome.${outcome}`)), row('reason', reason), row('weighing', weighing)],
  courtOrder: ({ court, reference }, { row }) => [row('court', court), row('courtReference', reference)],
  suspensionView: statement,
  rectification: ({ notes }, { t, row, date }) => notes.map(({ itemKind, text, on }) => row('right', `${t(`data.kind.${itemKind}`)}, ${date(on)}: ${text}`)),
  formerValue: (former, words) => (former.itemKind === 'identity' ? personRows(former.identity, words) : documentRows(former.identityCheck, words)),
  request: ({ text, reply }, { row, option }) => [row('request', text), row('reply', option('reply', reply))],
  mandateNames: ({ helper, label }, { row }) => [row('helper', helper), row('label', label)],
  namedPeople: statement,
  advice: ({ adviser, question, lines }, { row, option, date, t }) => [row('adviser', adviser), row('adviceQuestion', question), ...lines.map(({ field, value }) => ({ label: option('adviceFields', field), value: adviceValue({ field, value }, { t, date }) }))],
  adviceAnswer: statement,
  letterText: ({ letter }, { row }) => [row('letter', letter.heading)],
}
