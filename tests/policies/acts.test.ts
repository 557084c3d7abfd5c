/** Every state × every act × every role, of an own case and of another's: only what is written down here goes (trust.md T07). */
import { expect, test } from '@jest/globals'
import type { ApplicationAct, ApplicationFacts } from '../../src/law/application.ts'
import { day } from '../../src/law/day.ts'
import { acts, impediment } from '../../src/law/openActs.ts'
import { type StaffRole, staffRoles } from '../../src/law/office/office.ts'
import type { Actor, Role } from '../../src/policies/actor.ts'
import { mayAct } from '../../src/policies/application.ts'

const [begun, now] = [day('2026-11-02'), day('2026-11-30')]
const until: Partial<Record<string, ReturnType<typeof day>>> = { intendRefusal: day('2026-12-14'), inviteToComplete: day('2026-12-14') }

const talk = 'submit attend attend startTalk holdInterview'
const assessed = `${talk} saveView saveView shareReport`

/** What was done so far, as words; each by someone else. */
const histories = {
  draft: '', planned: 'submit', 'to plan': 'submit cancelTalk', asked: 'submit inviteToComplete', held: talk, judged: `${talk} saveView saveView`, assessed, differing: `${talk} saveView saveView differ shareReport`, foreign: `${assessed} askTranslation`, translated: `${assessed} askTranslation translateReport`,
  intended: `${assessed} intendRefusal`, heard: `${assessed} intendRefusal giveView`, proposed: `${assessed} propose`, granted: `${assessed} propose grant`,
  refused: `${assessed} propose refuse`, withdrawn: 'submit withdraw', repeat: 'inviteRepeat', repeated: 'inviteRepeat attend attend startTalk holdInterview saveView saveView shareReport',
} as const
type State = keyof typeof histories

const term = 'defer suspendTerm resumeTerm askConsent giveConsent declineConsent defaultNotice'
const desk = 'enterOnPaper haltIdentity identify'
const always = `${term} ${desk} offerHelp withdraw`
const looked = 'inviteToComplete checkWhole'
const atTalk = 'notAppeared moveTalk cancelTalk askInterviewer handOver attend leave missColleague takeSeat startTalk pauseTalk resumeTalk holdInterview'
const repeatTerm = `resumeTerm giveConsent declineConsent ${desk} offerHelp`

/** What the law opens in each state. */
const open: Readonly<Record<State, string>> = {
  draft: 'submit withdraw inviteRepeat',
  planned: `${always} ${looked} ${atTalk} shortCheck`,
  'to plan': `${always} ${looked} moveTalk awaitTalk askInterviewer shortCheck`,
  asked: `${always} ${atTalk} moreTime complete lapse`,
  held: `${always} ${looked} saveView`,
  judged: `${always} ${looked} differ shareReport intendRefusal skipHearing`,
  assessed: `${always} ${looked} differ answerReport askTranslation intendRefusal skipHearing propose`,
  differing: `${always} ${looked} proposeOutcome askThird settleOutcome secondTalk answerReport askTranslation`,
  foreign: `${always} ${looked} differ answerReport translateReport propose`,
  translated: `${always} ${looked} differ answerReport intendRefusal skipHearing propose`,
  intended: `${always} answerReport askTranslation askToSpeak giveView`,
  heard: `${always} ${looked} answerReport askTranslation intendRefusal skipHearing propose`,
  proposed: `${always} answerReport askTranslation sendBack grant refuse`,
  granted: 'offerHelp seeWorkRight',
  refused: 'grantOnObjection',
  withdrawn: '',
  repeat: `${repeatTerm} moveTalk awaitTalk askInterviewer`,
  repeated: `${repeatTerm} differ answerReport askTranslation endRepeat`,
}

/** Whose each act is. */
const whose: Readonly<Record<string, string>> = {
  worker: 'submit withdraw moveTalk cancelTalk awaitTalk askInterviewer answerReport askTranslation askToSpeak giveView moreTime complete giveConsent declineConsent defaultNotice needTalk',
  helper: 'giveView moreTime complete',
  frontDesk: 'moveTalk handOver defaultNotice identify haltIdentity enterOnPaper',
  teamLead: 'moveTalk handOver',
  interviewer: 'handOver notAppeared attend leave missColleague takeSeat startTalk pauseTalk resumeTalk holdInterview saveView differ proposeOutcome askThird settleOutcome secondTalk shareReport translateReport offerHelp',
  caseworker: 'giveView defaultNotice checkWhole suspendTerm resumeTerm askConsent proposeNotProcess notAppeared inviteToComplete defer offerHelp intendRefusal skipHearing propose endRepeat seeWorkRight shortCheck needTalk',
  decisionMaker: 'setPenalty sendBack notProcess grant refuse grantOnObjection reopenOnObjection undoPenalty takeOver',
  objectionHandler: 'grantOnObjection reopenOnObjection undoPenalty',
  system: 'lapse inviteRepeat',
}

const told = (state: State): ApplicationFacts => ({
  acts: histories[state].split(' ').filter(Boolean).map((name, index) => ({ act: name as ApplicationAct, on: begun, by: `someone-${index}`, ...(until[name] && { until: until[name] }), ...(name === 'propose' && { outcome: 'grant' as const }) })),
})

const hers = { personId: 'her', municipality: 'GM0344' }
const official = (role: StaffRole): Actor => ({ role, id: 'official', municipality: 'GM0344' })
const actors: Readonly<Record<Role, Actor>> = {
  ...(Object.fromEntries(staffRoles.map((role) => [role, official(role)])) as Record<StaffRole, Actor>),
  worker: { role: 'worker', id: 'account', personId: 'her' }, helper: { role: 'helper', id: 'helper', personId: 'her' }, inspector: { role: 'inspector', id: 'inspector', unit: 'unit' },
  registerManager: { role: 'registerManager', id: 'register' },
  careCoordinator: { role: 'careCoordinator', id: 'care', region: 'VR09' }, recipient: { role: 'recipient', id: 'share:1', recipient: 'operator' }, system: { role: 'system', id: 'job:terms' },
}

test('of all states, acts and roles only these', () => {
  let cells = 0
  const mismatches: string[] = []
  for (const state of Object.keys(histories) as State[]) {
    const facts = told(state)
    for (const act of Object.keys(acts) as ApplicationAct[]) {
      const isOpen = open[state].split(' ').includes(act)
      for (const [role, actor] of Object.entries(actors)) {
        const isTheirs = whose[role]?.split(' ').includes(act) ?? false
        for (const [place, about] of [['own', hers], ['other', { personId: 'another', municipality: 'GM0363' }]] as const) {
          cells += 1
          const goes = mayAct(actor, act, about) && !impediment(act, now, facts)
          const must = isOpen && isTheirs && (place === 'own' || role === 'system')
          if (goes !== must) mismatches.push(`${act} in ${state} by ${role} (${place}): ${goes ? 'goes' : 'does not go'}`)
        }
      }
    }
  }
  expect(mismatches).toEqual([])
  expect(cells).toBeGreaterThan(10_000)
})
