/** Changing how she is reached: the old way is never shown and never hears of it; the new one counts once it is proven. */
import { type Request, type Response, Router } from 'express'
import { askForCode, chooseChannel, freeze, lift, ownContact, saveLimits } from '../../actions/contact/contact.ts'
import { masked } from '../../actions/contact/mask.ts'
import type { Contact } from '../../actions/contents.ts'
import { changedLimitsForm, channelForm, codeForm } from '../../forms/person/contact.ts'
import { entered, type FormErrors, read, typed } from '../../forms/form.ts'
import type { DataRow, FormPage } from '../../pages/shapes.ts'
import { paths } from '../../paths.ts'
import { languages, translator } from '../../platform/page/translate.ts'
import { gate, recently } from '../signIn.ts'
import { channelFields, codeIntro, codeWordsOffered, limitsFields, limitsIn, limitsOf, proved, type Told, wayInWords, whatIsUnfit } from './contactFields.ts'
import { worker } from '../whoAsks.ts'

export const contact = Router()
const door = gate('worker')
/** In front of what changes where messages go. */
const changing = [door, recently(5)]
const pressing = [door, recently(5, { back: paths.contact })]
/** The code is on its way for some minutes; who waits for it began with a sign-in that was fresh. */
const waiting = [door, recently(20)]

const plain = { errors: {}, intro: [], upload: false, entered: {}, fields: [] } as const

contact.get(paths.contact, door, async (req, res) => {
  const { contact: now, failing, messages, sender } = await ownContact(worker(req), req.now)
  const sent = messages.flatMap(({ key, sentAt }) => (sentAt && key !== 'newchannel' ? [sentAt] : []))
  const next = now.next ? wayInWords(now.next, req.language) : ''
  const way = wayInWords({ channel: now.channel }, req.language)
  res.page('worker/contact', { sender, way, to: now.address ? masked(now.address) : '', next, rows: rowsOf(now, req.language), failing, frozenOn: now.frozenOn ?? null, sent: sent.slice(0, 5) })
})

function rowsOf({ limits = [], quiet, messageLanguage, codeWord, reminder }: Contact, language: string): DataRow[] {
  const t = translator(language)
  const rows = {
    messageLanguage: languages.find(({ code }) => code === messageLanguage)?.name ?? '',
    codeWord: codeWord ? t('answer.set') : '',
    limits: limits.map((limit) => t(`option.limits.${limit}`)).join('; '),
    quiet: quiet ? `${quiet.from} – ${quiet.until}` : '',
    reminder: reminder ? t('option.reminder.yes') : '',
  }
  return Object.entries(rows).filter(([, value]) => value).map(([key, value]) => ({ label: t(`data.${key}`), value }))
}

contact.get(paths.newChannel, changing, (req: Request, res: Response) => showChannel(req, res))
contact.post(paths.newChannel, changing, async (req: Request, res: Response) => {
  const form = read(channelForm, req.body)
  if (!form.ok) return showChannel(req, res.status(422), { entered: entered(req.body), errors: form.errors })
  await chooseChannel(worker(req), form.value, req.language)
  const asked = await askForCode(worker(req), req.now)
  res.see(asked === 'nothing' ? paths.contact : `${paths.newChannelCode}?code=${asked}`)
})

/** Empty each time: what was there is not shown. */
function showChannel(req: Request, res: Response, more: Partial<FormPage> = {}): void {
  res.page('form', { ...plain, name: 'newChannel', action: paths.newChannel, back: paths.contact, fields: channelFields(req.language), ...more })
}

contact.get(paths.newChannelCode, waiting, (req: Request, res: Response) => showCode(req, res))
contact.post(paths.newChannelCode, waiting, async (req: Request, res: Response) => {
  const form = read(codeForm, req.body)
  const errors = form.ok ? await proved(worker(req), form.value.channelCode, req.now) : form.errors
  if (errors) return showCode(req, res.status(422), errors)
  res.see(paths.contact)
})
contact.post(paths.newChannelAgain, pressing, async (req: Request, res: Response) => {
  res.see(`${paths.newChannelCode}?code=${await askForCode(worker(req), req.now, { anew: true })}`)
})
contact.get(paths.newChannelAgain, door, (_req, res) => res.see(paths.newChannelCode))

async function showCode(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const own = await ownContact(worker(req), req.now)
  if (!own.contact.next) return res.see(paths.contact)
  const intro = codeIntro(own, told(req), req.language)
  res.page('form', {
    ...plain, name: 'channelCode', action: paths.newChannelCode, back: paths.contact, errors, intro, entered: entered(req.body),
    fields: [{ kind: 'text', name: 'channelCode', hint: true }], again: paths.newChannelAgain, sample: paths.sample,
  })
}

const told = (req: Request): Told => (typed(req.query, 'code') === 'noMore' ? 'noMore' : 'sent')

contact.get(paths.safeLimits, changing, async (req: Request, res: Response) => showLimits(req, res, { entered: limitsOf((await ownContact(worker(req), req.now)).contact) }))
contact.post(paths.safeLimits, changing, async (req: Request, res: Response) => {
  const form = read(changedLimitsForm, req.body)
  const wanted = form.ok ? limitsIn(form.value, req.language) : form
  const errors = 'errors' in wanted ? wanted.errors : whatIsUnfit(await saveLimits(worker(req), wanted.limits))
  if (errors) return showLimits(req, res.status(422), { entered: entered(req.body), errors })
  res.see(paths.contact)
})

function showLimits({ language }: Request, res: Response, more: Partial<FormPage>): void {
  res.page('form', { ...plain, name: 'safeLimits', action: paths.safeLimits, back: paths.contact, fields: limitsFields, intro: [codeWordsOffered(language)], ...more })
}

/** In a hurry: one press, and no sign-in anew. */
contact.post(paths.silence, door, async (req, res) => {
  await freeze(worker(req), req.today)
  res.see(paths.contact)
})
contact.post(paths.silenceOver, pressing, async (req: Request, res: Response) => {
  await lift(worker(req))
  res.see(paths.contact)
})
contact.get([paths.silence, paths.silenceOver], door, (_req, res) => res.see(paths.contact))
