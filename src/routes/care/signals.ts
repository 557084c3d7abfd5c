/** The care coordinator's pages: who asked to be spoken to apart, or was sent, and, once taken on, how to reach her safely. */
import { type Request, type Response, Router } from 'express'
import { type Entry, entriesOf, passOn, planContact, recordAttempt } from '../../actions/care/contacting.ts'
import { careDirectory } from '../../actions/care/regions.ts'
import { acceptSignal, closeSignal, openSignal, type Reached, signalOf, signalsOf } from '../../actions/care/signals.ts'
import { attemptForm, passForm, planForm } from '../../forms/care/referral.ts'
import { entered, type FormErrors, read } from '../../forms/form.ts'
import { attemptOutcomes, callers, codeWordChecks, dayParts, passReasons, signalStages } from '../../law/care/signal.ts'
import { Refused } from '../../law/impediment.ts'
import { choices } from '../../pages/choices.ts'
import type { DataRow, Field, Row } from '../../pages/shapes.ts'
import { paths } from '../../paths.ts'
import { dates, translator } from '../../platform/page/translate.ts'
import { gate } from '../signIn.ts'
import { idOf } from '../worker/own.ts'
import { coordinator } from '../whoAsks.ts'

export const care = Router()
const door = gate('careCoordinator')

care.get(paths.care, door, async (req, res) => {
  const signals = await signalsOf(coordinator(req), req.today)
  res.page('care/signals', { groups: signalStages.map((stage) => ({ stage, signals: signals.filter((signal) => signal.stage === stage) })) })
})

care.get(paths.careRegions, door, async (req, res) => res.page('care/regions', { regions: await careDirectory(coordinator(req), req.today) }))

care.get(paths.careOne.pattern, door, (req, res) => show(req, res, []))

care.post(paths.careAccept.pattern, door, async (req, res) => {
  await acceptSignal(coordinator(req), idOf(req), req.today)
  res.see(paths.careOne.with({ id: idOf(req) }))
})

/** Looking is an act, on record each time. */
care.post(paths.careContact.pattern, door, async (req, res) => {
  await show(req, res, inWords(await openSignal(coordinator(req), idOf(req)), req.language))
})

care.post(paths.careClose.pattern, door, async (req, res) => {
  await closeSignal(coordinator(req), idOf(req), req.today)
  res.see(paths.care)
})

const planFields: readonly Field[] = [{ kind: 'radios', name: 'planCaller', options: choices(callers) }, { kind: 'date', name: 'planOn' }, { kind: 'radios', name: 'planPart', options: choices(dayParts) }, { kind: 'area', name: 'planWords', hint: true }]
const tryFields: readonly Field[] = [{ kind: 'radios', name: 'tryOutcome', options: choices(attemptOutcomes) }, { kind: 'radios', name: 'tryWord', options: choices(codeWordChecks) }]

care.get(paths.carePlan.pattern, door, (req, res) => ask(req, res, 'carePlan', planFields))
care.post(paths.carePlan.pattern, door, async (req, res) => {
  const form = read(planForm, req.body)
  if (!form.ok) return ask(req, res.status(422), 'carePlan', planFields, form.errors)
  await planContact(coordinator(req), idOf(req), form.value, req.today)
  res.see(paths.careOne.with({ id: idOf(req) }))
})

care.get(paths.careTry.pattern, door, (req, res) => ask(req, res, 'careTry', tryFields))
care.post(paths.careTry.pattern, door, async (req, res) => {
  const form = read(attemptForm, req.body)
  if (!form.ok) return ask(req, res.status(422), 'careTry', tryFields, form.errors)
  const wrong = await unlessCodeWord(recordAttempt(coordinator(req), idOf(req), form.value, req.today))
  if (wrong) return ask(req, res.status(422), 'careTry', tryFields, { tryWord: 'error.tryWord.her' })
  res.see(paths.careOne.with({ id: idOf(req) }))
})

function unlessCodeWord(trying: Promise<void>): Promise<boolean> {
  return trying.then(
    () => false,
    (error: unknown) => {
      if (error instanceof Refused && error.impediment.because === 'code-word') return true
      throw error
    },
  )
}

care.get(paths.carePass.pattern, door, async (req, res) => askPass(req, res))
care.post(paths.carePass.pattern, door, async (req, res) => {
  const form = read(passForm, req.body)
  if (!form.ok) return askPass(req, res.status(422), form.errors)
  await passOn(coordinator(req), idOf(req), form.value, req.today)
  res.see(paths.care)
})

async function askPass(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const others = (await careDirectory(coordinator(req), req.today)).filter(({ code }) => code !== coordinator(req).region)
  await ask(req, res, 'carePass', [{ kind: 'radios', name: 'passReason', options: choices(passReasons) }, { kind: 'radios', name: 'careRegion', options: others.map(({ code, name }) => ({ value: code, label: name })) }], errors)
}

async function ask(req: Request, res: Response, name: string, fields: readonly Field[], errors: FormErrors = {}): Promise<void> {
  const { id } = await signalOf(coordinator(req), idOf(req), req.today)
  const action = { carePlan: paths.carePlan, careTry: paths.careTry }[name] ?? paths.carePass
  res.page('form', { name, action: action.with({ id }), back: paths.careOne.with({ id }), fields, entered: entered(req.body), errors, intro: [], upload: false })
}

care.get([paths.careAccept.pattern, paths.careContact.pattern, paths.careClose.pattern], door, (req, res) => res.see(paths.careOne.with({ id: idOf(req) })))

async function show(req: Request, res: Response, contact: readonly Row[]): Promise<void> {
  const [signal, entries] = await Promise.all([signalOf(coordinator(req), idOf(req), req.today), entriesOf(coordinator(req), idOf(req))])
  res.page('care/signal', { signal, contact, entries: entries.map((entry) => entryInWords(entry, req.language)) })
}

function inWords({ channel, address, limits = [], codeWord, call, when }: Reached, language: string): Row[] {
  const t = translator(language)
  const rows: Row[] = [
    { key: 'careCall', value: call ?? '' },
    { key: 'channel', value: channel ? t(`option.channel.${channel}`) : t('care.noChannel') },
    { key: 'address', value: address ?? '' },
    { key: 'limits', value: limits.map((limit) => t(`option.limits.${limit}`)).join('; ') },
    { key: 'careWhen', value: when ?? '' },
    { key: 'codeWord', value: codeWord ?? '' },
  ]
  return rows.filter(({ value }) => value)
}

function entryInWords(entry: Entry, language: string): DataRow {
  const t = translator(language)
  const { date } = dates(language)
  const label = `${date(entry.on)}: ${t(`care.entry.${entry.kind}`)}`
  switch (entry.kind) {
    case 'plan':
      return { label, value: [`${t(`option.planCaller.${entry.planCaller}`)}, ${date(entry.planOn)}, ${t(`option.planPart.${entry.planPart}`)}`, `“${entry.planWords}”`].join('\n') }
    case 'attempt':
      return { label, value: [t(`option.tryOutcome.${entry.tryOutcome}`), `${t('field.tryWord')} ${t(`option.tryWord.${entry.tryWord}`)}`].join('\n') }
    case 'passed':
      return { label, value: t(`option.passReason.${entry.passReason}`) }
  }
}
