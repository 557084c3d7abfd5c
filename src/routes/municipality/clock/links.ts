/** Where each act of the clock is done. */
import type { CaseTerms } from '../../../actions/clock/terms.ts'
import type { ApplicationAct } from '../../../law/application.ts'
import { paths } from '../../../paths.ts'

interface Place {
  with(about: { id: string }): string
}

const places: Readonly<Partial<Record<ApplicationAct, Place>>> = { inviteToComplete: paths.caseRequest, defer: paths.deferral }

export function termLinks({ id, openActs }: CaseTerms): { href: string; label: string }[] {
  return openActs.flatMap((act) => {
    const place = places[act]
    return place ? [{ href: place.with({ id }), label: `act.${act}` }] : []
  })
}
