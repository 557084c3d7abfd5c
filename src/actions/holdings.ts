/** What someone has with us, as the law of erasing asks it. */
import { type Day, dayIn } from '../law/day.ts'
import { stageOn } from '../law/application.ts'
import type { Held, Holdings } from '../law/retention.ts'
import { Application } from '../models/Application.ts'
import { Licence } from '../models/licence/Licence.ts'
import { Objection } from '../models/Objection.ts'
import { Person } from '../models/people/Person.ts'
import { Sealed } from '../models/people/Sealed.ts'
import { NotFound } from '../platform/errors.ts'

/** Call inside a transaction that reaches her. */
export async function holdingsOf(personId: string, today: Day): Promise<Holdings> {
  const person = await Person.findByPk(personId)
  if (!person) throw new NotFound()
  const applications = await Application.allOf(personId)
  const licences = await Licence.allOf(personId)
  return {
    since: person.createdOn,
    applications: await Promise.all(applications.map((application) => heldOf(application, today))),
    licences: licences.map((licence) => licence.facts()),
    objecting: await Objection.runs(personId),
  }
}

async function heldOf(application: Application, today: Day): Promise<Held> {
  const stage = stageOn(today, application.facts())
  return { stage, lastOn: application.closedOn ?? (await lastChange(application)) }
}

/** Of a draft: the day of her last answer, or of its start. */
export async function lastChange({ id, startedOn }: Application): Promise<Day> {
  const answered = await Sealed.max<Date | null, Sealed>('createdAt', { where: { applicationId: id } })
  return answered ? dayIn(answered) : startedOn
}
