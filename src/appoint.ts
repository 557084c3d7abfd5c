/** `npm run appoint -- administrator GM0363 SUBJECT`: the first people of a live register, before there is anyone to appoint them. */
import Joi from 'joi'
import { appointFirst, type FirstRole, firstRoles, type Outcome } from './actions/administration/first.ts'
import { useKeyring } from './actions/keys.ts'
import { readSettings } from './config.ts'
import { dayIn } from './law/day.ts'
import { clock } from './platform/clock.ts'
import { connectDatabase, disconnectDatabase } from './platform/database/connection.ts'
import { NotFound, StartError } from './platform/errors.ts'
import { openTransitKeyring } from './platform/secrets/transit/transitKeyring.ts'

const HOW = 'Say who: administrator MUNICIPALITY SUBJECT, inspector UNIT SUBJECT, or careCoordinator REGION SUBJECT; the subject is what the provider of staff calls the account.'

interface Asked {
  readonly role: FirstRole
  readonly where: string
  readonly subject: string
}

const asked = Joi.object<Asked, true>({
  role: Joi.string().valid(...firstRoles).required(),
  where: Joi.string().trim().max(80).required()
    .when('role', { is: 'administrator', then: Joi.string().pattern(/^GM\d{4}$/) })
    .when('role', { is: 'careCoordinator', then: Joi.string().pattern(/^VR\d{2}$/) }),
  subject: Joi.string().trim().max(255).required(),
})

const said: Readonly<Record<Outcome, string>> = {
  appointed: 'Appointed, from today.',
  known: 'This account is appointed already.',
  enough: 'This municipality has two administrators; from here on they appoint people themselves.',
}

async function appoint(env: NodeJS.ProcessEnv, [role, where, subject]: readonly string[]): Promise<string> {
  const { value, error } = asked.validate({ role, where, subject })
  if (error) throw new StartError(HOW)
  const { transit, databaseAppUrl, staff } = readSettings(env)
  if (!transit || !databaseAppUrl) throw new StartError('People are appointed from here in live mode alone: with KEYRING=transit and DATABASE_APP_URL.')
  useKeyring(await openTransitKeyring(transit, clock))
  connectDatabase(databaseAppUrl)
  try {
    return said[await appointFirst(value.role, value.where, { issuer: staff.keptAs, subject: value.subject }, dayIn(clock()))]
  } catch (failure) {
    throw failure instanceof NotFound ? new StartError('There is no such municipality.') : failure
  } finally {
    await disconnectDatabase()
  }
}

appoint(process.env, process.argv.slice(2)).then(
  (line) => process.stdout.write(`${line}\n`),
  (error: unknown) => {
    process.stderr.write(`${error instanceof StartError ? error.message : `Nobody was appointed (${error instanceof Error ? error.message : 'unknown'}).`}\n`)
    process.exitCode = 1
  },
)
