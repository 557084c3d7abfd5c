/** A field that must be filled in when something else is chosen: a browser sends it empty, and that is no answer. */
import { expect, test } from '@jest/globals'
import { identityForm } from '../src/forms/application/application.ts'
import { viewForm } from '../src/forms/case/case.ts'
import { intentionForm, proposalForm, returnForm, skipForm } from '../src/forms/deciding/proposal.ts'
import { readAnswer } from '../src/forms/talking/answer.ts'
import { itemForm, ownViewForm } from '../src/forms/case/following.ts'
import { read } from '../src/forms/form.ts'
import { requestForm } from '../src/forms/case/handling.ts'
import { measureProposalForms } from '../src/forms/licence/measures.ts'
import { hearingForm, lateWhyForm, papersForm, whyForm } from '../src/forms/objecting/objection.ts'
import { criteria } from '../src/law/talking/interview.ts'

const views = Object.fromEntries(criteria.flatMap((criterion) => [[criterion, 'met'], [`${criterion}Fact`, '']]))
const texts = { identityDocumentText: '', workDocumentText: '', correctionText: '', explanationText: '', otherText: '' }
const suspension = { suspendGrounds: 'V01_WRONG_DATA', V01_WRONG_DATAFact: 'De gegevens verschillen.', V01_WRONG_DATASource: 'document', reason: 'Uw gegevens kloppen niet.', weighing: 'Iets lichters kon niet meer.', startsOn: '2027-01-04', weeks: '2' }
const papers = { papers: 'none', papersText: '', postAddress: '' }

test.each([
  ['what is wrong with her data', identityForm, { correct: 'no', remark: '' }, ['remark']],
  ['nothing, when they are right', identityForm, { correct: 'yes', remark: '' }, []],
  ['the weighing of a refusal', proposalForm, { outcome: 'refuse', grounds: 'R01_AGE', reason: 'Een goede reden.', weighing: '', note: '', R01_AGEFact1: 'Wat wij zagen.', R01_AGESource1: 'document' }, ['weighing']],
  ['a fact and its source of each ground that is ticked', proposalForm, { outcome: 'refuse', grounds: ['R01_AGE', 'R03_SELF_RELIANCE'], reason: 'Een goede reden.', weighing: 'Dit is hoe wij het wogen.', note: '', R01_AGEFact1: '', R01_AGESource1: '', R03_SELF_RELIANCEFact1: 'Wat wij zagen.', R03_SELF_RELIANCESource1: 'seen' }, ['R01_AGEFact1', 'R01_AGESource1', 'R03_SELF_RELIANCEFact2', 'R03_SELF_RELIANCESource2']],
  ['no source that is a signal', proposalForm, { outcome: 'refuse', grounds: 'R04_COERCION', reason: 'Een goede reden.', weighing: 'Dit is hoe wij het wogen.', note: '', R04_COERCIONFact1: 'Wat wij zagen.', R04_COERCIONSource1: 'signal' }, ['R04_COERCIONSource1']],
  ['a reason of one sentence', proposalForm, { outcome: 'grant', reason: 'Een goede reden. En nog een.', weighing: '', note: '' }, ['reason']],
  ['a time for a day to come and say it', intentionForm, { grounds: 'R01_AGE', reason: 'Een goede reden.', facts: 'Wat wij zagen.', respondUntil: '2027-01-04', momentDay1: '2027-01-02', momentTime1: '' }, ['momentTime1']],
  ['what must change, in any part', returnForm, { version: '12', comment: '', weighingComment: ' ' }, ['comment']],
  ['nothing more than one part', returnForm, { version: '12', comment: '', weighingComment: 'Schrijf op wat zij zei.' }, []],
  ['why she is not heard', skipForm, { skipGround: 'other', skipFacts: 'kort' }, ['skipGround', 'skipFacts']],
  ['no weighing of a grant', proposalForm, { outcome: 'grant', reason: 'Een goede reden.', weighing: '', note: '' }, []],
  ['the fact of a doubt', viewForm, { ...views, canRefuse: 'doubt' }, ['canRefuseFact']],
  ['a view of each criterion, and no fact of what was not chosen', viewForm, Object.fromEntries(criteria.map((criterion) => [`${criterion}Fact`, ''])), [...criteria]],
  ['an answer in words', itemForm, { answerHow: 'text', answerText: '' }, ['answerText']],
  ['no words for what she brings', itemForm, { answerHow: 'bring', answerText: '' }, []],
  ['a view that is written', ownViewForm, { viewHow: 'write', statement: '', callNumber: '', callWhen: '' }, ['statement']],
  ['a number to call', ownViewForm, { viewHow: 'call', statement: '', callNumber: '', callWhen: '' }, ['callNumber']],
  ['nothing to come to the desk', ownViewForm, { viewHow: 'desk', statement: '', callNumber: '', callWhen: '' }, []],
  ['the text of each item that is ticked', requestForm, { items: ['correction', 'other'], weeks: '2', ...texts }, ['correctionText', 'otherText']],
  ['no text of an item that is not', requestForm, { items: 'other', weeks: '2', ...texts, otherText: 'Laat het ons zien.' }, []],
  ['a suspension with all of it', measureProposalForms.suspend, suspension, []],
  ['where its fact comes from', measureProposalForms.suspend, { ...suspension, V01_WRONG_DATASource: '' }, ['V01_WRONG_DATASource']],
  ['how it was weighed', measureProposalForms.suspend, { ...suspension, weighing: '' }, ['weighing']],
  ['a real day', measureProposalForms.suspend, { ...suspension, startsOn: '2027-02-30' }, ['startsOn']],
  ['her reasons now', whyForm, { reasonsWhen: 'now', reasons: '', lateReason: '' }, ['reasons']],
  ['no reasons yet', whyForm, { reasonsWhen: 'later', reasons: '', lateReason: '' }, []],
  ['why it is late', lateWhyForm, { reasonsWhen: 'later', reasons: '', lateReason: '' }, ['lateReason']],
  ['the address of someone else', papersForm, { ...papers, post: 'other' }, ['postAddress']],
  ['no address of her own', papersForm, { ...papers, post: 'portal' }, []],
  ['language and place of a talk', hearingForm, { hearing: 'yes' }, ['hearingLanguage', 'hearingPlace']],
  ['nothing without a talk', hearingForm, { hearing: 'no' }, []],
] as const)('asks %s', (_what, schema, body, wrong) => {
  const reading = read<unknown>(schema as never, body)
  expect(reading.ok ? [] : Object.keys(reading.errors).toSorted()).toEqual([...wrong].toSorted())
})

test.each([
  ['right', { correct: 'yes' }, true],
  ['wrong, without a word', { correct: 'no', remark: ' ' }, false],
  ['wrong in all', { correct: 'no', remark: 'Ik zei iets anders.' }, true],
  ['wrong in one block', { correct: 'no', remark: '', canRefuseRemark1: 'Ik zei: soms.' }, true],
  ['neither', { remark: 'x' }, false],
])('a report that is %s', (_case, body, isRead) => {
  expect(readAnswer(body).ok).toBe(isRead)
})
