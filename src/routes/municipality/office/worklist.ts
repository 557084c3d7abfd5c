/** My day, the worklist by tabs, and a case found by its number. */
import { type Request, type Response, Router } from 'express'
import { concernsWaiting } from '../../../actions/care/concerns.ts'
import { findCase } from '../../../actions/following/caseSide.ts'
import { emergenciesToSee } from '../../../actions/emergency/emergencies.ts'
import { putRightElsewhere } from '../../../actions/looks/recipients.ts'
import { unreachable } from '../../../actions/messages/unreachable.ts'
import { licenceTasks } from '../../../actions/measures/waiting.ts'
import { workRightsToSee } from '../../../actions/measures/workRight.ts'
import { removeFilter, saveFilter } from '../../../actions/worklist/filters.ts'
import { COUNTED, glimpse, PAGE, type WorkLine, type WorkPage, workPage } from '../../../actions/worklist/list.ts'
import { entered, type FormErrors, read } from '../../../forms/form.ts'
import { caseNumberForm } from '../../../forms/case/handling.ts'
import { talkLanguages } from '../../../forms/application/talk.ts'
import { filterForm } from '../../../forms/case/worklist.ts'
import type { Stage } from '../../../law/application.ts'
import { isDay } from '../../../law/day.ts'
import { aliasOf, type StaffRole } from '../../../law/office/office.ts'
import { type Tab, workSteps } from '../../../law/office/worklist.ts'
import type { DayPage, WorkRow } from '../../../pages/worklist.ts'
import { paths } from '../../../paths.ts'
import { mayByLanguage, mayDivide, mayFind, mayHold, mayOpenObjections, seesObjections, stepsIn, tabsOf } from '../../../policies/worklist.ts'
import { gate } from '../../signIn.ts'
import { official } from '../../whoAsks.ts'

export const worklist = Router()
export const workDoor = gate('interviewer', 'caseworker', 'decisionMaker', 'teamLead', 'objectionHandler')

worklist.get(paths.work, workDoor, (req, res) => showDay(req, res))

worklist.get(paths.workList, workDoor, (req, res) => showList(req, res))

worklist.post(paths.findCase, gate('caseworker', 'decisionMaker', 'teamLead', 'objectionHandler'), async (req, res) => {
  const form = read(caseNumberForm, req.body)
  const found = form.ok ? await findCase(official(req), form.value.caseNumber) : undefined
  if (!found) return showDay(req, res.status(422), { caseNumber: form.ok ? 'error.caseNotFound' : 'error.caseNumber' })
  res.see(paths.case.with({ id: found }))
})

worklist.get(paths.findCase, workDoor, (_req, res) => res.see(paths.work))

for (const [path, act] of [[paths.workFilter, saveFilter], [paths.workFilterAway, removeFilter]] as const) {
  worklist.post(path, workDoor, async (req, res) => {
    const form = read(filterForm, req.body)
    if (!form.ok) return res.see(paths.workList)
    await act(official(req), form.value)
    res.see(addressOf(form.value))
  })
  worklist.get(path, workDoor, (_req, res) => res.see(paths.workList))
}

/** What is looked at first in the morning, in this order. */
const ofTheDay = ['late', 'talks', 'secondEye', 'updated', 'new', 'objections'] as const satisfies readonly Tab[]

async function showDay(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const actor = official(req)
  const [found, silent, workRights, putRight, licences, concerns, emergencies] = await Promise.all([glimpse(actor, ['mine', 'all', ...ofTheDay], req.today), unreachable(actor), actor.role === 'caseworker' ? workRightsToSee(actor, req.today) : [], ['caseworker', 'decisionMaker'].includes(actor.role) ? putRightElsewhere(actor) : [], licenceTasks(actor, req.today), concernsWaiting(actor, req.today), emergenciesToSee(actor, req.now)])
  res.page('municipality/day', {
    alias: aliasOf(actor.id), next: nearest(found, actor.role), unreachable: silent, workRights, putRight, licences, concerns, emergencies, divides: mayDivide(actor.role), ...finding(req, errors),
    sections: [...(tabsOf[actor.role].includes('mine') ? ['mine' as const] : []), ...ofTheDay].flatMap((tab) => {
      const rows = found[tab]
      return rows ? [{ name: tab, rows: rows.map(rowIn(tab, actor.role)), none: tab === 'talks' ? 'day.talks.none' : noneIn(tab, actor.role), href: addressOf({ tab }) }] : []
    }),
  })
}

/** The nearest last day of what is theirs to go on with. */
function nearest(found: Awaited<ReturnType<typeof glimpse>>, role: StaffRole): DayPage['next'] {
  const first = stepsIn[role].flatMap((tab) => (found[tab] ?? []).slice(0, 1).map((line) => ({ ...rowIn(tab, role)(line), link: tab === 'objections' ? 'work.openObjection' : 'work.openNext' })))
  return first.toSorted((one, other) => one.decideBy.localeCompare(other.decideBy))[0] ?? null
}

const rowIn = (tab: Tab, role: StaffRole) => (line: WorkLine): WorkRow => ({
  ...line,
  href: tab === 'objections' ? objectionLink(line, role) : paths.case.with({ id: line.id }),
  standing: tab === 'objections' ? 'tab.objections' : `staffStage.${line.stage.replaceAll(' ', '-')}`,
})

/** To a page that says something of the objection: its own, or else the case; to who leads neither does. */
function objectionLink({ key, id }: WorkLine, role: StaffRole): string {
  if (mayOpenObjections(role)) return paths.objectionFile.with({ id: key })
  return seesObjections(role) ? paths.case.with({ id }) : ''
}

/** Who may not take a case is not told to take one. */
const noneIn = (tab: Tab, role: StaffRole): string => (tab === 'mine' && !mayHold(role) ? 'tab.mine.noneActed' : `tab.${tab}.none`)

const finding = (req: Request, errors: FormErrors) => ({ canFind: mayFind(official(req).role), entered: entered(req.body), errors })

async function showList(req: Request, res: Response): Promise<void> {
  const actor = official(req)
  const { tab, step, language, after } = askedOf(req)
  const page = await workPage(actor, { tab, step, language, after }, req.today)
  const counted = (name: Tab, count: number) => (name === 'secondEye' ? count + page.licences.length : count)
  res.page('municipality/work', {
    licences: tab === 'secondEye' && !step && !language && !after ? page.licences : [],
    tab, step: step?.replaceAll(' ', '-') ?? '', rows: page.rows.map(rowIn(tab, actor.role)), none: step || language ? 'work.noneOfStep' : noneIn(tab, actor.role), inLanguage: language ?? '', more: moreOf(page, { tab, step, language }), canTake: mayHold(actor.role), ...finding(req, {}),
    tabs: page.tabs.map(({ tab: name, count }) => ({ tab: name, count: countIn(counted(name, count)), href: addressOf({ tab: name }) })),
    steps: tab === 'objections' ? [] : workSteps.map((name) => ({ step: name, name: name.replaceAll(' ', '-'), href: addressOf({ tab, step: name, language }) })),
    spoken: tab === 'objections' || !mayByLanguage(actor.role) ? [] : talkLanguages.map((name) => ({ language: name, href: addressOf({ tab, step, language: name }) })),
    filters: page.filters.map((filter) => ({ ...filter, name: filter.step.replaceAll(' ', '-'), href: addressOf(filter) })),
    saved: page.filters.some((filter) => filter.tab === tab && filter.step === (step ?? '') && filter.language === (language ?? '')),
  })
}

const countIn = (count: number): string => (count < COUNTED ? String(count) : `${COUNTED}+`)

function askedOf(req: Request) {
  const { lijst, stap, taal, na } = req.query
  const own = tabsOf[official(req).role]
  const tab = own.find((name) => slugs[name] === lijst) ?? own[0] ?? 'all'
  const step = workSteps.find((name) => name.replaceAll(' ', '-') === stap)
  const language = mayByLanguage(official(req).role) && tab !== 'objections' ? talkLanguages.find((name) => name === taal) : undefined
  const [day = '', key = ''] = typeof na === 'string' ? na.split('_') : []
  return { tab, step, language, after: isDay(day) && /^[0-9a-f-]{36}$/.test(key) ? { day, key } : undefined }
}

/** What each tab is called in an address. */
const slugs: Readonly<Record<Tab, string>> = {
  all: 'alles', mine: 'mijn', new: 'nieuw', waits: 'wacht', talks: 'gesprek', secondEye: 'tweede-oog', updated: 'bijgewerkt', late: 'bijna-te-laat', objections: 'herziening',
}

interface Choice {
  readonly tab: Tab
  readonly step?: Stage | '' | undefined
  readonly language?: string | undefined
}

function addressOf({ tab, step, language }: Choice): string {
  return `${paths.workList}?lijst=${slugs[tab]}${step ? `&stap=${step.replaceAll(' ', '-')}` : ''}${language ? `&taal=${language}` : ''}`
}

function moreOf({ rows }: WorkPage, choice: Choice): string {
  const last = rows.at(-1)
  return rows.length === PAGE && last ? `${addressOf(choice)}&na=${last.decideBy}_${last.key}` : ''
}
