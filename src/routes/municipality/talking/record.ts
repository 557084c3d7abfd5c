/** The talk itself: what is told first, then topic by topic; each block is kept by a press of its own. */
import { type Request, type Response, Router } from 'express'
import { readTalk } from '../../../actions/talking/presence.ts'
import { holdInterview, openBlock, type OpenedBlock, type Overview, overviewOf, saveBlock } from '../../../actions/talking/record.ts'
import type { Contents } from '../../../actions/contents.ts'
import { entered, type Entered, type FormErrors, read } from '../../../forms/form.ts'
import { blockForm, closingForm, type Found, foundIn, informationForm } from '../../../forms/talking/record.ts'
import { figure } from '../../../law/figures.ts'
import { Refused } from '../../../law/impediment.ts'
import { indicators } from '../../../law/talking/indicators.ts'
import { type BlockName, blocks, informationItems, notAsked } from '../../../law/talking/interview.ts'
import { aliasOf } from '../../../law/office/office.ts'
import type { TalkStep } from '../../../pages/talking.ts'
import { paths } from '../../../paths.ts'
import { NotFound } from '../../../platform/errors.ts'
import { idOf } from '../../worker/own.ts'
import { door } from './prepare.ts'
import { official } from '../../whoAsks.ts'

export const recording = Router()

recording.get(paths.talkNow.pattern, door, (req, res) => show(req, res))
recording.get(paths.talkEnd.pattern, door, (req, res) => res.see(paths.talkNow.with({ id: idOf(req) })))

recording.post(paths.talkEnd.pattern, door, async (req, res) => {
  const form = read(closingForm, req.body)
  if (!form.ok) return show(req, res.status(422), { errors: form.errors })
  try {
    await holdInterview(official(req), idOf(req), form.value, req.today)
  } catch (error) {
    // What lacks is said on the page where it can be gone to.
    if (!(error instanceof Refused) || error.impediment.because !== 'record-incomplete') throw error
    return show(req, res.status(422), { lacks: error.impediment.parts ?? [] })
  }
  res.see(paths.case.with({ id: idOf(req) }))
})

async function show(req: Request, res: Response, { errors = {}, lacks = [] }: { errors?: FormErrors; lacks?: readonly string[] } = {}): Promise<void> {
  const overview = await overviewOf(official(req), idOf(req), req.today)
  const { id, caseNumber } = overview.application
  const { paused, present } = await readTalk(official(req), id, req.today)
  if (paused) return res.page('municipality/talkPause', { id, caseNumber, together: present.length >= figure('interviewOfficials', req.today) })
  res.page('municipality/talkNow', { id, caseNumber, lacks, entered: entered(req.body), errors, steps: blocks.map((name, number) => ({ name, number, state: stateOf(name, overview) })) })
}

function stateOf(name: BlockName, { written, before }: Overview): TalkStep['state'] {
  if (written.includes(name)) return 'kept'
  return before.includes(name) ? 'again' : 'open'
}

recording.get(paths.talkBlock.pattern, door, async (req, res) => {
  const { paused } = await readTalk(official(req), idOf(req), req.today)
  if (paused) return res.see(paths.talkNow.with({ id: idOf(req) }))
  const { application, version, content, earlier } = await openBlock(official(req), idOf(req), nameOf(req), req.today)
  showBlock(req, res, { caseNumber: application.caseNumber, version, earlier, given: content ? typedAgain(content) : {} })
})

recording.post(paths.talkBlock.pattern, door, async (req, res) => {
  const answer = answerOf(req)
  const { caseNumber } = (await readTalk(official(req), idOf(req), req.today)).application
  const version = Number(entered(req.body)['version']) || 0
  const isQuiet = req.accepts(['html', 'json']) === 'json'
  if ('errors' in answer) return isQuiet ? void res.json(notKept(answer)) : showBlock(req, res.status(422), { caseNumber, version, ...answer })
  const kept = await saveBlock(official(req), idOf(req), nameOf(req), answer, req.today)
  if (isQuiet) return void res.json(kept.other ? { state: 'changed' } : { state: 'kept', version: kept.version })
  if (kept.other) return showBlock(req, res.status(409), { caseNumber, version: kept.version, other: kept.other })
  res.see(afterBlock(req))
})

/** To a page that keeps what is typed by itself: which words stand in the way, or that it is not whole yet. */
function notKept({ marks = [], opinions = [] }: Extract<Answer, { errors: FormErrors }>) {
  const words = [...marks, ...opinions].map(({ text }) => text)
  return words.length ? { state: 'marked', words } : { state: 'open' }
}

function nameOf(req: Request): BlockName {
  const name = blocks[Number(req.params['number'])]
  if (!name) throw new NotFound()
  return name
}

/** The next block; after the last the overview, where the talk ends. */
function afterBlock(req: Request): string {
  const next = blocks.indexOf(nameOf(req)) + 1
  return next < blocks.length ? paths.talkBlock.with({ id: idOf(req), number: next }) : paths.talkNow.with({ id: idOf(req) })
}

type Answer = { version: number; content: Contents['talkBlock'] } | { errors: FormErrors; marks?: readonly Found[]; opinions?: readonly Found[] }

/** Words that do not belong there are kept only with a reason. */
function answerOf(req: Request): Answer {
  if (nameOf(req) === 'information') {
    const form = read(informationForm, req.body)
    return form.ok ? { version: form.value.version, content: { information: form.value.information } } : { errors: form.errors }
  }
  const form = read(blockForm, req.body)
  if (!form.ok) return { errors: form.errors }
  const { version, ...content } = form.value
  const found = foundIn(form.value)
  if (!content.needed && found.marks.length + found.opinions.length > 0) return { errors: { needed: 'error.needed' }, ...found }
  return { version, content }
}

function typedAgain(content: Contents['talkBlock']): Entered {
  return 'information' in content ? { information: content.information } : { ...content }
}

interface Shown {
  readonly caseNumber: string
  readonly version: number
  readonly given?: Entered
  readonly errors?: FormErrors
  readonly marks?: readonly Found[]
  readonly opinions?: readonly Found[]
  readonly other?: Contents['talkBlock']
  readonly earlier?: OpenedBlock['earlier']
}

function showBlock(req: Request, res: Response, { caseNumber, version, given = entered(req.body), errors = {}, marks = [], opinions = [], other, earlier = [] }: Shown): void {
  const name = nameOf(req)
  res.page('municipality/talkBlock', {
    id: idOf(req), caseNumber, name, number: blocks.indexOf(name), blockCount: blocks.length, version, information: informationItems, notAsked, indicators: name === 'information' ? [] : indicators[name], entered: given, errors, marks, opinions, other: other ?? null, earlier: earlier.map(({ present, content }) => ({ who: present.map(aliasOf), content })),
  })
}
