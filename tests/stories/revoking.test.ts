/** Suspending a licence and taking it back: told first and heard, proposed by one, decided by another; every check answers no at once. */
import { expect, test } from '@jest/globals'
import { caseFollowing } from '../../src/actions/following/caseSide.ts'
import { ownIntention } from '../../src/actions/following/hearing.ts'
import { agreeWithProposal, returnProposal } from '../../src/actions/measures/deciding.ts'
import { proposeSuspension } from '../../src/actions/measures/proposing.ts'
import { dropMeasure, intendMeasure, recordMeasureView, sayOnMeasure, skipMeasureHearing } from '../../src/actions/measures/hearing.ts'
import { proposeRevocation } from '../../src/actions/measures/proposing.ts'
import { reviewSuspension } from '../../src/actions/measures/secondEye.ts'
import { ownData } from '../../src/actions/ownData.ts'
import { addDays, type Day } from '../../src/law/day.ts'
import { checkpoints } from '../../src/law/deciding/proposal.ts'
import { Refused } from '../../src/law/impediment.ts'
import { NotFound } from '../../src/platform/errors.ts'
import type { Worker } from '../../src/policies/actor.ts'
import type { MeasureProposal } from '../../src/forms/licence/measures.ts'
import { proposeUrgently, suspension } from '../support/measures.ts'
import { caseOf, today, withGrant } from '../support/newWorker.ts'
import { signedIn, Visitor } from '../support/visitor.ts'
import { inStory } from '../support/story.ts'

const superuser = inStory()

async function answerOf(actor: Worker): Promise<string> {
  const item = (await ownData(actor, today)).items.find(({ kind }) => kind === 'licenceNumber')
  const number = item?.kind === 'licenceNumber' ? item.content.number : ''
  return (await (await new Visitor().visit('/controleren')).press('Controleer', { number })).text
}

const intention = { facts: 'De geboortedatum was anders dan in het paspoort.', reason: 'Uw gegevens kloppen niet.', grounds: ['V01_WRONG_DATA' as const] }
const proposal: MeasureProposal = {
  grounds: ['V01_WRONG_DATA'], facts: [{ ground: 'V01_WRONG_DATA', fact: 'De geboortedatum was anders dan in uw paspoort.', source: 'document' }],
  reason: 'Uw gegevens kloppen niet.', weighing: 'Wij gaven u tijd om het te verbeteren. Iets lichters kon niet.', answer: '', note: '', startsOn: today,
}

test('through the forms: an intention, her view, a proposal, a second pair of eyes; valid until the last press, and then not', async () => {
  const { actor, id } = await withGrant('GM0344')
  const caseworker = await signedIn('staff', 'staff-GM0344-4')
  const start = await (await caseworker.visit(`/zaken/${id}`)).follow('Intrekken')
  expect((await caseworker.visit(`/zaken/${id}/intrekken/voorstel`)).status).toBe(404)
  const form = await start.follow('Stuur het voornemen')
  const empty = await form.press('Stuur voornemen', { reason: 'Uw gegevens kloppen niet.' })
  expect([empty.status, empty.html.querySelector('#reason')?.text.trim()]).toEqual([422, 'Uw gegevens kloppen niet.'])
  expect((await form.press('Stuur voornemen', { revokeGrounds: ['V01_WRONG_DATA'], facts: intention.facts, reason: intention.reason, respondUntil: today })).status).toBe(409)
  const sent = await form.press('Stuur voornemen', { revokeGrounds: ['V01_WRONG_DATA'], facts: intention.facts, reason: intention.reason, respondUntil: addDays(today, 14), momentDay1: addDays(today, 7), momentTime1: '10.30' })
  expect(sent.text).toContain('Het voornemen is verstuurd')
  expect((await caseworker.visit(`/zaken/${id}/intrekken/voornemen`)).status).toBe(404)

  expect(await ownIntention(actor, today)).toMatchObject({ about: 'revocation', reason: intention.reason, grounds: ['V01_WRONG_DATA'], moments: [{ time: '10:30' }], heard: false })
  await expect(proposeRevocation(await officialOf(id), id, proposal, today)).rejects.toMatchObject({ impediment: { because: 'not-heard' } })
  await sayOnMeasure(actor, { viewHow: 'write', statement: 'Ik heb mij vergist.', callNumber: '', callWhen: '' }, today)
  await expect(sayOnMeasure(actor, { viewHow: 'write', statement: 'nog iets', callNumber: '', callWhen: '' }, today)).rejects.toThrow(Refused)

  // What she said brought something new: told anew, with days of its own; she is heard on both.
  const anew = await (await caseworker.visit(`/zaken/${id}/intrekken`)).follow('Stuur het voornemen')
  const more = { revokeGrounds: ['V01_WRONG_DATA'], facts: 'Ook de naam was anders dan in het paspoort.', reason: intention.reason, respondUntil: addDays(today, 15) }
  const without = await anew.press('Stuur voornemen', more)
  expect([without.status, without.html.querySelector('#fouten a')?.getAttribute('href')]).toEqual([422, '#intentionNews'])
  await anew.press('Stuur voornemen', { ...more, intentionNews: 'Uw paspoort heeft ook een andere naam.' })
  expect(await ownIntention(actor, today)).toMatchObject({ until: addDays(today, 15), instead: today, news: 'Uw paspoort heeft ook een andere naam.', heard: false })
  await expect(proposeRevocation(await officialOf(id), id, { ...proposal, answer: 'Gelezen.' }, today)).rejects.toMatchObject({ impediment: { because: 'not-heard' } })
  await sayOnMeasure(actor, { viewHow: 'write', statement: 'Die naam had ik vroeger.', callNumber: '', callWhen: '' }, today)

  const whole = (await (await caseworker.visit(`/zaken/${id}`)).press('Open het dossier')).text
  for (const said of ['Ik heb mij vergist.', 'Die naam had ik vroeger.']) expect(whole).toContain(said)
  const proposing = await (await caseworker.visit(`/zaken/${id}/intrekken`)).follow('Intrekken voorstellen')
  const fields = { revokeGrounds: ['V01_WRONG_DATA'], V01_WRONG_DATAFact: proposal.facts[0]?.fact ?? '', V01_WRONG_DATASource: 'document', reason: proposal.reason, weighing: proposal.weighing, startsOn: today }
  const noFact = await proposing.press('Naar tweede oog', { ...fields, V01_WRONG_DATAFact: '' })
  expect(noFact.html.querySelector('#fouten a')?.getAttribute('href')).toBe('#V01_WRONG_DATAFact')
  expect((await proposing.press('Naar tweede oog', fields)).text).toContain('Zij gaf haar mening')
  expect((await proposing.press('Naar tweede oog', { ...fields, viewAnswer: 'Wij keken nog eens in uw paspoort.' })).text).toContain('Voorstel voor de vergunning')
  expect(await answerOf(actor)).toContain('Geldig vandaag')

  const decider = await signedIn('staff', 'staff-GM0344-5')
  const list = await decider.visit('/werk/lijst?lijst=tweede-oog')
  const counted = list.html.querySelector('nav.tabs a[aria-current] .count')?.text ?? ''
  const listed = list.html.querySelectorAll('main section.box li a').map((link) => link.getAttribute('href'))
  expect(listed).toContain(`/zaken/${id}`)
  const lines = listed.length + list.html.querySelectorAll('table.worklist tbody tr').length
  expect(list.text.includes('Volgende 50') || counted === String(lines)).toBe(true)
  const read = await (await (await decider.visit(`/zaken/${id}`)).follow('Akkoord met dit voorstel')).press('Lees het voorstel')
  expect(read.text).toMatch(/Vanaf .+: niet geldig/)
  expect(read.text).toContain('Dit deden wij daarmee: Wij keken nog eens in uw paspoort.')
  const answers = await Promise.all([1, 2].map(() => read.press('Akkoord en besluit', { checked: [...checkpoints] })))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect(answers.find(({ status }) => status === 409)?.text).toContain('vergunning ingetrokken')
  expect(await answerOf(actor)).not.toContain('Geldig vandaag')
  await expect(ownIntention(actor, today)).rejects.toThrow(NotFound)

  const { rows } = await superuser.query<{ kind: string; seal: boolean; last: boolean }>(
    `select l.kind, s.letter_id is not null as seal, l.last_day is not null as last from letters l left join letter_seals s on s.letter_id = l.id where l.person_id = $1 and l.kind like '%evo%' order by kind`, [actor.personId])
  expect(rows.map(({ kind, last }) => [kind, last])).toEqual([['intendedRevocation', true], ['intendedRevocation', true], ['revoked', true]])
})

async function officialOf(id: string) {
  const { rows } = await superuser.query<{ actor_id: string; municipality: string }>(`select actor_id, municipality from application_acts where application_id = $1 and act = 'propose'`, [id])
  return { role: 'caseworker' as const, id: rows[0]?.actor_id ?? '', municipality: rows[0]?.municipality ?? '' }
}

test('silence counts from the day after the last; a ground she was not told of does not; a page that is old does nothing', async () => {
  const { actor, id, team } = await withGrant('GM0363')
  await intendMeasure(team.caseworker, id, 'revoke', intention, today)
  const after: Day = addDays(today, 15)
  const later = { ...proposal, startsOn: after }
  await expect(proposeRevocation(team.caseworker, id, { ...later, startsOn: addDays(today, 14) }, addDays(today, 14))).rejects.toMatchObject({ impediment: { because: 'not-heard' } })
  const other = { ...later, grounds: ['V02_WORK_RIGHT_ENDED' as const], facts: [{ ground: 'V02_WORK_RIGHT_ENDED' as const, fact: 'Het recht is voorbij.', source: 'register' as const }] }
  await expect(proposeRevocation(team.caseworker, id, other, after)).rejects.toMatchObject({ impediment: { because: 'ground-not-told' } })
  await expect(proposeRevocation(team.caseworker, id, { ...later, facts: [] }, after)).rejects.toMatchObject({ impediment: { because: 'fact-missing' } })
  await proposeRevocation(team.caseworker, id, later, after)
  const first = await proposalOf(id)
  await returnProposal(team.decider, id, { comment: 'Weeg het nog eens af.' }, after)
  await proposeRevocation(team.caseworker, id, later, after)
  expect(await agreeWithProposal(team.decider, id, after, first)).toEqual([{ what: 'returned', on: after }, { what: 'proposed', on: after }])
  expect(await returnProposal(team.decider, id, { comment: 'Nog eens terug.' }, after, first)).toHaveLength(2)
  for (const own of [team.caseworker.id]) await expect(agreeWithProposal({ ...team.decider, id: own }, id, after)).rejects.toMatchObject({ impediment: { because: 'same-official' } })
  await agreeWithProposal(team.decider, id, after, await proposalOf(id))
  expect(await caseFollowing(team.caseworker, id, after)).toMatchObject({ standing: 'revoked', hearings: [], can: ['court'] })
  expect((await caseOf(actor)).closedOn).toBe(today)
})

async function proposalOf(id: string): Promise<string> {
  const { rows } = await superuser.query<{ id: string }>('select p.id from licence_proposals p join licences l on l.id = p.licence_id where l.application_id = $1 and p.closed_on is null', [id])
  return rows[0]?.id ?? ''
}

test('without hearing her only with a reason, which closes deciding for whoever gave it; and what is off begins anew', async () => {
  const { actor, id, team } = await withGrant('GM0014')
  await skipMeasureHearing(team.caseworker, id, 'revoke', { skipGround: 'urgent', skipFacts: 'Gisteren bleek dat de papieren niet echt zijn.' }, today)
  await expect(ownIntention(actor, today)).rejects.toThrow(NotFound)
  await dropMeasure(team.caseworker, id, 'revoke', today)
  await expect(dropMeasure(team.caseworker, id, 'revoke', today)).rejects.toThrow(Refused)
  await expect(proposeRevocation(team.caseworker, id, proposal, today)).rejects.toMatchObject({ impediment: { because: 'not-heard' } })

  await intendMeasure(team.caseworker, id, 'revoke', intention, today)
  await sayOnMeasure(actor, { viewHow: 'desk', statement: '', callNumber: '', callWhen: 'vrijdag' }, today)
  await recordMeasureView(team.caseworker, id, 'revoke', { said: 'Zij zegt dat zij zich vergiste.' }, today)
  await proposeRevocation(team.caseworker, id, { ...proposal, answer: 'Wij keken nog eens.' }, today)
  await agreeWithProposal(team.decider, id, today)
  expect(await answerOf(actor)).not.toContain('Geldig vandaag')
  expect(JSON.stringify(await ownData(actor, today))).toContain('Zij zegt dat zij zich vergiste.')
})

test('all suspensions together last eight weeks at most, and one is looked at again half-way', async () => {
  const { id, team } = await withGrant('GM0344')
  await proposeUrgently(team, id)
  await agreeWithProposal(team.decider, id, today)
  expect((await caseFollowing(team.caseworker, id, today)).reviewOn).toBe(addDays(today, 14))
  await reviewSuspension(team.caseworker, id, { reviewReason: 'Er is nog geen nieuw document gezien.' }, today)
  expect(await caseFollowing(team.caseworker, id, today)).toMatchObject({ standing: 'suspended', reviewOn: undefined })

  const again = addDays(today, 28)
  await expect(proposeUrgently(team, id, { startsOn: again, weeks: 8 }, again)).rejects.toMatchObject({ impediment: { because: 'too-long' } })
  await proposeSuspension(team.caseworker, id, { ...suspension, startsOn: again }, again)
  await agreeWithProposal(team.decider, id, again)
  const last = addDays(today, 56)
  expect((await caseFollowing(team.caseworker, id, last)).can).toEqual(['revoke', 'court'])
  await expect(proposeUrgently(team, id, { startsOn: last, weeks: 2 }, last)).rejects.toMatchObject({ impediment: { because: 'too-long' } })
})
