import {
  type Attributes,
  type CreationOptional,
  DataTypes,
  literal,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type ModelStatic,
  type NonAttribute,
  Op,
} from 'sequelize'
import { type ApplicationAct, type ApplicationFacts, type Stage, talkNumber } from '../law/application.ts'
import type { Day } from '../law/day.ts'
import { roundNumber } from '../law/deciding/handling.ts'
import { keptOf, stillDays } from '../law/office/worklist.ts'
import { ask, db, later } from '../platform/database/db.ts'
import { NotFound } from '../platform/errors.ts'
import { addLater, changeLater, columnsOf, whereOf } from '../platform/database/rows.ts'
import { Act, onRecord } from './Act.ts'
import { Slot } from './calendar/Slot.ts'

/** What lies there of a talk, by kind; it goes all together. */
export const ofTalk = ['report', 'talkNotes', 'talkBlock', 'view', 'settlement', 'reportAnswer', 'translationWish', 'reportTranslation', 'rectification'] as const

/** An application, from the first answer to the decision. Names nobody; its stage is what its acts say. */
export class Application extends Model<InferAttributes<Application>, InferCreationAttributes<Application>> {
  declare id: CreationOptional<string>
  declare personId: string
  declare caseNumber: string
  declare municipality: CreationOptional<string | null>
  declare slotId: CreationOptional<string | null>
  /** Since when she waits for a moment; null when she has one, or does not wait. */
  declare waitingSince: CreationOptional<Day | null>
  /** A keyed hash, while it is open. */
  declare talkLanguage: CreationOptional<Buffer | null>
  declare submissionKey: CreationOptional<string | null>
  declare startedOn: Day
  declare receivedOn: CreationOptional<Day | null>
  declare decideBy: CreationOptional<Day | null>
  declare closedOn: CreationOptional<Day | null>
  /** What its acts say, kept with each of them so that lists need not read them (law/worklist.ts). */
  declare step: CreationOptional<Stage | null>
  declare turnsOn: CreationOptional<Day | null>
  declare turnsTo: CreationOptional<Stage | null>
  /** The days on which its clock stands still, as the database has them. */
  declare still: CreationOptional<string>
  /** Whose work it is; what the last assignment says. */
  declare heldBy: CreationOptional<string | null>
  /** The licence it asks to follow up. */
  declare renews: CreationOptional<string | null>
  /** The licence whose talk after a year this is. */
  declare repeats: CreationOptional<string | null>
  declare acts?: NonAttribute<Act[]>
  declare slot?: NonAttribute<Slot | null>

  /** The application with its acts and its moment, within reach; to every other asker it does not exist. */
  static async get(where: Which): Promise<Application> {
    const application = await Application.find(where)
    if (!application) throw new NotFound()
    return application
  }

  static async find(where: Which): Promise<Application | null> {
    const { text, values } = whereOf(Application, 'a', { ...where })
    const [row] = await ask<WholeRow>(`${whole()} where ${text} and ${notClosed} order by a.started_on desc limit 1`, values)
    return row ? fromRow(row) : null
  }

  /** What was begun and never handed in, nor withdrawn; one that is named is locked. */
  static drafts(id?: string): Promise<Application[]> {
    return Application.findAll({ where: { receivedOn: null, closedOn: null, ...(id && { id }) }, lock: id !== undefined })
  }

  /** As `get`, and no one else changes it until this transaction ends: it is read once it is locked. */
  static lock(where: Which): Promise<Application> {
    const { text, values } = whereOf(Application, 'a', { ...where })
    later(`select from applications a where ${text} for update`, values)
    return Application.get(where)
  }

  /** The one that is not closed yet, if there is one. */
  static open(personId: string): Promise<Application | null> {
    return Application.find({ personId, closedOn: null })
  }

  /** The newest of this person, open or closed. */
  static async latest(personId: string): Promise<Application | null> {
    const [row] = await ask<WholeRow>((newestWhole ||= `${whole()} where a.id = (${newest})`), [personId])
    return row ? fromRow(row) : null
  }

  /** As `latest`, locked. */
  static async lockLatest(personId: string): Promise<Application> {
    later(`select from applications where id = (${newest}) for update`, [personId])
    const application = await Application.latest(personId)
    if (!application) throw new NotFound()
    return application
  }

  /** Handled, with a talk planned on this day. */
  static withTalkOn(day: Day): Promise<Application[]> {
    return Application.findAll({ where: { receivedOn: { [Op.not]: null }, closedOn: null }, include: [{ association: 'slot', where: { day } }] })
  }

  /** All of this person, open and closed. */
  static allOf(personId: string): Promise<Application[]> {
    return Application.findAll({ where: { personId }, include: 'acts', order: [['startedOn', 'DESC'], ['acts', 'id', 'ASC']] })
  }

  /** Decided before this day, with something of the talk still there. */
  static withReport(): Promise<Application[]> {
    const decided = `id in (select application_id from sealed where compartment = 'interview' and kind in (${ofTalk.map((kind) => `'${kind}'`).join(', ')}))`
    return Application.findAll({ where: { closedOn: { [Op.not]: null }, [Op.and]: literal(`"Application".${decided}`) }, include: 'acts' })
  }

  /** Those that are not closed, in which something was asked to be completed. */
  static asked(): Promise<Application[]> {
    const asked = `id in (select application_id from application_acts where act = 'inviteToComplete')`
    return Application.findAll({ where: { closedOn: null, [Op.and]: literal(`"Application".${asked}`) }, include: 'acts', order: [['acts', 'id', 'ASC']] })
  }

  /** Handed in at this municipality, with their acts: open, or closed on this day or later. */
  static received(municipality: string, since: Day): Promise<Application[]> {
    const closed = { [Op.or]: [{ [Op.is]: null }, { [Op.gte]: since }] }
    return Application.findAll({ where: { municipality, receivedOn: { [Op.not]: null }, closedOn: closed }, include: 'acts', order: [['acts', 'id', 'ASC']] })
  }

  /** Closed, with something she uploaded still there. */
  static withUploads(): Promise<Application[]> {
    const uploaded = `id in (select application_id from sealed where compartment = 'documents')`
    return Application.findAll({ where: { closedOn: { [Op.not]: null }, [Op.and]: literal(`"Application".${uploaded}`) } })
  }

  /** Whether she has begun or sent another one, here or elsewhere. */
  static async appliesAgain(id: string): Promise<boolean> {
    const [row] = await ask<{ found: boolean }>('select applies_again($1) as found', [id])
    return row?.found ?? false
  }

  facts(): NonAttribute<ApplicationFacts> {
    return { acts: (this.acts ?? []).map(onRecord) }
  }

  /** Adds an act to the record, here and in the database. */
  async record(act: ApplicationAct, actorId: string, onDay: Day, more: RecordMore = {}): Promise<void> {
    const { id: applicationId, personId, municipality } = this
    const { untilDay = null, fromDay = null, outcome = null, grounds = [], aboutId = null } = more
    const row = { applicationId, personId, municipality, act, actorId, onDay, untilDay, fromDay, outcome, grounds, aboutId, talk: talkNumber(this.facts()), round: roundNumber(this.facts()) }
    addLater(Act, row)
    this.acts = [...(this.acts ?? []), Act.build(row, { isNewRecord: false, raw: true })]
    this.keep(more.with)
  }

  /** Keeps beside it what its acts say now, with what else changes; to be called by whatever changes them. */
  keep(changes: Partial<Attributes<Application>> = {}): void {
    const { step, turnsOn, turnsTo } = keptOf(this.facts())
    const still = `{${stillDays(this.facts()).map(({ from, until }) => `[${from},${until}]`).join(',')}}`
    changeLater<Application>(this, { ...changes, step, turnsOn, turnsTo, still })
  }
}

interface RecordMore {
  readonly untilDay?: Day
  readonly fromDay?: Day
  readonly outcome?: 'grant' | 'refuse'
  readonly grounds?: string[]
  readonly aboutId?: string
  /** What of the application changes with it. */
  readonly with?: Partial<Attributes<Application>>
}

Application.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    personId: { type: DataTypes.UUID, allowNull: false },
    caseNumber: { type: DataTypes.TEXT, allowNull: false },
    municipality: DataTypes.TEXT,
    slotId: DataTypes.UUID,
    waitingSince: DataTypes.DATEONLY,
    talkLanguage: DataTypes.BLOB,
    submissionKey: DataTypes.UUID,
    startedOn: { type: DataTypes.DATEONLY, allowNull: false },
    receivedOn: DataTypes.DATEONLY,
    decideBy: DataTypes.DATEONLY,
    closedOn: DataTypes.DATEONLY,
    step: DataTypes.TEXT,
    turnsOn: DataTypes.DATEONLY,
    turnsTo: DataTypes.TEXT,
    still: DataTypes.TEXT,
    heldBy: DataTypes.UUID,
    renews: DataTypes.UUID,
    repeats: DataTypes.UUID,
  },
  { sequelize: db, tableName: 'applications', timestamps: false },
)

Application.hasMany(Act, { as: 'acts', foreignKey: 'applicationId' })
Application.belongsTo(Slot, { as: 'slot', foreignKey: 'slotId' })

/** Which one: each column has this value. */
interface Which {
  readonly id?: string | null
  readonly personId?: string
  readonly municipality?: string
  readonly closedOn?: null
  readonly caseNumber?: string
}

/** To an official who must not see her file it does not exist; row-level security says so a second time. */
const notClosed = 'a.person_id <> all ((select closed_people())::uuid[])'

const newest = 'select id from applications where person_id = $1 order by started_on desc, closed_on desc nulls first limit 1'

type WholeRow = Attributes<Application> & { readonly talk: Attributes<Slot> | null; readonly record: Attributes<Act>[] }

let wholeText = ''
let newestWhole = ''

/** One row of all that the models know of an application, its moment and its acts. */
function whole(): string {
  const own = columnsOf(Application, 'a').map(([name, column]) => `${column} as "${name}"`)
  const asJson = (model: ModelStatic<Model>, table: string) => `json_build_object(${columnsOf(model, table).flatMap(([name, column]) => [`'${name}'`, column]).join(', ')})`
  return (wholeText ||= `select ${own.join(', ')}, case when s.id is not null then ${asJson(Slot, 's')} end as talk,
      (select coalesce(json_agg(${asJson(Act, 'c')} order by c.id), '[]') from application_acts c where c.application_id = a.id) as record
    from applications a left join slots s on s.id = a.slot_id`)
}

function fromRow({ talk, record, ...own }: WholeRow): Application {
  const application = Application.build(own, { isNewRecord: false, raw: true })
  application.acts = record.map((act) => Act.build(act, { isNewRecord: false, raw: true }))
  application.slot = talk && Slot.build(talk, { isNewRecord: false, raw: true })
  return application
}
