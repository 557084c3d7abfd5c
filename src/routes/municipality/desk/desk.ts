/** The front desk: who comes today, by case number; the document is seen, and the photo made or hers compared. */
import { type Request, type Response, Router } from 'express'
import { openParts, readCase } from '../../../actions/cases.ts'
import { siteWord } from '../../../actions/checking/siteWord.ts'
import { type Expected, expectedAtDesk } from '../../../actions/desk/arrivals.ts'
import { checkAtDesk, checkMrz, haltIdentity, identify } from '../../../actions/desk/identity.ts'
import { fileError, taken } from '../../../actions/papers/intake.ts'
import type { Papers } from '../../../actions/contents.ts'
import { openToCompare } from '../../../actions/papers/desk.ts'
import { deskForm, photoSourceForm } from '../../../forms/case/case.ts'
import { type Entered, entered, type FormErrors, read, typed } from '../../../forms/form.ts'
import type { Day } from '../../../law/day.ts'
import type { DeskFinding } from '../../../law/person/identity.ts'
import { aliasOf } from '../../../law/office/office.ts'
import { paths } from '../../../paths.ts'
import { dates, translator } from '../../../platform/page/translate.ts'
import { portrait } from '../../../platform/upload/picture.ts'
import { gate } from '../../signIn.ts'
import { withUploads } from '../../uploads.ts'
import { idOf } from '../../worker/own.ts'
import { paperRows, showPaper } from '../papers/papers.ts'
import { official } from '../../whoAsks.ts'

export const desk = Router()
const door = gate('frontDesk')

desk.get(paths.desk, door, async (req, res) => {
  res.page('municipality/desk', { done: req.query['klaar'] === 'ja', alias: aliasOf(req.actor.id), word: await siteWord(req.today), days: inDays(await expectedAtDesk(official(req), req.today), req.today) })
})

/** Today first, then who is still to come, then whose day has passed. */
function inDays(expected: readonly Expected[], today: Day) {
  const others = [{ when: 'later' as const, rows: expected.filter(({ day }) => day > today) }, { when: 'past' as const, rows: expected.filter(({ day }) => day < today) }]
  return [{ when: 'today' as const, rows: expected.filter(({ day }) => day === today) }, ...others.filter(({ rows }) => rows.length)]
}

/** Shows whom to compare the document with: looking is an act, on record each time. */
desk.post(paths.deskName.pattern, door, (req, res) => show(req, res))
desk.post(paths.deskFile.pattern, door, (req, res) => showPaper(req, res, paths.desk))
desk.get([paths.deskCase.pattern, paths.deskName.pattern, paths.deskFile.pattern], door, (_req, res) => res.see(paths.desk))

desk.post(paths.deskCase.pattern, door, (req, res) => withUploads(req, res, ['photo'], async ({ files, errors: reading }) => {
  const form = read(deskForm, req.body)
  const findings = form.ok ? await checkAtDesk(official(req), idOf(req), form.value, req.today) : []
  if (form.ok && findings.length) return showHalted(req, res, { findings, seen: { ...form.value }, done: false })
  const source = read(photoSourceForm, req.body)
  const photo = source.ok && source.value.photoFrom === 'own' ? {} : await madeFrom(files['photo'])
  const lines = typed(req.body, 'mrz').trim()
  const mrz = lines ? await checkMrz(official(req), idOf(req), lines, req.today) : undefined
  const errors = { ...(mrz && { mrz: `error.${mrz}` }), ...(form.ok ? {} : form.errors), ...(source.ok ? {} : source.errors), ...(photo.error && { photo: photo.error }), ...reading }
  if (!form.ok || Object.keys(errors).length) return show(req, res.status(422), errors)
  await identify(official(req), idOf(req), form.value, photo.jpeg, req.today)
  res.see(`${paths.desk}?klaar=ja`)
}))

/** It stops here: said once more what was seen, and on record. */
desk.post(paths.deskHalted.pattern, door, async (req, res) => {
  const form = read(deskForm, req.body)
  const findings = form.ok ? await haltIdentity(official(req), idOf(req), form.value, req.today) : []
  if (!findings.length) return show(req, res.status(422), form.ok ? {} : form.errors)
  showHalted(req, res, { findings, seen: {}, done: true })
})
desk.get(paths.deskHalted.pattern, door, (_req, res) => res.see(paths.desk))

function showHalted(req: Request, res: Response, shown: { findings: readonly DeskFinding[]; seen: Entered; done: boolean }): void {
  const young = shown.findings.includes('tooYoung')
  res.page('municipality/halted', { id: idOf(req), ...shown, steps: ['giveBack', 'noAccusation', ...(young ? ['young'] : ['another']), 'noTalk', 'help'] })
}

/** The photo that is made at the desk, or what is wrong with the file. */
async function madeFrom(upload: Buffer | undefined): Promise<{ jpeg?: Buffer; error?: string }> {
  if (!upload) return { error: 'error.photo' }
  return taken(upload, portrait).then((jpeg) => ({ jpeg }), (error: unknown) => ({ error: fileError(error) }))
}

/** On what she says her right to work stands, to be seen here. */
function shownForWork({ permit, until }: NonNullable<Papers['work']>, language: string): string {
  return [translator(language)(`option.permit.${permit}`), until ? dates(language).date(until) : ''].filter(Boolean).join(', ')
}

async function show(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const { application } = await readCase(official(req), idOf(req), req.today)
  const { identity } = await openParts(official(req), application.id, ['identity'])
  const { papers, photo } = await openToCompare(official(req), application.id)
  res.page('municipality/person', {
    action: paths.deskCase.with(application), stepBack: paths.stepBack.with(application), errors, entered: { photoFrom: photo ? 'own' : 'made', ...entered(req.body) },
    lines: [...(identity ? [`${identity.given} ${identity.family}`, dates(req.language).date(identity.birthdate)] : []), ...(papers.work ? [shownForWork(papers.work, req.language)] : [])],
    proof: papers.proof ?? '', photo: photo ? `data:image/jpeg;base64,${photo.jpeg}` : '',
    files: paperRows(papers, (file) => paths.deskFile.with({ id: application.id, file })),
  })
}
