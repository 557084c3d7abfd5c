/** How she is reached, what is never done, and the code that proves it. */
import { type Request, Router } from 'express'
import { askForCode, chooseChannel, ownContact, saveLimits } from '../../../actions/contact/contact.ts'
import { changedLimitsForm, type ChannelForm, channelForm, codeForm } from '../../../forms/person/contact.ts'
import { typed } from '../../../forms/form.ts'
import { paths } from '../../../paths.ts'
import { languages, translator } from '../../../platform/page/translate.ts'
import { channelFields, codeIntro, codeWordsOffered, limitsFields, limitsIn, limitsOf, proved, type Told, wayInWords, whatIsUnfit } from '../contactFields.ts'
import { ask, door, keep } from './ask.ts'
import { worker } from '../../whoAsks.ts'

const channel = ask({
  name: 'channel', schema: channelForm,
  fields: ({ language }) => channelFields(language),
  before: ({ contact: { channel: way, address, next } }) => ({ channel: next?.channel ?? way ?? '', address: next?.address ?? address ?? '' }),
  save: (req, value) => keep(chosen(req, value)),
  inWords: ({ answers: { contact: { channel: way, address, next } }, language }) => [['channel', wayInWords(next ?? { channel: way, address }, language)]],
})

async function chosen(req: Request, where: ChannelForm): Promise<void> {
  await chooseChannel(worker(req), where, req.language)
  await askForCode(worker(req), req.now)
}

const limits = ask({
  name: 'limits', schema: changedLimitsForm,
  fields: () => limitsFields,
  before: ({ contact }) => limitsOf(contact),
  intro: ({ contact }, req) => {
    const t = translator(req.language)
    return [codeWordsOffered(req.language), ...(contact.codeWord ? [t('form.safeLimits.why')] : []), t('contact.noPost')]
  },
  save: async (req, value) => {
    const wanted = limitsIn(value, req.language)
    if ('errors' in wanted) return wanted.errors
    // One that is set stays; whoever gives none keeps the whole answer to herself.
    if (!value.codeWord && !(await ownContact(worker(req), req.now)).contact.codeWord) return { codeWord: 'error.codeWord' }
    const errors = whatIsUnfit(await saveLimits(worker(req), wanted.limits))
    if (!errors) await askForCode(worker(req), req.now)
    return errors
  },
  inWords: ({ answers: { contact }, language }) => {
    const t = translator(language)
    const none = contact.codeWord ? t('answer.noLimits') : ''
    const chosen = (contact.limits ?? []).map((limit) => t(`option.limits.${limit}`)).join(', ')
    const { quiet, messageLanguage, reminder, codeWord } = contact
    return [
      ['limits', chosen || none],
      ...(quiet ? [['quiet', `${quiet.from} – ${quiet.until}`] as const] : []),
      ...(messageLanguage ? [['messageLanguage', languages.find((one) => one.code === messageLanguage)?.name ?? ''] as const] : []),
      ...(reminder ? [['reminder', t('option.reminder.yes')] as const] : []),
      ['codeWord', codeWord ? t('answer.set') : ''],
    ]
  },
})

const code = ask({
  name: 'channelCode', schema: codeForm,
  fields: () => [{ kind: 'text', name: 'channelCode', hint: true }],
  before: () => ({}),
  intro: async (_answers, req) => codeIntro(await ownContact(worker(req), req.now), told(req), req.language),
  instead: ({ contact }) => (contact.next ? undefined : contact.channel ? paths.language : paths.channel),
  save: (req, { channelCode }) => proved(worker(req), channelCode, req.now),
  inWords: () => [],
  more: { again: paths.anotherCode, sample: paths.sample },
})

/** What the button for another code led to stands in the address, as one of three words. */
const told = (req: Request): Told => (['sent', 'noMore'] as const).find((word) => word === typed(req.query, 'code')) ?? 'nothing'

export const contactQuestions = Router().use(channel, limits, code)

contactQuestions.post(paths.anotherCode, door, async (req, res) => {
  res.see(`${paths.channelCode}?code=${await askForCode(worker(req), req.now, { anew: true })}`)
})
contactQuestions.get(paths.anotherCode, door, (_req, res) => res.see(paths.channelCode))
