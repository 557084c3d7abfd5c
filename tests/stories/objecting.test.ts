/** After the decision: objecting in five screens, and a licence that is suspended by one and decided on by another. */
import { expect, test } from '@jest/globals'
import { caseFollowing } from '../../src/actions/following/caseSide.ts'
import { giveReasons, ownObjection, ownObjections, withdrawObjection } from '../../src/actions/following/objecting.ts'
import { chooseDecision, draftObjection, lodge, objectable, saveWords } from '../../src/actions/following/objections.ts'
import { ownSuspension, reactToSuspension } from '../../src/actions/following/ownSuspension.ts'
import { ownTasks } from '../../src/actions/following/status.ts'
import { giveOrAskView, ownIntention } from '../../src/actions/following/hearing.ts'
import { intendMeasure, recordMeasureView } from '../../src/actions/measures/hearing.ts'
import { agreeWithProposal, returnProposal } from '../../src/actions/measures/deciding.ts'
import { proposeReinstatement, proposeSuspension } from '../../src/actions/measures/proposing.ts'
import { ownData } from '../../src/actions/ownData.ts'
import { erasePeople } from '../../src/actions/retention.ts'
import { stop, stopPlan } from '../../src/actions/stopping.ts'
import { addDays } from '../../src/law/day.ts'
import { checkpoints } from '../../src/law/deciding/proposal.ts'
import { Refused } from '../../src/law/impediment.ts'
import { objectionUntil, reasonsUntil } from '../../src/law/objecting/objection.ts'
import { suspendedUntil } from '../../src/law/measures/suspension.ts'
import { NotFound } from '../../src/platform/errors.ts'
import { dates } from '../../src/platform/page/translate.ts'
import type { Worker } from '../../src/policies/actor.ts'
import { suspend } from '../../seeders/following.ts'
import { workers } from '../../seeders/people.ts'
import { anApplicant, whoIs } from '../support/applicant.ts'
import { proposeUrgently, suspension } from '../support/measures.ts'
import { grant, today, withGrant } from '../support/newWorker.ts'
import { signedIn, Visitor } from '../support/visitor.ts'
import { inStory } from '../support/story.ts'

const superuser = inStory()

const date = dates('nl').date
const second = (stage: string) => workers.filter((worker) => worker.stage === stage)[1]?.subject ?? ''
async function drafted(actor: Worker, words: object = {}): Promise<string> {
  const [decision] = await objectable(actor, today)
  await chooseDecision(actor, decision?.id ?? '', today)
  await saveWords(actor, { reasonsWhen: 'now', reasons: 'Dit klopt niet.', papers: 'none', post: 'portal', hearing: 'no', urgent: 'no', ...words })
  return (await draftObjection(actor, today))?.id ?? ''
}

test('a refused worker objects through five screens; what she typed is kept; pressing send twice is one objection', async () => {
  const visitor = await signedIn('worker', 'worker-36')
  const decision = await (await visitor.visit('/mijn')).follow('Bekijk het besluit')
  expect(decision.html.querySelector('h1')?.text).toBe('U krijgt geen vergunning')
  expect(decision.text).toContain('Uw paspoort is niet geldig.')
  expect(decision.text).toMatch(/De laatste dag is \w+ \d+ \w+ \d{4}\. Nog \d+ dagen/)

  const which = await decision.follow('Bezwaar maken')
  expect(which.html.querySelectorAll('input[name=decision][checked]')).toHaveLength(1)
  const chosen = which.html.querySelector('input[name=decision]')?.getAttribute('value') ?? ''
  const why = await which.press('Verder', { decision: chosen })
  const empty = await why.press('Verder', { reasonsWhen: 'now', reasons: '' })
  expect([empty.status, empty.html.querySelector('#fouten a')?.getAttribute('href')]).toEqual([422, '#reasons'])
  const papers = await why.press('Verder', { reasonsWhen: 'later' })
  expect((await papers.press('Verder', { papers: 'none', post: 'other', postAddress: '' })).status).toBe(422)
  const hearing = await papers.press('Verder', { papers: 'bring', papersText: 'Mijn nieuwe paspoort.', post: 'desk' })
  expect((await hearing.press('Verder', { hearing: 'yes' })).html.querySelectorAll('#fouten a')).toHaveLength(2)

  const halfway = await (await signedIn('worker', 'worker-36')).visit('/bezwaar/controleren')
  expect(halfway.text).toContain('Mijn nieuwe paspoort.')
  expect(halfway.html.querySelectorAll('main form')).toHaveLength(0)

  const urgent = await hearing.press('Verder', { hearing: 'yes', hearingLanguage: 'es', hearingPlace: 'otherCity' })
  expect(urgent.text).toContain('Vraag dan de rechtbank om snel een voorlopige beslissing')
  const check = await urgent.press('Verder', { urgent: 'yes' })
  expect((await check.press('Verstuur bezwaar')).status).toBe(422)
  const sent = await Promise.all([1, 2].map(() => check.press('Verstuur bezwaar', { objectionSigned: 'yes' })))
  expect(new Set(sent.map(({ status, path }) => `${status} ${path}`)).size).toBe(1)
  expect(sent[0]?.text).toContain('Schrijf nog waarom u bezwaar maakt')

  const letters = await visitor.visit('/berichten')
  expect(letters.html.querySelectorAll('main li').filter(({ text }) => text.includes('Wij hebben uw bezwaar'))).toHaveLength(1)
  const receipt = await letters.follow('Wij hebben uw bezwaar')
  expect(receipt.text).toMatch(/Uiterlijk op \w+ \d+ \w+ \d{4} beslissen wij op uw bezwaar/)
  const reasons = await (await visitor.visit(sent[0]?.path ?? '')).follow('Schrijf mijn redenen')
  const done = await reasons.press('Verstuur', { reasons: 'Mijn paspoort is wel geldig.' })
  expect(done.text).toContain('U hoeft niets te doen')
  expect(done.text).toContain('Mijn paspoort is wel geldig.')
  expect((await (await visitor.visit('/besluit')).follow('Volg uw bezwaar')).path).toBe(done.path)
})

test('staff see that there is an objection and on which day, and not a word of it', async () => {
  const { actor, id, team } = await withGrant('GM0344')
  await drafted(actor, { reasons: 'Een heel eigen reden.' })
  expect((await caseFollowing(team.caseworker, id, today)).objections).toEqual([])
  await lodge(actor, (await draftObjection(actor, today))?.id ?? '', today)
  for (const index of [4, 5]) {
    const file = await (await signedIn('staff', `staff-GM0344-${index}`)).visit(`/zaken/${id}`)
    expect(file.text).toContain(`Ontvangen op ${date(today)}`)
    expect((await file.press('Open het dossier')).text).not.toContain('Een heel eigen reden')
  }
  expect((await caseFollowing(team.first, id, today)).objections).toEqual([])
})

test('two objections against one decision cannot run; after taking one back she may object again', async () => {
  const { actor } = await withGrant('GM0363')
  const id = await drafted(actor)
  await Promise.all([lodge(actor, id, today), lodge(actor, id, today)])
  expect(await objectable(actor, today)).toEqual([])
  const { letter } = await ownObjection(actor, id, today)
  await expect(chooseDecision(actor, letter.id, today)).rejects.toThrow(Refused)
  const ends = await Promise.allSettled([1, 2].map(() => withdrawObjection(actor, id, today)))
  expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await objectable(actor, today)).toHaveLength(1)
  expect(await ownObjections(actor)).toMatchObject([{ id, withdrawnOn: today }])
  await expect(giveReasons(actor, id, { reasons: 'te laat' }, today)).rejects.toThrow(Refused)
})

test('late is accepted with the reason why, and the words of a draft are hers alone and kept once', async () => {
  const { actor } = await withGrant('GM0014')
  const late = addDays(objectionUntil(today), 1)
  const [decision] = await objectable(actor, late)
  expect(decision?.inTime).toBe(false)
  const id = await drafted(actor)
  expect((await draftObjection(actor, late))?.missing).toEqual(['why'])
  await expect(lodge(actor, id, late)).rejects.toThrow(Refused)
  await saveWords(actor, { lateReason: 'Ik lag in het ziekenhuis.' })
  await lodge(actor, id, late)
  expect((await ownObjection(actor, id, today)).clock).toMatchObject({ inTime: false, lodgedOn: late })
  const { rows } = await superuser.query(`select from sealed where person_id = $1 and kind = 'objection'`, [actor.personId])
  expect(rows).toHaveLength(1)
  const stranger: Worker = { role: 'worker', id: actor.id, personId: (await withGrant('GM0014')).actor.personId }
  await expect(ownObjection(stranger, id, today)).rejects.toThrow(NotFound)
})

test('reasons that are left for later are asked with their last day', async () => {
  const { actor } = await withGrant('GM0344')
  const id = await drafted(actor, { reasonsWhen: 'later', reasons: '' })
  await lodge(actor, id, today)
  expect(await ownTasks(actor, today)).toMatchObject([{ name: 'reasons', until: reasonsUntil(today, today), objection: id }])
})

test('nothing is erased while an objection runs; stopping takes it back', async () => {
  const { actor } = await withGrant('GM0344')
  await lodge(actor, await drafted(actor), today)
  await superuser.query(`update licences set valid_until = $2, valid_from = $3 where person_id = $1`, [actor.personId, addDays(today, -500), addDays(today, -900)])
  await erasePeople(today)
  const { rows } = await superuser.query<{ kept: boolean }>('select wrapped_key is not null as kept from persons where id = $1', [actor.personId])
  expect(rows).toEqual([{ kept: true }])

  expect(await stopPlan(actor, today)).toMatchObject({ objection: true, stopped: false })
  await stop(actor, today)
  expect(await ownObjections(actor)).toMatchObject([{ withdrawnOn: today }])
  expect(await stopPlan(actor, today)).toMatchObject({ objection: false, stopped: true })
})

test('one proposes a suspension, another agrees: every check says not valid, she is told why and until when, and it ends by itself', async () => {
  const { actor, id } = await withGrant('GM0344')
  const number = async (): Promise<string> => {
    const item = (await ownData(actor, today)).items.find(({ kind }) => kind === 'licenceNumber')
    return item?.kind === 'licenceNumber' ? item.content.number : ''
  }
  const check = async () => (await (await new Visitor().visit('/controleren')).press('Controleer', { number: await number() })).text
  expect(await check()).toContain('Geldig vandaag')

  const caseworker = await signedIn('staff', 'staff-GM0344-4')
  const start = await (await caseworker.visit(`/zaken/${id}`)).follow('Schorsing voorstellen')
  expect((await caseworker.visit(`/zaken/${id}/schorsen/voorstel`)).status).toBe(404)
  const telling = await start.follow('Stuur het voornemen')
  const told = { suspendGrounds: ['V02_WORK_RIGHT_ENDED'], facts: 'Het document liep af op 1 november.', reason: suspension.reason }
  expect((await telling.press('Stuur voornemen', { ...told, respondUntil: addDays(today, 13) })).status).toBe(409)
  expect((await telling.press('Stuur voornemen', { ...told, respondUntil: addDays(today, 14) })).text).toContain('Het voornemen is verstuurd')
  expect(await check()).toContain('Geldig vandaag')
  expect(await ownIntention(actor, today)).toMatchObject({ about: 'suspension', grounds: ['V02_WORK_RIGHT_ENDED'], until: addDays(today, 14), heard: false })
  expect((await ownTasks(actor, today)).map(({ name }) => name)).toEqual(['suspensionView'])
  await giveOrAskView(actor, { viewHow: 'write', statement: 'Mijn nieuwe document komt.', callNumber: '', callWhen: '' }, today)
  const form = await (await caseworker.visit(`/zaken/${id}/schorsen`)).follow('Schorsing voorstellen')
  const fields = { suspendGrounds: ['V02_WORK_RIGHT_ENDED'], V02_WORK_RIGHT_ENDEDFact: suspension.facts[0]?.fact ?? '', V02_WORK_RIGHT_ENDEDSource: 'document', reason: suspension.reason, weighing: suspension.weighing, startsOn: today, weeks: '8' }
  const wrong = await form.press('Naar tweede oog', { ...fields, V02_WORK_RIGHT_ENDEDSource: '', weighing: '' })
  expect([wrong.status, wrong.html.querySelectorAll('#fouten a').map((link) => link.getAttribute('href'))]).toEqual([422, ['#V02_WORK_RIGHT_ENDEDSource', '#weighing']])
  expect((await form.press('Naar tweede oog', fields)).text).toContain('Zij gaf haar mening')
  const proposed = await form.press('Naar tweede oog', { ...fields, viewAnswer: 'Wij wachten op uw nieuwe document.' })
  expect(proposed.text).toContain('Schorsen, vanaf')
  expect((await caseworker.visit(`/zaken/${id}/schorsen`)).status).toBe(404)
  expect(await check()).toContain('Geldig vandaag')
  expect(JSON.stringify(await ownData(actor, today))).not.toContain('verblijfsdocument is niet meer')

  const decider = await signedIn('staff', 'staff-GM0344-5')
  const closed = await (await decider.visit(`/zaken/${id}`)).follow('Akkoord met dit voorstel')
  expect(closed.text).toMatch(/Nu: geldig[^]*Vanaf .+: niet geldig[^]*Vanaf .+: geldig/)
  expect(closed.text).not.toContain(suspension.reason)
  const read = await closed.press('Lees het voorstel')
  expect(read.text).toContain(suspension.reason)
  for (const part of ['Mijn nieuwe document komt.', 'Wij wachten op uw nieuwe document.', suspension.weighing, 'namens de burgemeester']) expect(read.text).toContain(part)
  const sections = await read.press('Stuur terug', { weighingComment: 'kort' })
  expect([sections.status, sections.html.querySelector('#fouten a')?.getAttribute('href')]).toEqual([422, '#comment'])
  expect((await read.press('Akkoord en besluit', { checked: ['facts'] })).status).toBe(422)
  const answers = await Promise.all([1, 2].map(() => read.press('Akkoord en besluit', { checked: [...checkpoints] })))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect(await check()).not.toContain('Geldig vandaag')

  const until = suspendedUntil(today, 8)
  expect(await ownSuspension(actor, today)).toMatchObject({ from: today, until, reason: suspension.reason, reacted: false })
  await expect(ownSuspension(actor, addDays(until, 1))).rejects.toThrow(NotFound)
  await superuser.query('update licence_acts set until_day = $2, takes_effect = $2 where person_id = $1', [actor.personId, addDays(today, -1)])
  expect(await check()).toContain('Geldig vandaag')
})

test('nobody decides on an own proposal, and what is sent back is proposed anew', async () => {
  const { actor, id, team } = await withGrant('GM0363')
  await expect(proposeSuspension(team.caseworker, id, suspension, today)).rejects.toMatchObject({ impediment: { rule: 'S07_HEAR', because: 'not-heard' } })
  await expect(proposeUrgently(team, id, { weeks: 9 })).rejects.toThrow(Refused)
  await expect(proposeSuspension(team.caseworker, id, { ...suspension, facts: [] }, today)).rejects.toMatchObject({ impediment: { because: 'fact-missing' } })
  await expect(proposeSuspension(team.caseworker, id, { ...suspension, startsOn: addDays(today, -1) }, today)).rejects.toThrow(Refused)
  await proposeSuspension(team.caseworker, id, suspension, today)
  await expect(proposeSuspension(team.caseworker, id, suspension, today)).rejects.toThrow(Refused)
  await expect(agreeWithProposal({ ...team.decider, id: team.caseworker.id }, id, today)).rejects.toMatchObject({ impediment: { because: 'same-official' } })
  await returnProposal(team.decider, id, { comment: '', sections: { weighing: 'Hoor haar eerst, en weeg dat mee.' } }, today)
  await expect(agreeWithProposal(team.decider, id, today)).rejects.toThrow(Refused)
  await intendMeasure(team.caseworker, id, 'suspend', { grounds: ['V02_WORK_RIGHT_ENDED'], facts: 'Het document liep af.', reason: suspension.reason, news: '' }, today)
  await recordMeasureView(team.caseworker, id, 'suspend', { said: 'Mijn nieuwe document komt.' }, today)
  await expect(proposeSuspension(team.caseworker, id, suspension, today)).rejects.toMatchObject({ impediment: { because: 'answer-missing' } })
  await proposeSuspension(team.caseworker, id, { ...suspension, answer: 'Wij wachtten daarop.' }, today)
  await agreeWithProposal(team.decider, id, today)

  await reactToSuspension(actor, { statement: 'Mijn nieuwe document is er.' }, today)
  await expect(reactToSuspension(actor, { statement: 'nog een keer' }, today)).rejects.toThrow(Refused)
  expect(await caseFollowing(team.caseworker, id, today)).toMatchObject({ standing: 'suspended', reactedOn: today, can: ['reinstate', 'revoke', 'review', 'court'] })
  await proposeReinstatement(team.caseworker, id, { reason: 'Het nieuwe document is gezien.', startsOn: today }, today)
  await agreeWithProposal(team.decider, id, today)
  expect(await caseFollowing(team.caseworker, id, today)).toMatchObject({ standing: 'valid', can: ['suspend', 'revoke', 'court'] })
  const { rows } = await superuser.query<{ kind: string }>(`select kind from letters where person_id = $1 order by kind`, [actor.personId])
  expect(rows.map(({ kind }) => kind)).toEqual(['granted', 'intendedSuspension', 'invitation', 'receipt', 'reinstated', 'suspended'])
})

/** Someone who came in by a desk code; nobody else knows her. */
async function suspendedHolder(): Promise<Visitor> {
  const visitor = await anApplicant()
  const { id, team } = await grant(await whoIs(visitor), 'GM0014', today)
  await suspend(team.caseworker, team.decider, id, today)
  return visitor
}

test('a suspended holder reads what she may not do, reacts, and can object', async () => {
  const visitor = await suspendedHolder()
  expect((await visitor.visit('/kaart')).text).toContain('Geen geldige kaart')
  const page = await (await visitor.visit('/mijn')).follow('Lees wat u kunt doen')
  expect(page.text).toContain('Een ander ziet niet waarom')
  const after = await (await page.follow('Reageer')).press('Reageer', { statement: 'Mijn nieuwe document is er.' })
  expect(after.text).toContain('Wij hebben uw reactie')
  const which = await after.follow('Bezwaar maken')
  expect(which.html.querySelectorAll('input[name=decision]')).toHaveLength(2)
  const suspended = which.html.querySelector('input[name=decision][checked]')
  expect(which.html.querySelector(`label[for=${suspended?.getAttribute('id') ?? ''}]`)?.text).toContain('tijdelijk gestopt')
})

test('an objection that was lodged is followed, taken back, and then its page says so', async () => {
  const visitor = await signedIn('worker', second('objecting'))
  const page = await (await visitor.visit('/bezwaar')).follow('Tegen: Besluit: geweigerd')
  const sure = await page.follow('Bezwaar intrekken')
  const done = await sure.press('Trek bezwaar in')
  expect(done.text).toContain('U hebt uw bezwaar ingetrokken')
  expect((await visitor.visit(sure.path)).path).toBe(done.path)
  expect((await visitor.visit('/berichten')).text).toContain('Bezwaar ingetrokken')
})
