/** Taking over what lies ready: by another person, all of it or nothing; and taking it back as long as nothing was done with it. */
import { randomUUID } from 'node:crypto'
import type { ImportRow as Row } from '../../forms/office/takingOver.ts'
import { type Day, dayIn } from '../../law/day.ts'
import { decideBy } from '../../law/terms/decisionTerm.ts'
import { refuse } from '../../law/impediment.ts'
import { formatNumber } from '../../law/licence/licenceNumber.ts'
import { closedBy } from '../../law/rules.ts'
import { cannotUndo, misfitsOf } from '../../law/office/takingOver.ts'
import { Application } from '../../models/Application.ts'
import { Import, ImportRow } from '../../models/office/Import.ts'
import { Licence } from '../../models/licence/Licence.ts'
import { Person } from '../../models/people/Person.ts'
import { ask, later } from '../../platform/database/db.ts'
import { isTaken, NotFound } from '../../platform/errors.ts'
import type { Official } from '../../policies/actor.ts'
import { mayBringIn } from '../../policies/takingOver.ts'
import { permit } from '../../policies/permit.ts'
import { newCaseNumber } from '../applications.ts'
import { noteOpen } from '../across/elsewhere.ts'
import { noteApplicant, whoAppliedHere } from '../across/knownAgain.ts'
import { audit } from '../audit.ts'
import { accountsOf } from '../deciding/fourEyes.ts'
import { sendTakenOver } from '../letters.ts'
import { makeCard } from '../licence/held.ts'
import { newPerson, seal } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { isGone, macOfPerson, rowsOf } from './prepare.ts'

export async function bringIn(actor: Official, id: string, now: Date): Promise<void> {
  permit(mayBringIn(actor))
  const today = dayIn(now)
  await inTransaction(actor, async () => {
    const found = await Import.get({ id, municipality: actor.municipality }, true)
    refuse(found.doneOn ? closedBy('T01_TAKE_OVER', 'already-handled') : undefined)
    if (isGone(found, now)) throw new NotFound()
    refuse((await accountsOf(actor)).includes(found.madeBy) ? closedBy('A20_FOUR_EYES', 'same-official') : undefined)
    const rows = await rowsOf(found)
    // What was right when it was read can have ended since.
    refuse(rows.some((row) => misfitsOf(row, today).length) ? closedBy('T01_TAKE_OVER', 'too-late') : undefined)
    // So can someone have applied here since.
    refuse((await whoAppliedHere(rows, actor.municipality)).size ? closedBy('T01_TAKE_OVER', 'already-handled') : undefined)
    for (const row of rows) await takeOver({ actor, madeBy: found.madeBy, importId: id, today }, row)
    await found.update({ doneBy: actor.id, doneOn: today, wrappedKey: null, sealed: null })
    await audit(actor, 'import.done', found, { details: { lines: rows.length } })
  }).catch((error: unknown) => {
    // Two files at once with the same person: the other was first.
    if (isTaken(error)) refuse(closedBy('T01_TAKE_OVER', 'already-handled'))
    throw error
  })
}

interface About {
  readonly actor: Official
  readonly madeBy: string
  readonly importId: string
  readonly today: Day
}

async function takeOver(about: About, row: Row): Promise<void> {
  const { actor, importId, today } = about
  const [personId, id] = [randomUUID(), randomUUID()]
  const { municipality } = actor
  // Her row is hers alone: while she is taken over, and no longer, she is reached.
  later(reachPerson, [personId])
  await newPerson(personId, today)
  const isLicence = row.kind === 'licence'
  const more = isLicence ? { closedOn: row.decidedOn ?? today } : { waitingSince: today }
  const application = await Application.create({ id, personId, caseNumber: newCaseNumber(), municipality, startedOn: row.receivedOn, receivedOn: row.receivedOn, decideBy: decideBy(row.receivedOn) ?? null, ...more })
  await ImportRow.create({ applicationId: id, importId, personId, municipality, line: row.line, personMac: await macOfPerson(row) })
  await sealKnown(application, row)
  await noteApplicant(application, row)
  await application.record('submit', actor.id, row.receivedOn)
  await audit(actor, 'application.takenOver', application)
  if (isLicence) await takeOverLicence(about, application, row)
  else {
    await noteOpen(application, row)
    await application.record('awaitTalk', actor.id, row.receivedOn)
    await application.record('takeOver', actor.id, today)
    await sendTakenOver(actor, application, { kind: 'applicationTakenOver', receivedOn: row.receivedOn, decideBy: application.decideBy ?? today }, today)
  }
  later(reachPerson, [''])
}

const reachPerson = `select set_config('app.person', $1, true)`

async function sealKnown(application: Application, row: Row): Promise<void> {
  const { personId } = application
  const { given, family, birthdate, nationality, bsn, document, documentSeenOn, language } = row
  await seal({ personId }, 'identity', 'identity', { given, family, birthdate, nationality, bsn })
  await seal({ personId }, 'identity', 'identityCheck', { document, seenOn: documentSeenOn })
  await seal(application, 'identity', 'identityConfirmed', { correct: true, remark: '' })
  await seal(application, 'documents', 'papers', { proof: 'bring', portrait: 'desk' })
  await seal(application, 'interview', 'wishes', { language, letters: language })
}

/** As it was decided there, on its own days: proposed by who read the file, granted by who takes it over. */
async function takeOverLicence({ actor, madeBy, today }: About, application: Application, row: Row): Promise<void> {
  const { personId, id: applicationId } = application
  const { decidedOn = today, validFrom = decidedOn, validUntil = validFrom } = row
  await application.record('propose', madeBy, decidedOn, { outcome: 'grant' })
  await application.record('grant', actor.id, decidedOn, { outcome: 'grant' })
  await application.record('takeOver', actor.id, today)
  const licence = await Licence.create({ personId, applicationId, municipality: actor.municipality, validFrom, validUntil })
  const { number } = await makeCard(licence, { sealedName: null }, today)
  await audit(actor, 'licence.takenOver', licence)
  await sendTakenOver(actor, application, { kind: 'licenceTakenOver', decidedOn, number: formatNumber(number), validUntil }, today)
}

/** All of it goes: the keys first, and then the cases, as if they had not been taken over. */
export function undoImport(actor: Official, id: string, today: Day): Promise<void> {
  permit(mayBringIn(actor))
  return inTransaction(actor, async () => {
    const found = await Import.get({ id, municipality: actor.municipality }, true)
    await ask('select from applications a join import_rows r on r.application_id = a.id where r.import_id = $1 for update of a', [id])
    refuse(cannotUndo(today, { doneOn: found.doneOn, undoneOn: found.undoneOn, touched: await found.touched() }))
    const people = (await ImportRow.findAll({ where: { importId: id }, attributes: ['personId'] })).map(({ personId }) => personId)
    await Person.destroy({ where: { id: people } })
    for (const personId of people) await audit(actor, 'person.erased', { id: personId, personId, municipality: actor.municipality })
    await found.update({ undoneBy: actor.id, undoneOn: today })
    await audit(actor, 'import.undone', found, { details: { lines: people.length } })
  })
}
