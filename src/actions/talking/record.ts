/** The record of a talk that is being held: each block kept by its own press, and never over what a colleague wrote meanwhile. */
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { type BlockName, type InformationItem, type Topic, topics } from '../../law/interview.ts'
import { talkNumber } from '../../law/application.ts'
import { notAtTalk } from '../../law/talking/presence.ts'
import { recordIncomplete } from '../../law/talking/record.ts'
import type { ClosingForm } from '../../forms/talking/record.ts'
import type { Application } from '../../models/Application.ts'
import { Sealed } from '../../models/Sealed.ts'
import { TalkBlock } from '../../models/TalkBlock.ts'
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

/** Keeps a block as it was typed on the version that was read. */
export function saveBlock(actor: Official, id: string, name: BlockName, { version, content }: { version: number; content: Written }, today: Day): Promise<Kept> {
  return inTransaction(actor, async () => {
    const application = await heldBy(actor, id, today)
    const row = await TalkBlock.named(application.id, name)
    const now = row?.version ?? 0
    if (now !== version) {
      const other = row && (await open(actor, application, { compartment: 'interview', kind: 'talkBlock', purpose: 'hold-interview', sealedId: row.sealedId }))
      // Kept before, by a press whose answer was lost.
      const isSame = JSON.stringify(other) === JSON.stringify(content)
      return { version: now, ...(other && !isSame && { other }) }
    }
    const sealedId = await seal(application, 'interview', 'talkBlock', content)
    if (row) await replaced(row, sealedId)
    else await TalkBlock.create({ applicationId: application.id, personId: application.personId, municipality: actor.municipality, name, sealedId })
    await audit(actor, 'talk.written', application)
    return { version: now + 1 }
  })
}

async function replaced(row: TalkBlock, sealedId: string): Promise<void> {
  const before = row.sealedId
  await row.update({ sealedId, version: row.version + 1 })
  await Sealed.destroy({ where: { id: before } })
}

/** The talk runs, and this official is one of the two who hold it. */
async function heldBy(actor: Official, id: string, today: Day): Promise<Application> {
  const application = await opened(actor, id, 'holdInterview', today)
  refuse(notAtTalk(application.facts(), await accountsOf(actor)))
  return application
}

export interface Overview {
  readonly application: Application
  readonly written: readonly { readonly name: BlockName; readonly version: number }[]
}

/** Which blocks are there; none of them opens. */
export function overviewOf(actor: Official, id: string, today: Day): Promise<Overview> {
  return inTransaction(actor, async () => {
    const application = await heldBy(actor, id, today)
    return { application, written: (await TalkBlock.allOf(application.id)).map(({ name, version }) => ({ name, version })) }
  })
}

/** One block, opened to go on with it. */
export function openBlock(actor: Official, id: string, name: BlockName, today: Day): Promise<Overview & { content: Written | undefined; version: number }> {
  return inTransaction(actor, async () => {
    const application = await heldBy(actor, id, today)
    const rows = await TalkBlock.allOf(application.id)
    const row = rows.find((each) => each.name === name)
    const content = row && (await open(actor, application, { compartment: 'interview', kind: 'talkBlock', purpose: 'hold-interview', sealedId: row.sealedId }))
    return { application, written: rows.map((each) => ({ name: each.name, version: each.version })), content, version: row?.version ?? 0 }
  })
}

/** Ends the talk: what she told and what was seen become the report that she reads, and what officials made of it lies apart. */
export function holdInterview(actor: Official, id: string, form: ClosingForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await heldBy(actor, id, today)
    const rows = await TalkBlock.allOf(application.id)
    const { information, blocks } = await writtenIn(application, rows)
    refuse(recordIncomplete(rows.map(({ name }) => name), information))
    const talk = talkNumber(application.facts())
    const before = talk > 1 ? await earlier(application) : []
    const report = { information, blocks: [...before, ...blocks.map(({ topic, told, observed }): ReportBlock => ({ topic, told, observed, talk }))], aloneHeld: form.aloneHeld === 'yes', readBack: form.readBack === 'yes' }
    await seal(application, 'interview', 'report', report)
    const notes = blocks.flatMap(({ topic, interpretation, needed }) => (interpretation || needed ? [{ topic, interpretation, needed, talk }] : []))
    if (notes.length) await seal(application, 'interview', 'talkNotes', { notes })
    await Sealed.destroy({ where: { id: rows.map(({ sealedId }) => sealedId) } })
    await application.record('holdInterview', actor.id, today)
    await audit(actor, 'interview.held', application)
  })
}

async function writtenIn(application: Application, rows: readonly TalkBlock[]): Promise<{ information: readonly InformationItem[]; blocks: (WrittenBlock & { topic: Topic })[] }> {
  const contents = await openAll(recorder, rows.map(({ sealedId }) => ({ about: application, compartment: 'interview' as const, kind: 'talkBlock' as const, purpose: 'hold-interview' as const, sealedId })))
  const named = new Map(rows.map(({ name }, index) => [name, contents[index]]))
  const told = named.get('information')
  return {
    information: told && 'information' in told ? told.information : [],
    blocks: topics.flatMap((topic) => {
      const block = named.get(topic)
      return block && 'told' in block ? [{ topic, ...block }] : []
    }),
  }
}

async function earlier(application: Application): Promise<readonly ReportBlock[]> {
  return (await open(recorder, application, { compartment: 'interview', kind: 'report', purpose: 'hold-interview' }))?.blocks ?? []
}
