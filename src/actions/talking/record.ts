/** The record of a talk that is being held: each block kept by its own press, and never over what a colleague wrote meanwhile. */
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { type BlockName, type InformationItem, informationItems, type Topic, topics } from '../../law/talking/interview.ts'
import { talkNumber } from '../../law/application.ts'
import { closedBy } from '../../law/rules.ts'
import { holdersOf, isPaused, notAtTalk, notInPart, partsOf } from '../../law/talking/presence.ts'
import { heardBy, recordIncomplete } from '../../law/talking/record.ts'
import type { ClosingForm } from '../../forms/talking/record.ts'
import type { Application } from '../../models/Application.ts'
import { Sealed } from '../../models/people/Sealed.ts'
import { TalkBlock } from '../../models/calendar/TalkBlock.ts'
import type { Official } from '../../policies/actor.ts'
import { audit } from '../audit.ts'
import type { Contents } from '../contents.ts'
import type { ReportBlock, WrittenBlock } from './contents.ts'
import { accountsOf } from '../deciding/fourEyes.ts'
import { opened } from '../interviews.ts'
import { open, openAll, seal } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { recorder } from './recorder.ts'

type Written = Contents['talkBlock']

export interface Kept {
  readonly version: number
  /** What a colleague wrote meanwhile; then nothing was kept. */
  readonly other?: Written
}

/** Keeps a block as it was typed on the version that was read, in the part of the talk that was held last. */
export function saveBlock(actor: Official, id: string, name: BlockName, { version, content }: { version: number; content: Written }, today: Day): Promise<Kept> {
  return inTransaction(actor, async () => {
    const application = await heldBy(actor, id, today, notInPart)
    const part = partsOf(application.facts()).length
    const rows = await TalkBlock.named(application.id, name)
    const row = rows.find((each) => each.part === part)
    const now = row?.version ?? 0
    if (now !== version) {
      // A page from before someone was replaced shows what stands there of that part.
      const stands = row ?? rows.at(-1)
      const other = stands && (await contentOf(actor, application, stands))
      // Kept before, by a press whose answer was lost.
      const isSame = JSON.stringify(other) === JSON.stringify(content)
      return { version: now, ...(other && !isSame && { other }) }
    }
    const sealedId = await seal(application, 'interview', 'talkBlock', content)
    if (row) await replaced(row, sealedId)
    else await TalkBlock.create({ applicationId: application.id, personId: application.personId, municipality: actor.municipality, name, part, sealedId })
    await audit(actor, 'talk.written', application)
    return { version: now + 1 }
  })
}

async function replaced(row: TalkBlock, sealedId: string): Promise<void> {
  const before = row.sealedId
  await row.update({ sealedId, version: row.version + 1 })
  await Sealed.destroy({ where: { id: before } })
}

const contentOf = (actor: Official, application: Application, { sealedId }: TalkBlock): Promise<Written | undefined> =>
  open(actor, application, { compartment: 'interview', kind: 'talkBlock', purpose: 'hold-interview', sealedId })

/** The talk runs, and this official is one of the two who hold it. */
async function heldBy(actor: Official, id: string, today: Day, closed: typeof notAtTalk = notAtTalk): Promise<Application> {
  const application = await opened(actor, id, 'holdInterview', today)
  refuse(closed(application.facts(), await accountsOf(actor)))
  return application
}

export interface Overview {
  readonly application: Application
  /** Of whom this official sits with now, or sat with before a pause. */
  readonly part: number
  /** Blocks that count for those who are there now, and blocks that were written with others. */
  readonly written: readonly BlockName[]
  readonly before: readonly BlockName[]
}

/** Which blocks are there; none of them opens. */
export function overviewOf(actor: Official, id: string, today: Day): Promise<Overview> {
  return inTransaction(actor, async () => {
    const application = await heldBy(actor, id, today)
    return overviewIn(application, await TalkBlock.allOf(application.id))
  })
}

function overviewIn(application: Application, rows: readonly TalkBlock[]): Overview {
  const facts = application.facts()
  const parts = partsOf(facts)
  const written = heardBy(holdersOf(facts), rows, parts)
  return { application, part: parts.length, written, before: rows.map(({ name }) => name).filter((name) => !written.includes(name)) }
}

export interface OpenedBlock extends Overview {
  readonly content: Written | undefined
  readonly version: number
  /** What stands there from earlier parts: it stays with the two who were there then, by account. */
  readonly earlier: readonly { readonly present: readonly string[]; readonly content: Written }[]
}

/** One block, opened to go on with it. */
export function openBlock(actor: Official, id: string, name: BlockName, today: Day): Promise<OpenedBlock> {
  return inTransaction(actor, async () => {
    const application = await heldBy(actor, id, today, notInPart)
    const all = await TalkBlock.allOf(application.id)
    const overview = overviewIn(application, all)
    const rows = all.filter((each) => each.name === name)
    const row = rows.find(({ part }) => part === overview.part)
    const parts = partsOf(application.facts())
    const earlier = await Promise.all(rows.filter((each) => each !== row).map(async (each) => ({ present: parts[each.part - 1]?.present ?? [], content: await contentOf(actor, application, each) })))
    return { ...overview, content: row && (await contentOf(actor, application, row)), version: row?.version ?? 0, earlier: earlier.flatMap(({ present, content }) => (content ? [{ present, content }] : [])) }
  })
}

/** Ends the talk: what she told and what was seen become the report that she reads, and what officials made of it lies apart. */
export function holdInterview(actor: Official, id: string, form: ClosingForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await heldBy(actor, id, today)
    const rows = await TalkBlock.allOf(application.id)
    const { information, blocks } = await writtenIn(application, rows)
    const facts = application.facts()
    refuse(isPaused(facts) ? closedBy('A45_RESUME_TALK', 'talk-paused') : recordIncomplete(heardBy(holdersOf(facts), rows, partsOf(facts)), information))
    const talk = talkNumber(facts)
    const before = talk > 1 ? await earlier(application) : []
    const report = { information, blocks: [...before, ...blocks.map(({ topic, told, observed, part }): ReportBlock => ({ topic, told, observed, talk, part }))], aloneHeld: form.aloneHeld === 'yes', readBack: form.readBack === 'yes' }
    await seal(application, 'interview', 'report', report)
    const notes = blocks.flatMap(({ topic, interpretation, needed, part }) => (interpretation || needed ? [{ topic, interpretation, needed, talk, part }] : []))
    if (notes.length) await seal(application, 'interview', 'talkNotes', { notes })
    await Sealed.destroy({ where: { id: rows.map(({ sealedId }) => sealedId) } })
    await application.record('holdInterview', actor.id, today)
    await audit(actor, 'interview.held', application)
  })
}

/** In the order of the topics; of one topic in the order of the parts. */
async function writtenIn(application: Application, rows: readonly TalkBlock[]): Promise<{ information: readonly InformationItem[]; blocks: (WrittenBlock & { topic: Topic; part: number })[] }> {
  const contents = await openAll(recorder, rows.map(({ sealedId }) => ({ about: application, compartment: 'interview' as const, kind: 'talkBlock' as const, purpose: 'hold-interview' as const, sealedId })))
  const all = rows.map(({ name, part }, index) => ({ name, part, content: contents[index] }))
  const told = all.flatMap(({ content }) => (content && 'information' in content ? content.information : []))
  return {
    information: informationItems.filter((item) => told.includes(item)),
    blocks: topics.flatMap((topic) => all.flatMap(({ name, part, content }) => (name === topic && content && 'told' in content ? [{ topic, part, ...content }] : []))),
  }
}

async function earlier(application: Application): Promise<readonly ReportBlock[]> {
  return (await open(recorder, application, { compartment: 'interview', kind: 'report', purpose: 'hold-interview' }))?.blocks ?? []
}
