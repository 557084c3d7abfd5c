/** The middleware in order, and the doors. */
import express, { type ErrorRequestHandler, type Express } from 'express'
import path from 'node:path'
import type { Settings } from './config.ts'
import { beginApp, checkLimits, endApp, isAway, readForms, showPages } from './frame.ts'
import { paths } from './paths.ts'
import { tokenRequired } from './platform/session/csrf.ts'
import { byFirstWord } from './platform/page/firstWord.ts'
import type { Keyring } from './platform/secrets/keyring.ts'
import type { Log } from './platform/log.ts'
import { rateLimits } from './platform/session/rateLimit.ts'
import { sessions } from './platform/session/session.ts'
import type { Spool } from './platform/sending/spool.ts'
import { NotTheirs } from './policies/permit.ts'
import { type DemonstrationPerson, demonstrationProvider } from './routes/demonstration/provider.ts'
import { sampleMessages } from './routes/demonstration/messages.ts'
import { api, API_ROOT } from './routes/api/api.ts'
import { code, type TryOut } from './routes/entry/code.ts'
import { passkey } from './routes/entry/passkey.ts'
import { time } from './routes/entry/time.ts'
import { care } from './routes/care/signals.ts'
import { careSheets } from './routes/care/sheet.ts'
import { handingOverConcern } from './routes/inspection/concern.ts'
import { concerns } from './routes/municipality/care/concerns.ts'
import { referring } from './routes/municipality/care/referral.ts'
import { summaries } from './routes/municipality/care/summary.ts'
import { help } from './routes/help/help.ts'
import { selfCheck } from './routes/help/selfCheck.ts'
import { helping } from './routes/helper/helping.ts'
import { inspection } from './routes/inspection/checks.ts'
import { onDays } from './routes/inspection/onDay.ts'
import { offline } from './routes/inspection/offline.ts'
import { visits } from './routes/inspection/visits.ts'
import { advertised } from './routes/inspection/advertised.ts'
import { shifts } from './routes/inspection/shift.ts'
import { arrivals } from './routes/municipality/desk/arrivals.ts'
import { interpreters } from './routes/municipality/calendar/interpreters.ts'
import { onPaper } from './routes/municipality/desk/onPaper.ts'
import { interpreting } from './routes/public/interpreter.ts'
import { calendar } from './routes/municipality/calendar/calendar.ts'
import { cases } from './routes/municipality/case/cases.ts'
import { clock } from './routes/municipality/clock/clock.ts'
import { noticesAtDesk } from './routes/municipality/clock/atDesk.ts'
import { after } from './routes/municipality/after/after.ts'
import { division } from './routes/municipality/office/division.ts'
import { showNotTheirs } from './routes/municipality/case/ownCase.ts'
import { emergencies } from './routes/municipality/case/emergencies.ts'
import { logbook } from './routes/municipality/case/logbook.ts'
import { worklist } from './routes/municipality/office/worklist.ts'
import { deciding } from './routes/municipality/deciding/deciding.ts'
import { following } from './routes/municipality/case/following.ts'
import { dossiers } from './routes/municipality/case/dossier.ts'
import { takenOver } from './routes/municipality/desk/takenOver.ts'
import { takingOver } from './routes/municipality/office/takingOver.ts'
import { ownFigures } from './routes/municipality/office/figures.ts'
import { desk } from './routes/municipality/desk/desk.ts'
import { deskCode } from './routes/municipality/desk/deskCode.ts'
import { questions } from './routes/municipality/desk/questions.ts'
import { talking } from './routes/municipality/talking/talking.ts'
import { helpers } from './routes/municipality/case/helpers.ts'
import { attachments } from './routes/municipality/papers/attachments.ts'
import { papers } from './routes/municipality/papers/papers.ts'
import { requests } from './routes/municipality/requests/requests.ts'
import { administration } from './routes/administration/administration.ts'
import { leaks } from './routes/oversight/incidents.ts'
import { kept } from './routes/oversight/kept.ts'
import { watchedLooks } from './routes/oversight/looks.ts'
import { watch } from './routes/oversight/watch.ts'
import { across } from './routes/municipality/across/across.ts'
import { shield } from './routes/municipality/case/shield.ts'
import { checking } from './routes/public/check.ts'
import { sealing } from './routes/public/seal.ts'
import { opening } from './routes/public/shared.ts'
import { register } from './routes/register/register.ts'
import { published } from './routes/public/published.ts'
import { figuresForAnyone } from './routes/public/figures.ts'
import { information } from './routes/public/information.ts'
import { quickExit } from './routes/quickExit.ts'
import { showDoors, signIn } from './routes/signIn.ts'
import { access } from './routes/worker/access.ts'
import { applying } from './routes/worker/application.ts'
import { contact } from './routes/worker/contact.ts'
import { data } from './routes/worker/data.ts'
import { clockOfHers } from './routes/worker/clock.ts'
import { dataRightsOfHers } from './routes/worker/dataRights.ts'
import { decided } from './routes/worker/decided.ts'
import { hearing } from './routes/worker/hearing.ts'
import { objecting } from './routes/worker/objecting.ts'
import { own } from './routes/worker/own.ts'
import { completing } from './routes/worker/request.ts'
import { standing } from './routes/worker/status.ts'
import { cards } from './routes/worker/licence/cards.ts'
import { renewing } from './routes/worker/licence/renewal.ts'
import { sharing } from './routes/worker/licence/sharing.ts'
import { watching } from './routes/worker/licence/watching.ts'
import { corrections } from './routes/worker/corrections.ts'
import { looks } from './routes/worker/looks.ts'
import { mandates } from './routes/worker/mandates.ts'
import { manner } from './routes/worker/questions/manner.ts'
import { talk } from './routes/worker/talk.ts'
import { seals } from './routes/worker/seals.ts'
import { handedOver } from './routes/worker/handover.ts'
import { shielding } from './routes/worker/shield.ts'
import { stopping } from './routes/worker/stopping.ts'

export interface Outside {
  readonly settings: Settings
  readonly keyring: Keyring
  readonly log: Log
  readonly now: () => Date
  readonly people: readonly DemonstrationPerson[]
  /** A desk code to try, in the demonstration. */
  readonly tryOut?: TryOut | undefined
  /** Of a demonstration: what would have been sent. */
  readonly samples?: Spool | undefined
}

export function createApp({ settings, keyring, log, now, people, tryOut, samples }: Outside): Express {
  const { baseUrl, demonstration, serviceName: service } = settings
  const app = beginApp({ settings, log, now })
  app.use(quickExit)
  // Pages before sessions: style needs no session, and a page can say that the database is away.
  showPages(app, settings)
  app.use(byFirstWord(published(baseUrl)))
  const limits = rateLimits(keyring, now)
  app.use(checkLimits(limits, settings))
  // Systems have no session: whatever they are told stands in the answer.
  app.use(API_ROOT, api({ baseUrl, limited: limits.limit({ name: 'api', limit: settings.checksPerMinute * 10, windowSeconds: 60 }), log, isAway }))
  app.use(sessions(keyring, { secure: baseUrl.startsWith('https://') }))
  if (demonstration) app.use(paths.provider, demonstrationProvider(`${baseUrl}${paths.provider}`, demonstrationDoors(settings), people))

  app.use(...readForms(baseUrl), tokenRequired)
  const doors = express.Router()
  doors.use(information, figuresForAnyone, selfCheck, checking)
  const codeLimit = limits.limit({ name: 'code', limit: demonstration ? 600 : 20, windowSeconds: 600 })
  doors.use(help(codeLimit), helping(codeLimit))
  doors.use(opening(limits.limit({ name: 'share', limit: settings.checksPerMinute, windowSeconds: 60 })))
  doors.use(sealing(limits.limit({ name: 'seal', limit: settings.checksPerMinute, windowSeconds: 60 })))
  const signInLimit = limits.limit({ name: 'sign-in', limit: settings.signInsPerMinute, windowSeconds: 60 })
  const entryLimit = limits.limit({ name: 'entry', limit: demonstration ? 600 : 10, windowSeconds: 60 })
  const site = { origin: baseUrl, service }
  const show = showDoors(tryOut?.code ?? '')
  doors.use(signIn({ worker: settings.worker, staff: settings.staff }, baseUrl, signInLimit, show, log))
  doors.use(code(entryLimit, tryOut), passkey(site, entryLimit, show), time)
  if (samples) doors.use(sampleMessages(samples))
  doors.use(interpreting(codeLimit), calendar, interpreters(baseUrl), arrivals(baseUrl), onPaper(baseUrl))
  doors.use(takenOver(baseUrl), noticesAtDesk)
  doors.use(applying, own(), cards(baseUrl), sharing(baseUrl), watching, renewing(baseUrl), access(site), data, talk, contact, stopping, seals, standing, completing, hearing, decided, objecting, cases, papers, talking, deciding, following, questions, deskCode(baseUrl), desk, shifts, inspection, onDays, advertised, visits, offline(service, path.resolve(import.meta.dirname, '../views/assets/offline/worker.js')))
  doors.use(worklist, division, logbook, emergencies, shielding, shield, across, handedOver)
  doors.use(attachments, helpers)
  doors.use(clock, clockOfHers, dataRightsOfHers)
  doors.use(after)
  doors.use(ownFigures, dossiers, takingOver)
  doors.use(looks, corrections, mandates, manner, requests, care, careSheets, concerns, summaries, referring, handingOverConcern)
  doors.use(watch, watchedLooks, leaks, kept, administration(settings.staff.keptAs), register(baseUrl))
  app.use(byFirstWord(doors), notTheirs)
  return endApp(app, log)
}

function demonstrationDoors({ worker, staff, baseUrl }: Settings) {
  return [
    { ...worker, door: 'worker' as const, callbackUrl: baseUrl + paths.door.worker.back },
    { ...staff, door: 'staff' as const, callbackUrl: baseUrl + paths.door.staff.back },
  ]
}

/** A case that someone else works on is not closed: how far it is is told. */
const notTheirs: ErrorRequestHandler = (error: unknown, req, res, next) => {
  if (!(error instanceof NotTheirs) || res.headersSent) return next(error)
  showNotTheirs(req, res, error)
}
