/** Taking a licence back, step by step: told first, heard or said why not, and then proposed. */
import { Router } from 'express'
import { readCase } from '../../../actions/cases.ts'
import { caseFollowing, type CaseFollowing, mustBeOpen } from '../../../actions/following/caseSide.ts'
import { dropRevocation, intendRevocation, proposeRevocation, recordRevocationView, skipRevocationHearing } from '../../../actions/measures/revoking.ts'
import { intentionOf, momentRows, skipForm } from '../../../forms/deciding/proposal.ts'
import { saidForm } from '../../../forms/handling.ts'
import { revocationForm, revocationIntentionForm, revocationOf, revocationRows } from '../../../forms/measures.ts'
import type { GroundCode } from '../../../law/decision.ts'
import { revocationGrounds } from '../../../law/decision.ts'
import { factSources, skipGrounds, soonestView } from '../../../law/deciding/proposal.ts'
import { paths } from '../../../paths.ts'
import { NotFound } from '../../../platform/errors.ts'
import { translator } from '../../../platform/translate.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { caseForm, choices, official } from './shared.ts'

export const revoking = Router()
const door = gate('caseworker')
const back = paths.revocation

const isOpen = (following: CaseFollowing): void => mustBeOpen(following, 'revoke')

/** Which step is open at which point of hearing her. */
const openAt: Readonly<Record<string, readonly string[]>> = {
  intend: ['not', 'skipped', 'heard', 'silent'], skip: ['not', 'intended', 'heard', 'silent'], say: ['intended', 'silent'], propose: ['heard', 'silent', 'skipped'],
}

function at(step: string) {
  return (following: CaseFollowing): void => {
    isOpen(following)
    if (!openAt[step]?.includes(following.revocation?.heard ?? 'not')) throw new NotFound()
  }
}

const pages = { intend: paths.revocationIntention, skip: paths.revocationSkip, say: paths.revocationView, propose: paths.revocationProposal } as const

revoking.get(paths.revocation.pattern, door, async (req, res) => {
  const { application } = await readCase(official(req), idOf(req), req.today)
  const following = await caseFollowing(official(req), idOf(req), req.today)
  isOpen(following)
  const { heard = 'not', until = null } = following.revocation ?? {}
  const steps = (Object.keys(pages) as (keyof typeof pages)[]).filter((step) => openAt[step]?.includes(heard))
  res.page('municipality/revocation', {
    id: application.id, caseNumber: application.caseNumber, heard, until: until ?? null,
    can: steps.map((name) => ({ name, href: pages[name].with(application) })), canDrop: following.revocation !== undefined,
  })
})

caseForm(revoking, {
  name: 'revocationIntention', path: paths.revocationIntention, back, door, letter: 'act', schema: revocationIntentionForm, open: at('intend'),
  before: (today) => ({ respondUntil: soonestView(today) }),
  check: ({ intentionNews }, following) => (isAnew(following) && !intentionNews ? { intentionNews: 'error.intentionNews' } : {}),
  act: (actor, id, typed, today) => intendRevocation(actor, id, { ...intentionOf(typed), grounds: groundsOf(typed) }, today),
  fields: (req, { following }) => [
    groundField(req.language), { kind: 'area', name: 'reason', hint: true, hers: true }, { kind: 'area', name: 'facts', hint: true, hers: true },
    ...(isAnew(following) ? [{ kind: 'area' as const, name: 'intentionNews', hint: true, hers: true }] : []), { kind: 'date', name: 'respondUntil' },
    ...momentRows.flatMap((row) => [{ kind: 'date' as const, name: `momentDay${row}` }, { kind: 'text' as const, name: `momentTime${row}` }]),
  ],
})

/** She was told before in this revocation, and has been heard or was silent. */
const isAnew = ({ revocation }: CaseFollowing): boolean => revocation?.heard === 'heard' || revocation?.heard === 'silent'

const groundsOf = (typed: object): GroundCode[] => (typed as { revokeGrounds: GroundCode[] }).revokeGrounds

const groundField = (language: string) => ({ kind: 'checks' as const, name: 'revokeGrounds', options: revocationGrounds.map((value) => ({ value, label: translator(language)(`letter.revoked.ground.${value}`) })) })

caseForm(revoking, {
  name: 'skipHearing', path: paths.revocationSkip, back, door, schema: skipForm, act: skipRevocationHearing, open: at('skip'),
  fields: () => [{ kind: 'radios', name: 'skipGround', options: choices(skipGrounds) }, { kind: 'area', name: 'skipFacts', hint: true }],
})

caseForm(revoking, {
  name: 'spokenView', path: paths.revocationView, back, door, schema: saidForm, act: recordRevocationView, open: at('say'),
  fields: () => [{ kind: 'area', name: 'said' }],
})

caseForm(revoking, {
  name: 'revocationProposal', path: paths.revocationProposal, back: paths.case, door, schema: revocationForm, open: at('propose'),
  before: (today) => ({ startsOn: today }),
  act: (actor, id, typed, today) => proposeRevocation(actor, id, revocationOf(typed), today),
  rules: (req) => [translator(req.language)('measure.revokeRule')],
  fields: (req, { following }) => [
    groundField(req.language),
    ...revocationRows.flatMap(({ fact, source }) => [
      { kind: 'area' as const, name: fact, hers: true },
      { kind: 'radios' as const, name: source, options: factSources.map((value) => ({ value, label: translator(req.language)(`factSource.${value}`) })) },
    ]),
    ...(following.revocation?.heard === 'heard' ? [{ kind: 'area' as const, name: 'viewAnswer', hint: true, hers: true }] : []),
    { kind: 'area', name: 'reason', hint: true, hers: true }, { kind: 'area', name: 'weighing', hers: true }, { kind: 'date', name: 'startsOn', hint: true }, { kind: 'area', name: 'note' },
  ],
})

revoking.post(paths.revocationDrop.pattern, door, async (req, res) => {
  await dropRevocation(official(req), idOf(req), req.today)
  res.see(paths.case.with({ id: idOf(req) }))
})
revoking.get(paths.revocationDrop.pattern, door, (req, res) => res.see(paths.revocation.with({ id: idOf(req) })))
