/** Objecting in five screens, a check, and then following it. */
import { type Request, type Response, Router } from 'express'
import type { ObjectSchema } from 'joi'
import { addPapers, giveReasons, ownObjection, ownObjections, withdrawObjection } from '../../actions/following/objecting.ts'
import { giveObjectionNotice, ownObjectionNotice } from '../../actions/objectionDesk/late.ts'
import { chooseDecision, type Draft, draftObjection, lodge, objectable, saveWords } from '../../actions/following/objections.ts'
import { type Entered, entered, type FormErrors, read, typed } from '../../forms/form.ts'
import { hearingForm, lateWhyForm, lodgingForm, morePapersForm, papersForm, reasonsForm, urgentForm, whichForm, whyForm } from '../../forms/objecting/objection.ts'
import { talkLanguages } from '../../forms/application/talk.ts'
import type { Field } from '../../pages/shapes.ts'
import { paths } from '../../paths.ts'
import { stepsPicture } from '../../platform/paper/picture.ts'
import { translator } from '../../platform/page/translate.ts'
import { attachmentFields, doneWith, hasErrors, withAttachments } from '../attaching.ts'
import { languageChoices } from '../ownNames.ts'
import { gate } from '../signIn.ts'
import { checkRows, stepsOf, wordRows } from './objectionWords.ts'
import { idOf } from './own.ts'
import { choices } from '../../pages/choices.ts'
import { worker } from '../whoAsks.ts'

export const objecting = Router()
const door = gate('worker')

objecting.get(paths.objecting, door, (req, res) => showDecisions(req, res))

objecting.post(paths.objecting, door, async (req, res) => {
  const form = read(whichForm, req.body)
  if (!form.ok) return showDecisions(req, res.status(422), form.errors)
  await chooseDecision(worker(req), form.value.decision, req.today)
  res.see(paths.objectionWhy)
})

/** Prefilled: the one she came from, the one of her draft, or the newest. */
async function showDecisions(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const decisions = await objectable(worker(req), req.today)
  const draft = await draftObjection(worker(req), req.today)
  const asked = typeof req.query['besluit'] === 'string' ? req.query['besluit'] : ''
  const chosen = decisions.find(({ id }) => id === asked) ?? decisions.find(({ id }) => id === draft?.decision.id) ?? decisions[0]
  const given: Entered = req.method === 'POST' ? { decision: typed(req.body, 'decision') } : { decision: chosen?.id ?? '' }
  res.page('worker/objections', { decisions, objections: await ownObjections(worker(req)), entered: given, errors })
}

/** A screen: its fields, and where it goes on; nothing is there without a draft. */
interface Screen {
  readonly name: string
  readonly path: string
  readonly back: string
  readonly next: string
  /** It may bring files. */
  readonly files?: true
  readonly schema: (draft: Draft) => ObjectSchema<object>
  readonly fields: (draft: Draft, language: string) => readonly Field[]
}

const screens: readonly Screen[] = [
  {
    name: 'objectionWhy', path: paths.objectionWhy, back: paths.objecting, next: paths.objectionPapers,
    schema: ({ decision }) => (decision.inTime ? whyForm : lateWhyForm),
    fields: ({ decision }) => [
      { kind: 'radios', name: 'reasonsWhen', options: choices(['now', 'later']) },
      { kind: 'area', name: 'reasons', hint: true },
      ...(decision.inTime ? [] : [{ kind: 'area' as const, name: 'lateReason', hint: true }]),
    ],
  },
  {
    name: 'objectionPapers', path: paths.objectionPapers, back: paths.objectionWhy, next: paths.objectionHearing, files: true, schema: () => papersForm,
    fields: () => [
      { kind: 'radios', name: 'papers', options: choices(['none', 'upload', 'bring', 'send']) },
      { kind: 'area', name: 'papersText', hint: true },
      ...attachmentFields,
      { kind: 'radios', name: 'post', options: choices(['portal', 'desk', 'other']) },
      { kind: 'area', name: 'postAddress', hint: true },
    ],
  },
  {
    name: 'objectionHearing', path: paths.objectionHearing, back: paths.objectionPapers, next: paths.objectionUrgent, schema: () => hearingForm,
    fields: (_draft, language) => [
      { kind: 'radios', name: 'hearing', options: choices(['yes', 'no']) },
      { kind: 'radios', name: 'hearingLanguage', options: languageChoices(talkLanguages, translator(language)) },
      { kind: 'radios', name: 'hearingPlace', options: choices(['cityHall', 'otherCity', 'phone']) },
    ],
  },
  {
    name: 'objectionUrgent', path: paths.objectionUrgent, back: paths.objectionHearing, next: paths.objectionCheck, schema: () => urgentForm,
    fields: () => [{ kind: 'radios', name: 'urgent', options: choices(['yes', 'no']) }],
  },
]

for (const screen of screens) {
  const show = (req: Request, res: Response, draft: Draft, errors: FormErrors = {}) => {
    const given = req.method === 'POST' ? entered(req.body) : { ...draft.words }
    const { name, path: action, back } = screen
    res.page('form', { name, action, back, fields: screen.fields(draft, req.language), entered: given, errors, intro: screen.files && draft.files ? [translator(req.language)('attached.count', { count: draft.files })] : [], upload: screen.files ?? false })
  }
  objecting.get(screen.path, door, async (req, res) => {
    const draft = await draftObjection(worker(req), req.today)
    if (!draft) return res.see(paths.objecting)
    show(req, res, draft)
  })
  // Whose it is can only be asked once an upload is read: before that it acts for nobody.
  objecting.post(screen.path, door, (req, res) =>
    withAttachments(req, res, async (files, reading) => {
      const draft = await draftObjection(worker(req), req.today)
      if (!draft) return res.see(paths.objecting)
      const form = read(screen.schema(draft), req.body)
      const missing: FormErrors = typed(req.body, 'papers') === 'upload' && !files.length && !draft.files ? { attachment: 'error.file.none' } : {}
      const errors = { ...(form.ok ? {} : form.errors), ...missing, ...reading }
      if (!form.ok || hasErrors(errors)) return show(req, res.status(422), draft, errors)
      const wrong = await doneWith(saveWords(worker(req), form.value, { files, today: req.today }))
      if (hasErrors(wrong)) return show(req, res.status(422), draft, wrong)
      res.see(screen.next)
    }))
}

objecting.get(paths.objectionCheck, door, (req, res) => showCheck(req, res))

objecting.post(paths.objectionCheck, door, async (req, res) => {
  const form = read(lodgingForm, req.body)
  if (!form.ok) return showCheck(req, res.status(422), form.errors)
  const { id } = await lodge(worker(req), form.value.objection, req.today)
  res.see(paths.objection.with({ id }))
})

async function showCheck(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const draft = await draftObjection(worker(req), req.today)
  if (!draft) return res.see(paths.objecting)
  const { id, decision, missing } = draft
  res.page('worker/objectionCheck', { id, decision, rows: checkRows(draft, req.language), ready: missing.length === 0, errors })
}

objecting.get(paths.objection.pattern, door, async (req, res) => {
  const objection = await ownObjection(worker(req), idOf(req), req.today)
  const twin = stepsOf(objection.clock, req.language)
  res.page('worker/objection', { objection, twin, steps: stepsPicture(twin), rows: wordRows(objection.words, req.language), court: objection.words.urgent === 'yes' })
})

objecting.get(paths.objectionReasons.pattern, door, (req, res) => showReasons(req, res))

objecting.post(paths.objectionReasons.pattern, door, async (req, res) => {
  const form = read(reasonsForm, req.body)
  if (!form.ok) return showReasons(req, res.status(422), form.errors)
  await giveReasons(worker(req), idOf(req), form.value, req.today)
  res.see(paths.objection.with({ id: idOf(req) }))
})

async function showReasons(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const { id, clock } = await ownObjection(worker(req), idOf(req), req.today)
  if (!clock.reasonsUntil) return res.see(paths.objection.with({ id }))
  res.page('form', { name: 'objectionReasons', action: paths.objectionReasons.with({ id }), back: paths.objection.with({ id }), fields: [{ kind: 'area', name: 'reasons', hint: true }], entered: entered(req.body), errors, intro: [], upload: false })
}

objecting.get(paths.objectionMore.pattern, door, (req, res) => showMore(req, res))

objecting.post(paths.objectionMore.pattern, door, async (req, res) => {
  await withAttachments(req, res, async (files, reading) => {
    const form = read(morePapersForm, req.body)
    const errors = { ...(form.ok ? {} : form.errors), ...reading }
    if (!form.ok || hasErrors(errors)) return showMore(req, res.status(422), errors)
    const wrong = await doneWith(addPapers(worker(req), idOf(req), form.value, req.today, files))
    if (hasErrors(wrong)) return showMore(req, res.status(422), wrong)
    res.see(paths.objection.with({ id: idOf(req) }))
  })
})

async function showMore(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const { id, canAdd } = await ownObjection(worker(req), idOf(req), req.today)
  if (!canAdd) return res.see(paths.objection.with({ id }))
  res.page('form', { name: 'morePapers', action: paths.objectionMore.with({ id }), back: paths.objection.with({ id }), fields: [{ kind: 'area', name: 'morePapers', hint: true }, ...attachmentFields], entered: entered(req.body), errors, intro: [], upload: true })
}

objecting.get(paths.ownObjectionNotice.pattern, door, async (req, res) => {
  const about = { id: idOf(req) }
  res.page('worker/notice', { notice: await ownObjectionNotice(worker(req), about.id, req.today), action: paths.ownObjectionNotice.with(about), back: paths.objection.with(about), backLabel: 'objection.mine' })
})

objecting.post(paths.ownObjectionNotice.pattern, door, async (req, res) => {
  await giveObjectionNotice(worker(req), idOf(req), req.today)
  res.see(paths.ownObjectionNotice.with({ id: idOf(req) }))
})

objecting.get(paths.objectionWithdrawal.pattern, door, async (req, res) => {
  const { id, clock } = await ownObjection(worker(req), idOf(req), req.today)
  if (clock.withdrawnOn || clock.decidedOn) return res.see(paths.objection.with({ id }))
  res.page('form', { name: 'objectionWithdrawal', action: paths.objectionWithdrawal.with({ id }), back: paths.objection.with({ id }), fields: [], entered: {}, errors: {}, intro: [], upload: false })
})

objecting.post(paths.objectionWithdrawal.pattern, door, async (req, res) => {
  await withdrawObjection(worker(req), idOf(req), req.today)
  res.see(paths.objection.with({ id: idOf(req) }))
})
