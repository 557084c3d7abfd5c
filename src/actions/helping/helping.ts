/** What a helper does for her, within the mandate she gave: nothing before it, nothing after it, nothing beside it. */
import { randomUUID } from 'node:crypto'
import { Op } from 'sequelize'
import type { StatementForm } from '../../forms/application/application.ts'
import { type ApplicationAct, toldToHelper } from '../../law/application.ts'
import { openActs } from '../../law/openActs.ts'
import type { Day } from '../../law/day.ts'
import { isRefused, keptFromHelpers, mandateOn, type Scope } from '../../law/hers/mandate.ts'
import { Application } from '../../models/Application.ts'
import { Letter } from '../../models/letters/Letter.ts'
import { HelperAccount, Mandate } from '../../models/people/Mandate.ts'
import { inReach } from '../../platform/database/db.ts'
import { readCode } from '../../platform/secrets/code.ts'
import { isTaken, NotFound } from '../../platform/errors.ts'
import type { Helper } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { reachOf } from '../../policies/reach.ts'
import type { ItemForm } from '../../forms/case/following.ts'
import { answerIn, moreTimeIn, type OwnRequest, requestOf } from '../following/requests.ts'
import { audit } from '../audit.ts'
import type { Contents } from '../contents.ts'
import type { LetterText } from '../letterTexts.ts'
import { macOf, type Subject } from '../subject.ts'
import { open } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { macOfCode } from './mandates.ts'
import type { PaperFile } from '../../platform/upload/read.ts'
import { giveViewIn } from '../decisions.ts'

/** Back again, or for the first time. Of a helper nothing is kept but by what to know them again. */
export async function enterAsHelper(claims: Subject, today: Day): Promise<Helper> {
  const subjectMac = await macOf(claims)
  const known = () => inReach({ door: subjectMac.toString('hex') }, () => HelperAccount.findOne({ where: { subjectMac } }))
  const made = () => inReach({ door: subjectMac.toString('hex') }, () => HelperAccount.create({ id: randomUUID(), subjectMac, createdOn: today }))
  const account = (await known()) ?? (await made().catch((error: unknown) => (isTaken(error) ? known() : Promise.reject(error as Error))))
  if (!account) throw new NotFound()
  const actor: Helper = { role: 'helper', id: account.id }
  await inTransaction(actor, () => audit(actor, 'signIn', actor))
  return actor
}

/** Takes a code: once, by one. False for any other, whatever is wrong with it. */
export async function takeMandate(actor: Helper, code: string, today: Day): Promise<boolean> {
  permit(actor.role === 'helper')
  const codeMac = await macOfCode(readCode(code))
  return inReach({ ...reachOf(actor), door: codeMac.toString('hex') }, async () => {
    const mandate = await Mandate.findOne({ where: { codeMac, helperId: null }, lock: true })
    if (!mandate || mandateOn(today, mandate) !== 'waiting') return false
    if (isRefused(today, await Mandate.findAll({ where: { helperId: actor.id, personId: mandate.personId } }))) return false
    await mandate.update({ helperId: actor.id, takenOn: today })
    await audit(actor, 'mandate.taken', mandate)
    return true
  })
}

export interface Helped {
  readonly id: string
  /** What she chose to be called here. */
  readonly label: string
  readonly scope: Scope
  readonly until: Day
}

/** Whom this helper helps today. */
export async function helpedPeople(actor: Helper, today: Day): Promise<Helped[]> {
  permit(actor.role === 'helper')
  const mandates = await inTransaction(actor, () => Mandate.findAll({ where: { helperId: actor.id }, order: [['takenOn', 'DESC'], ['id', 'ASC']] }))
  const running = mandates.filter((mandate) => mandateOn(today, mandate) === 'running')
  return Promise.all(running.map(({ id }) => helping(actor, id, today, async (named, mandate) => ({ ...pickOf(mandate), label: await labelOf(named, mandate) }))))
}

export interface RefusedHelp {
  readonly takenOn: Day
  readonly refusedOn: Day
}

/** Help that a municipality stopped (Awb 2:2): told to the helper on their own page, as long as it would have run. Of her nothing opens, and on which ground is not told: it could be turned against her. */
export function refusedHelp(actor: Helper, today: Day): Promise<RefusedHelp[]> {
  permit(actor.role === 'helper')
  return inTransaction(actor, async () => {
    const mandates = await Mandate.findAll({ where: { helperId: actor.id }, order: [['refusedOn', 'DESC'], ['id', 'ASC']] })
    return mandates.flatMap(({ takenOn, refusedOn, until }) => (takenOn && refusedOn && today <= until ? [{ takenOn, refusedOn }] : []))
  })
}

const pickOf = ({ id, scope, until }: Mandate) => ({ id, scope, until })

type Named = Helper & { readonly personId: string }

/** One person in reach, as long as her mandate runs; stopping waits for nothing but this one act. */
async function helping<T>(actor: Helper, id: string, today: Day, work: (named: Named, mandate: Mandate) => Promise<T>): Promise<T> {
  permit(actor.role === 'helper')
  const given = await inTransaction(actor, () => Mandate.findOne({ where: { id, helperId: actor.id } }))
  if (!given) throw new NotFound()
  const named: Named = { role: 'helper', id: actor.id, personId: given.personId }
  return inTransaction(named, async () => {
    const mandate = await Mandate.findOne({ where: { id, helperId: actor.id }, lock: true })
    if (!mandate || mandateOn(today, mandate) !== 'running') throw new NotFound()
    return work(named, mandate)
  })
}

async function labelOf(named: Named, { sealedNames }: Mandate): Promise<string> {
  const which = { compartment: 'correspondence', kind: 'mandateNames', purpose: 'help', sealedId: sealedNames } as const
  const names = await open(named, { personId: named.personId }, which)
  if (!names) throw new NotFound()
  return names.label
}

export interface HelpedFile extends Helped {
  /** What was done last, if anything was. */
  readonly last: { readonly act: ApplicationAct; readonly on: Day } | null
  readonly decideBy: Day | null
  readonly letters: readonly Pick<Letter, 'id' | 'kind' | 'sentOn' | 'lastDay'>[]
  readonly canGiveView: boolean
  /** Something is asked of her, and the mandate is to answer it too. */
  readonly canAnswer: boolean
}

const readable = { [Op.notIn]: [...keptFromHelpers] }

/** Where it stands, and which letters there are. She sees that it was looked at. */
export function helpedFile(actor: Helper, id: string, today: Day): Promise<HelpedFile> {
  return helping(actor, id, today, async (named, mandate) => {
    const { personId } = named
    const application = await Application.latest(personId)
    const facts = application?.facts() ?? { acts: [] }
    const letters = await Letter.findAll({ where: { personId, kind: readable }, order: [['sentOn', 'DESC'], ['id', 'DESC']] })
    await audit(named, 'helper.looked', { id, personId, municipality: application?.municipality ?? null }, { purpose: 'help' })
    return {
      ...pickOf(mandate),
      label: await labelOf(named, mandate),
      last: toldToHelper(facts.acts).at(-1) ?? null,
      decideBy: application?.closedOn ? null : (application?.decideBy ?? null),
      letters: letters.map(({ id: letterId, kind, sentOn, lastDay }) => ({ id: letterId, kind, sentOn, lastDay })),
      canAnswer: mandate.scope === 'act' && application !== null && openActs(today, facts).includes('complete'),
      canGiveView: mandate.scope === 'act' && application !== null && openActs(today, facts).includes('giveView'),
    }
  })
}

export function helpedLetter(actor: Helper, id: string, letterId: string, today: Day): Promise<LetterText> {
  return helping(actor, id, today, async (named) => {
    const letter = await Letter.findOne({ where: { id: letterId, personId: named.personId, kind: readable } })
    if (!letter) throw new NotFound()
    const about = { personId: letter.personId, id: letter.applicationId, municipality: letter.municipality }
    const text: Contents['letterText'] | undefined = await open(named, about, { compartment: 'correspondence', kind: 'letterText', purpose: 'help', sealedId: letter.sealedText })
    if (!text) throw new NotFound()
    return text
  })
}

/** What is asked of her now, for whoever may answer it. */
export function helpedRequest(actor: Helper, id: string, today: Day): Promise<OwnRequest> {
  return helping(actor, id, today, async (named, mandate) => {
    permit(mandate.scope === 'act')
    return requestOf(named, today)
  })
}

/** As hers, within the mandate; true when it was the last. */
export function answerItemFor(actor: Helper, id: string, number: number, form: ItemForm, today: Day, files: readonly PaperFile[] = []): Promise<boolean> {
  return helping(actor, id, today, async (named, mandate) => {
    permit(mandate.scope === 'act')
    return answerIn(named, number, form, today, files)
  })
}

export function moreTimeFor(actor: Helper, id: string, today: Day): Promise<void> {
  return helping(actor, id, today, async (named, mandate) => {
    permit(mandate.scope === 'act')
    await moreTimeIn(named, today)
  })
}

/** Her view of what is intended, given by her helper when that is in the mandate. */
export function giveViewFor(actor: Helper, id: string, form: StatementForm, today: Day, files: readonly PaperFile[] = []): Promise<void> {
  return helping(actor, id, today, async (named, mandate) => {
    permit(mandate.scope === 'act')
    await giveViewIn(named, form, today, files)
  })
}

/** Before the form is shown: whether there is anything to say, and it is in the mandate. */
export function canGiveViewFor(actor: Helper, id: string, today: Day): Promise<boolean> {
  return helping(actor, id, today, async (named, mandate) => {
    const latest = await Application.latest(named.personId)
    return mandate.scope === 'act' && latest !== null && openActs(today, latest.facts()).includes('giveView')
  })
}
