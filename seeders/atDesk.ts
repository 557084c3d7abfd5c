/** Who is at the desk or comes there: someone who waits to be called, an interpreter who was asked, an application on paper. */
import { inviteInterpreter, answerInvitation } from '../src/actions/calendar/interpreters.ts'
import { arrive } from '../src/actions/desk/arrivals.ts'
import { enterOnPaper, momentsHere } from '../src/actions/desk/onPaper.ts'
import { inTransaction } from '../src/actions/work.ts'
import { addDays, day, type Day, instantOf } from '../src/law/day.ts'
import { Application } from '../src/models/Application.ts'
import type { Official } from '../src/policies/actor.ts'

/** There on the day of her talk, with a code to be called by; on a day without talks nobody is. */
export async function comeIn(desk: Official, id: string, today: Day): Promise<void> {
  const { slot } = await talkOf(desk, id)
  if (slot?.day === today) await arrive(desk, id, instantOf(today, '08:50'), today)
}

/** Who would like one by phone; the first that was asked comes. */
export const wantsInterpreter = 'worker-14'

export async function askForInterpreter({ team: [, interviewer], id }: { team: readonly Official[]; id: string }, today: Day): Promise<void> {
  if (!interviewer) return
  const { slotId } = await talkOf(interviewer, id)
  const asked = await inviteInterpreter(interviewer, slotId ?? '', instantOf(today, '07:00'))
  if (asked) await answerInvitation(asked.token, 'accepted', instantOf(today, '07:30'))
}

function talkOf(actor: Official, id: string): Promise<Application> {
  return inTransaction(actor, () => Application.get({ id }))
}

/** Always the same, so that a start that was broken off does not make a second. */
const FORM = '00000000-0000-4000-8000-000000000001'

export async function enterPaper(desk: Official | undefined, now: Date, today: Day): Promise<void> {
  if (!desk) return
  const moments = await momentsHere(desk, { mode: 'none', language: 'nl' }, addDays(today, 14))
  const wishes = { language: 'es', otherLanguage: '', letters: 'es', post: 'desk', postAddress: '' } as const
  await enterOnPaper(desk, {
    person: { key: FORM, given: 'Papiera', family: 'Persoon-Verzonnen', birthdate: day('1991-02-03'), nationality: 'Spaanse', bsn: null, document: 'passport', seen: 'yes' },
    slot: moments[0]?.id ?? '', open: ['limits', 'interpreter', 'support'], language: wishes,
  }, now, today)
}
