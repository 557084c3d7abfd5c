/** What an official opened, in words: a line per thing. The citizen service number is not among them. */
import type { Openable } from '../../../actions/cases.ts'
import type { Contents, RequestMade } from '../../../actions/contents.ts'
import type { Judged } from '../../../actions/talking/contents.ts'
import { criteria, type Criterion } from '../../../law/talking/interview.ts'
import type { Row } from '../../../pages/shapes.ts'
import { dates, type Translate, translator } from '../../../platform/page/translate.ts'
import { answerIn, toldIn } from '../../reportWords.ts'
import { wishesInWords, wishLines } from '../../wishes.ts'

export type Parts = { readonly [Kind in Openable]?: Contents[Kind] }

export function inWords(parts: Parts, language: string): Row[] {
  const t = translator(language)
  const { identity, identityCheck, identityConfirmed, wishes, report, reportAnswer, settlement, intention, viewStatement, proposal, comment, hearingSkipped, requests, spokenWish, licenceProposal, suspensionView } = parts
  const said = wishesInWords(wishes ?? {}, t)
  const judged = (given?: { correct: boolean; remark: string }) => given && [t(given.correct ? 'part.right' : 'part.wrong'), given.remark].filter(Boolean).join(': ')
  const lines: readonly (readonly [key: string, value: string | undefined])[] = [
    ['name', identity && `${identity.given} ${identity.family}`],
    ['birthdate', identity && dates(language).date(identity.birthdate)],
    ['nationality', identity?.nationality],
    ['identityConfirmed', judged(identityConfirmed)],
    ['newFacts', parts.newFacts?.text],
    ...wishLines.map((name) => [name, said[name]] as const),
    ['identityCheck', identityCheck && seenAtDesk(identityCheck, language)],
    ['information', report?.information.map((item) => t(`option.information.${item}`)).join('; ')],
    ['told', report && toldIn(report, t)],
    ['reportAnswer', reportAnswer && answerIn(reportAnswer, t)],
    ['settlement', settlement && criteria.flatMap((criterion) => inOutcome(criterion, settlement.outcomes[criterion], t)).join('\n')],
    ['rectification', parts.rectification?.notes.map(({ itemKind, text, on }) => `${t(`data.kind.${itemKind}`)}, ${dates(language).date(on)}: ${text}`).join('\n')],
    ['intentionFacts', intention?.facts],
    ['intentionReason', intention?.reason],
    ['viewStatement', viewStatement?.text],
    ['spokenWish', spokenWish && [t(`option.viewHow.${spokenWish.how}`), spokenWish.phone, spokenWish.when].filter(Boolean).join('; ')],
    ['requests', requests?.all.map((made) => inItems(made, language)).join('\n')],
    ['licenceProposalReason', licenceProposal?.reason],
    ['licenceProposalFacts', licenceProposal?.facts.map(({ ground, fact, source }) => `${t(`ground.${ground}`)} ${fact} (${t(`factSource.${source}`)})`).join('\n')],
    ['proposalWeighing', licenceProposal?.weighing],
    ['suspensionView', suspensionView?.text],
    ['proposalFacts', proposal?.facts?.map(({ ground, fact, source }) => `${t(`option.grounds.${ground}`)}: ${fact} (${t(`factSource.${source}`)})`).join('\n')],
    ['heardAnswer', proposal?.answer],
    ['proposalReason', proposal?.reason],
    ['proposalWeighing', proposal?.weighing],
    ['proposalNote', proposal?.note],
    ['hearingSkipped', hearingSkipped && `${t(`option.skipGround.${hearingSkipped.ground}`)}: ${hearingSkipped.facts}`],
    ['comment', comment && [comment.text, ...Object.entries(comment.sections ?? {}).map(([section, word]) => `${t(`section.${section}`)}: ${word}`)].filter(Boolean).join('\n')],
  ]
  return lines.flatMap(([key, value]) => (value ? [{ key, value }] : []))
}

/** What the desk saw, and on which day; by whom stands with the act. */
export function seenAtDesk({ document, seenOn, workRight, workUntil, found = [] }: Contents['identityCheck'], language: string): string {
  const t = translator(language)
  const { date } = dates(language)
  const work = workRight ? [`${t('field.workRight')} ${t(`option.workRight.${workRight}`)}`] : []
  const until = workUntil ? [`${t('field.workUntil')} ${date(workUntil)}`] : []
  return [`${t(`option.document.${document}`)}, ${date(seenOn)}`, ...work, ...until, ...found.map((each) => t(`option.deskFound.${each}`))].join('\n')
}

function inOutcome(criterion: Criterion, outcome: Judged | undefined, t: Translate): string[] {
  return outcome ? [[`${t(`field.${criterion}`)}: ${t(`option.${criterion}.${outcome.verdict}`)}`, outcome.fact].filter(Boolean).join('. ')] : []
}

/** One line an item: what was asked, and what she answered. */
function inItems({ askedOn, items }: RequestMade, language: string): string {
  const t = translator(language)
  const lines = items.map(({ what, text, answer }) => `${t(`option.items.${what}`)}: ${text} → ${answer ? [t(`option.answerHow.${answer.how}`), answer.text].filter(Boolean).join(': ') : t('tasks.open')}`)
  return [dates(language).date(askedOn), ...lines].join('\n')
}
