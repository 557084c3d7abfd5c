/** Where each act of the clock is done. */
import type { CaseTerms } from '../../../actions/clock/terms.ts'
import type { ApplicationAct } from '../../../law/application.ts'
import { paths } from '../../../paths.ts'

interface Place {
  with(about: { id: string }): string
}

const places: Readonly<Partial<Record<ApplicationAct, Place>>> = {
  inviteToComplete: paths.caseRequest, defer: paths.deferral, suspendTerm: paths.suspendTerm, resumeTerm: paths.resumeTerm, askConsent: paths.askConsent, defaultNotice: paths.caseNotice, setPenalty: paths.penalty, checkWhole: paths.whole, proposeNotProcess: paths.leavingOut, notProcess: paths.leavingOutDecision, notAppeared: paths.missedTalk,
}

/** @param canCorrect whoever handles the case or decides on it corrects a day. */
export function termLinks({ id, openActs }: CaseTerms, canCorrect: boolean): { href: string; label: string }[] {
  const correcting = canCorrect ? [{ href: paths.correcting.with({ id }), label: 'act.correcting' }] : []
  return [...openActs.flatMap((act) => {
    const place = places[act]
    return place ? [{ href: place.with({ id }), label: `act.${act}` }] : []
  }), ...correcting]
}
