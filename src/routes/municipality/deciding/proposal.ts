/** A proposal: grounds with their facts, the weighing, and what she will read; for someone else to decide on. */
import { type Request, type Response, Router } from 'express'
import type { Comment } from '../../../actions/contents.ts'
import { openReturned, previewProposal, readToAct, type ToPropose } from '../../../actions/deciding/review.ts'
import { restsOnDoubt } from '../../../actions/talking/comparing.ts'
import { propose } from '../../../actions/decisions.ts'
import type { LetterDraft } from '../../../actions/letterTexts.ts'
import { type Finding, findingsIn, sharedPhrases } from '../../../forms/plain.ts'
import { factRows, type ProposalForm, proposalForm, proposalOf, typedAgain } from '../../../forms/deciding/proposal.ts'
import { type Entered, entered, type FormErrors, read, typed } from '../../../forms/form.ts'
import { did, heard } from '../../../law/application.ts'
import type { Day } from '../../../law/day.ts'
import { grounds, refusalGrounds } from '../../../law/deciding/decision.ts'
import { helpNotOffered, helpOffered } from '../../../law/deciding/help.ts'
import { notTold, unanswered, unexplained } from '../../../law/deciding/proposal.ts'
import { refuse } from '../../../law/impediment.ts'
import { cannotGrant, cannotRefuse } from '../../../law/openActs.ts'
import type { ProposalPage } from '../../../pages/deciding.ts'
import { paths } from '../../../paths.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { isUnread, markOf, toldWhatHappened } from './shared.ts'
import { official } from '../../whoAsks.ts'

export const proposing = Router()
const door = gate('caseworker')

proposing.get(paths.proposal.pattern, door, (req, res) => show(req, res))

/** Looking is an act: what was proposed, and what must change in it, opens after a press of the button. */
proposing.post(paths.proposalReturned.pattern, door, async (req, res) => {
  const { proposal, comment = null, grounds, outcome = '' } = await openReturned(official(req), idOf(req))
  await show(req, res, { comment, given: { ...(proposal && typedAgain(proposal)), outcome, grounds } })
})
proposing.get(paths.proposalReturned.pattern, door, (req, res) => res.see(paths.proposal.with({ id: idOf(req) })))

proposing.post(paths.proposal.pattern, door, async (req, res) => {
  const answer = read(proposalForm, req.body)
  const errors = answer.ok ? await notOpen(req, proposalOf(answer.value)) : plainly(answer.errors)
  if (!answer.ok || Object.keys(errors).length) return show(req, res.status(422), { errors })
  const form = proposalOf(answer.value)
  const findings = findingsOf(form)
  if (typed(req.body, 'step') === 'preview') return show(req, res, { findings, letter: await previewProposal(official(req), idOf(req), form, req.today) })
  if (isUnread(req, findings)) return show(req, res.status(422), { findings })
  const happened = await propose(official(req), idOf(req), form, req.today, typed(req.body, 'version'))
  if (happened.length) return toldWhatHappened(req, res, happened)
  res.see(paths.case.with({ id: idOf(req) }))
})

/** What the law does not open, said beside the field while it can still be changed. */
async function notOpen(req: Request, form: ProposalForm): Promise<FormErrors> {
  const { facts, told } = await readable(req)
  if (form.outcome === 'grant') return { ...(cannotGrant(facts) && { outcome: 'error.notIdentified' }), ...changeOf(form, facts) }
  return {
    ...(cannotRefuse(req.today, facts) && { outcome: 'error.notHeardYet' }),
    ...(notTold(form.grounds, told, facts) && { grounds: 'error.groundNotTold' }),
    ...(helpNotOffered(form.grounds, facts) && { grounds: 'error.groundHelp' }),
    ...((await restsOnDoubt(official(req), idOf(req), form.grounds)) && { grounds: 'error.groundDoubt' }),
    ...(unanswered(form.answer ?? '', facts) && { heardAnswer: 'error.heardAnswer' }),
    ...changeOf(form, facts),
  }
}

const changeOf = ({ change = '' }: ProposalForm, facts: ToPropose['facts']): FormErrors => (unexplained(change, facts) ? { change: 'error.change' } : {})

/** A row of a ground has the name of its ground; what is wrong with it has not. */
function plainly(errors: FormErrors): FormErrors {
  return Object.fromEntries(Object.keys(errors).map((name) => [name, `error.${name === 'reason' ? 'reasonSentence' : name.replace(/^R\d\d_[A-Z_]+(Fact|Source)\d$/, 'ground$1')}`]))
}

/** What she will read, looked at; and what stands in the note as well. */
function findingsOf({ reason, weighing, answer = '', facts = [], note }: ProposalForm): Finding[] {
  const places = new Map<string, number>()
  const hers = [...facts.map(({ ground, fact }) => {
    places.set(ground, (places.get(ground) ?? 0) + 1)
    return [`${ground}Fact${places.get(ground) ?? 1}`, fact] as const
  }), ['heardAnswer', answer] as const, ['weighing', weighing] as const, ['reason', reason] as const]
  return hers.flatMap(([field, text]) => [...findingsIn(field, text), ...sharedPhrases(field, text, note)])
}

async function readable(req: Request): Promise<ToPropose> {
  const { closed, ...found } = await readToAct(official(req), idOf(req), 'propose', req.today)
  refuse(closed)
  return found
}

interface Shown {
  readonly errors?: FormErrors
  readonly findings?: readonly Finding[]
  readonly comment?: Comment | null
  readonly given?: Entered
  readonly letter?: LetterDraft
}

async function show(req: Request, res: Response, { errors = {}, findings = [], comment = null, given = entered(req.body), letter }: Shown = {}): Promise<void> {
  const { application, facts, version } = await readable(req)
  res.page('municipality/proposal', {
    id: application.id, caseNumber: application.caseNumber, version: typed(req.body, 'version') || version, entered: given, errors, findings, mark: markOf(findings), comment, letter: letter ?? null,
    rows: refusalGrounds.map((code) => ({ code, facts: factRows.filter(({ ground }) => ground === code), helpFirst: grounds[code].helpFirst ?? false })),
    hearing: hearingOf(req.today, facts), gaveView: did('giveView', facts), wasReturned: did('sendBack', facts), help: helpIn(facts),
  })
}

function helpIn(facts: ToPropose['facts']): ProposalPage['help'] {
  const offered = helpOffered(facts)
  return offered ? { on: offered.on, by: offered.grounds?.[0] ?? '' } : null
}

function hearingOf(today: Day, facts: ToPropose['facts']): string {
  if (did('skipHearing', facts)) return 'skipped'
  return heard(today, facts) ? 'heard' : 'not'
}
