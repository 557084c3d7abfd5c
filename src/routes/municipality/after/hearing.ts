/** Suspending a licence and taking it back, step by step: told first, heard or said why not, and then proposed. */
import { Router } from 'express'
import { readCase } from '../../../actions/cases.ts'
import { caseFollowing, type CaseFollowing, mustBeOpen } from '../../../actions/following/caseSide.ts'
import { previewMeasure } from '../../../actions/following/previews.ts'
import { dropMeasure, intendMeasure, recordMeasureView, skipMeasureHearing } from '../../../actions/measures/hearing.ts'
import { proposeRevocation, proposeSuspension } from '../../../actions/measures/proposing.ts'
import { intentionOf, momentRows, skipForm } from '../../../forms/deciding/proposal.ts'
import { saidForm } from '../../../forms/case/handling.ts'
import { chosenGrounds, groundsOfMeasure, measureIntentionForms, measureProposalForms, measureProposalOf, measureRows } from '../../../forms/licence/measures.ts'
import { factSources, skipGrounds, soonestView } from '../../../law/deciding/proposal.ts'
import { type Measured, measures } from '../../../law/measures/revocation.ts'
import { suspensionWeeks } from '../../../law/measures/suspension.ts'
import type { Field } from '../../../pages/shapes.ts'
import { paths } from '../../../paths.ts'
import { NotFound } from '../../../platform/errors.ts'
import { translator } from '../../../platform/page/translate.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { type AboutCase, caseForm } from '../case/aboutCase.ts'
import { choices } from '../../../pages/choices.ts'
import { official } from '../../whoAsks.ts'

export const hearing = Router()
const door = gate('caseworker')

/** Which step is open at which point of hearing her. */
const openAt = {
  intend: ['not', 'skipped', 'heard', 'silent'], skip: ['not', 'intended', 'heard', 'silent'], say: ['intended', 'silent'], propose: ['heard', 'silent', 'skipped'],
} as const satisfies Readonly<Record<string, readonly string[]>>
type StepName = keyof typeof openAt
const steps = Object.keys(openAt) as StepName[]

const places = {
  suspend: { at: paths.suspension, intend: paths.suspensionIntention, skip: paths.suspensionSkip, say: paths.suspensionSaid, propose: paths.suspensionProposal, drop: paths.suspensionDrop },
  revoke: { at: paths.revocation, intend: paths.revocationIntention, skip: paths.revocationSkip, say: paths.revocationView, propose: paths.revocationProposal, drop: paths.revocationDrop },
} as const

const names = { suspend: 'suspension', revoke: 'revocation' } as const

const heardOn = (about: Measured, { hearings }: CaseFollowing) => hearings.find((each) => each.about === about)
const isAt = (step: StepName, heard: string): boolean => openAt[step].some((point) => point === heard)

const open = (about: Measured, step: StepName) => ({ following }: AboutCase): void => {
  mustBeOpen(following, about)
  if (!isAt(step, heardOn(about, following)?.heard ?? 'not')) throw new NotFound()
}

/** She was told before of this measure, and has been heard or was silent. */
const isAnew = (about: Measured, following: CaseFollowing): boolean => ['heard', 'silent'].includes(heardOn(about, following)?.heard ?? 'not')

const groundField = (about: Measured, language: string): Field => ({
  kind: 'checks', name: groundsOfMeasure[about].field,
  options: groundsOfMeasure[about].grounds.map((value) => ({ value, label: translator(language)(about === 'revoke' ? `letter.revoked.ground.${value}` : `ground.${value}`) })),
})

for (const about of measures) {
  hearingPages(about)
  proposalPage(about)
}

function hearingPages(about: Measured): void {
  const [place, name] = [places[about], names[about]]
  const back = place.at

  hearing.get(back.pattern, door, async (req, res) => {
    const { application } = await readCase(official(req), idOf(req), req.today)
    const following = await caseFollowing(official(req), idOf(req), req.today)
    mustBeOpen(following, about)
    const { heard = 'not', until = null } = heardOn(about, following) ?? {}
    res.page('municipality/hearing', {
      id: application.id, caseNumber: application.caseNumber, name, heard, until: until ?? null, drop: heardOn(about, following) ? place.drop.with(application) : '',
      can: steps.filter((step) => isAt(step, heard)).map((step) => ({ name: step, href: place[step].with(application) })),
    })
  })

  caseForm(hearing, {
    name: `${name}Intention`, path: place.intend, back, door, letter: 'act', schema: measureIntentionForms[about], open: open(about, 'intend'),
    before: ({ today }) => ({ respondUntil: soonestView(today) }),
    check: ({ intentionNews }, following) => (isAnew(about, following) && !intentionNews ? { intentionNews: 'error.intentionNews' } : {}),
    act: (actor, id, typed, today) => intendMeasure(actor, id, about, { ...intentionOf(typed), grounds: chosenGrounds(about, typed) }, today),
    fields: ({ following }, req) => [
      groundField(about, req.language), { kind: 'area', name: 'reason', hint: true, hers: true }, { kind: 'area', name: 'facts', hint: true, hers: true },
      ...(isAnew(about, following) ? [{ kind: 'area' as const, name: 'intentionNews', hint: true, hers: true }] : []), { kind: 'date', name: 'respondUntil' },
      ...momentRows.flatMap((row) => [{ kind: 'date' as const, name: `momentDay${row}` }, { kind: 'text' as const, name: `momentTime${row}` }]),
    ],
  })

  caseForm(hearing, {
    name: 'skipHearing', path: place.skip, back, door, schema: skipForm, open: open(about, 'skip'),
    act: (actor, id, form, today) => skipMeasureHearing(actor, id, about, form, today),
    fields: () => [{ kind: 'radios', name: 'skipGround', options: choices(skipGrounds) }, { kind: 'area', name: 'skipFacts', hint: true }],
  })

  caseForm(hearing, {
    name: 'spokenView', path: place.say, back, door, schema: saidForm, open: open(about, 'say'),
    act: (actor, id, form, today) => recordMeasureView(actor, id, about, form, today),
    fields: () => [{ kind: 'area', name: 'said' }],
  })

  hearing.post(place.drop.pattern, door, async (req, res) => {
    await dropMeasure(official(req), idOf(req), about, req.today)
    res.see(paths.case.with({ id: idOf(req) }))
  })
  hearing.get(place.drop.pattern, door, (req, res) => res.see(back.with({ id: idOf(req) })))
}

function proposalPage(about: Measured): void {
  caseForm(hearing, {
    name: `${names[about]}Proposal`, path: places[about].propose, back: paths.case, door, schema: measureProposalForms[about], open: open(about, 'propose'),
    before: ({ today }) => ({ startsOn: today }),
    act: (actor, id, typed, today) => {
      const form = measureProposalOf(about, typed)
      return typed.weeks ? proposeSuspension(actor, id, { ...form, weeks: typed.weeks }, today) : proposeRevocation(actor, id, form, today)
    },
    letter: (actor, id, typed, today) => previewMeasure(actor, id, about, { ...measureProposalOf(about, typed), weeks: typed.weeks }, today),
    rules: (req) => (about === 'revoke' ? [translator(req.language)('measure.revokeRule')] : []),
    fields: ({ following }, req) => [
      groundField(about, req.language),
      ...measureRows(about).flatMap(({ fact, source }) => [
        { kind: 'area' as const, name: fact, hers: true },
        { kind: 'radios' as const, name: source, options: factSources.map((value) => ({ value, label: translator(req.language)(`factSource.${value}`) })) },
      ]),
      ...(heardOn(about, following)?.heard === 'heard' ? [{ kind: 'area' as const, name: 'viewAnswer', hint: true, hers: true }] : []),
      { kind: 'area', name: 'reason', hint: true, hers: true }, { kind: 'area', name: 'weighing', hers: true }, { kind: 'date', name: 'startsOn', hint: true },
      ...(about === 'suspend' ? [{ kind: 'radios' as const, name: 'weeks', options: suspensionWeeks(req.today).map((weeks) => ({ value: String(weeks), label: translator(req.language)('case.longest', { weeks }) })) }] : []),
      { kind: 'area', name: 'note' },
    ],
  })
}
