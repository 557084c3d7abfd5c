/** When talks can be: rooms, what colleagues are called, and repeat rules; a rule that clashes says with which. */
import { type Request, type Response, Router } from 'express'
import { addRoom, addRule, changeRule, closeRoom, nameInterviewer, type Obstacle, readRule, readTimes, stopRule, type Times } from '../../../actions/calendar/times.ts'
import { ANY, labelForm, pauses, roomForm, ruleForm, type RuleForm, talkLengths } from '../../../forms/office/calendar.ts'
import { type Entered, entered, type FormErrors, read } from '../../../forms/form.ts'
import { talkLanguages } from '../../../forms/application/talk.ts'
import { figure } from '../../../law/figures.ts'
import { talkDays } from '../../../law/talking/moments.ts'
import { addMonths } from '../../../law/day.ts'
import type { Field } from '../../../pages/shapes.ts'
import { paths } from '../../../paths.ts'
import { isTaken } from '../../../platform/errors.ts'
import { translator } from '../../../platform/page/translate.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { calledIn, ruleInWords } from './shared.ts'
import { choices } from '../../../pages/choices.ts'
import { official } from '../../whoAsks.ts'

export const times = Router()
const door = gate('frontDesk', 'teamLead')

times.get(paths.times, door, async (req, res) => {
  const { rooms, rules, interviewers } = await readTimes(official(req), req.today)
  const called = calledIn(interviewers, req.language)
  res.page('municipality/times', {
    rooms, interviewers: interviewers.map(({ id }) => ({ id, name: called(id) })),
    rules: rules.map((rule) => ({ ...rule, officials: rule.officials.map((id) => called(id)), words: ruleInWords(rule, req.language) })),
  })
})

times.get(paths.newRoom, door, (req, res) => showRoom(req, res))
times.post(paths.newRoom, door, async (req, res) => {
  const form = read(roomForm, req.body)
  if (!form.ok) return showRoom(req, res.status(422), form.errors)
  const isNew = await addRoom(official(req), form.value).then(() => true, (error: unknown) => {
    if (isTaken(error)) return false
    throw error
  })
  if (!isNew) return showRoom(req, res.status(422), { roomName: 'error.roomNameTaken' })
  res.see(paths.times)
})

times.post(paths.roomClosed.pattern, door, async (req, res) => {
  await closeRoom(official(req), idOf(req), req.today)
  res.see(paths.times)
})

times.get(paths.interviewerName.pattern, door, (req, res) => showName(req, res))
times.post(paths.interviewerName.pattern, door, async (req, res) => {
  const form = read(labelForm, req.body)
  if (!form.ok) return showName(req, res.status(422), form.errors)
  await nameInterviewer(official(req), idOf(req), form.value.interviewerLabel, req.today)
  res.see(paths.times)
})

times.get(paths.newRule, door, (req, res) => showRule(req, res))
times.post(paths.newRule, door, async (req, res) => {
  const form = read(ruleForm, req.body)
  if (!form.ok) return showRule(req, res.status(422), form.errors)
  const obstacle = await addRule(official(req), form.value, req.today)
  if (obstacle) return showRule(req, res.status(422), errorOf(obstacle), obstacle)
  res.see(paths.times)
})

times.get(paths.rule.pattern, door, (req, res) => showChange(req, res))
times.post(paths.rule.pattern, door, async (req, res) => {
  const form = read(ruleForm, req.body)
  if (!form.ok) return showChange(req, res.status(422), form.errors)
  const obstacle = await changeRule(official(req), idOf(req), form.value, req.today)
  if (obstacle) return showChange(req, res.status(422), errorOf(obstacle), obstacle)
  res.see(paths.times)
})

times.post(paths.ruleStopped.pattern, door, async (req, res) => {
  await stopRule(official(req), idOf(req), req.today)
  res.see(paths.times)
})

/** Who changes the language there is back at the list. */
times.get([paths.roomClosed.pattern, paths.ruleStopped.pattern], door, (_req, res) => res.see(paths.times))

const errorOf = (obstacle: Obstacle): FormErrors => (typeof obstacle === 'object' ? { ruleFrom: 'error.ruleClash' } : obstacle === 'samePerson' ? { ruleTwo: 'error.rulePerson' } : { ruleOne: 'error.ruleTrained' })

function showRoom(req: Request, res: Response, errors: FormErrors = {}): void {
  const fields: Field[] = [{ kind: 'text', name: 'roomName', hint: true }, { kind: 'radios', name: 'roomStepFree', options: choices(['yes', 'no']) }]
  res.page('form', { name: 'room', action: paths.newRoom, back: paths.times, fields, entered: entered(req.body), errors, intro: [], upload: false })
}

async function showName(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const { interviewers } = await readTimes(official(req), req.today)
  const now = calledIn(interviewers, req.language)(idOf(req))
  const fields: Field[] = [{ kind: 'text', name: 'interviewerLabel', hint: true }]
  const given = req.method === 'POST' ? entered(req.body) : { interviewerLabel: now }
  res.page('form', { name: 'interviewerName', action: paths.interviewerName.with({ id: idOf(req) }), back: paths.times, fields, entered: given, errors, intro: [], upload: false })
}

async function showRule(req: Request, res: Response, errors: FormErrors = {}, obstacle?: Obstacle): Promise<void> {
  const before = { ruleMinutes: '60', rulePause: String(figure('momentPauseMinutes', req.today)), ruleFirst: req.today, ruleLast: addMonths(req.today, 6), rulePhone: ANY }
  await showForm(req, res, { name: 'newRule', action: paths.newRule, before, errors, obstacle })
}

async function showChange(req: Request, res: Response, errors: FormErrors = {}, obstacle?: Obstacle): Promise<void> {
  const rule = await readRule(official(req), idOf(req))
  const before = asEntered({
    ruleDays: rule.weekdays, ruleFrom: rule.fromTime, ruleUntil: rule.untilTime, ruleMinutes: rule.minutes, rulePause: rule.pause, ruleFirst: rule.firstDay, ruleLast: rule.lastDay,
    ruleOne: rule.firstOfficial, ruleTwo: rule.secondOfficial, ruleRoom: rule.roomId, rulePhone: rule.interpreterPhone, ruleInRoom: rule.interpreterRoom,
  })
  await showForm(req, res, { name: 'changeRule', action: paths.rule.with({ id: idOf(req) }), before, errors, obstacle })
}

const asEntered = (form: RuleForm): Entered => Object.fromEntries(Object.entries(form).map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]))

interface Shown {
  readonly name: string
  readonly action: string
  readonly before: Entered
  readonly errors: FormErrors
  readonly obstacle: Obstacle | undefined
}

async function showForm(req: Request, res: Response, { name, action, before, errors, obstacle }: Shown): Promise<void> {
  const all = await readTimes(official(req), req.today)
  const t = translator(req.language)
  const clash = typeof obstacle === 'object' ? [t('times.clash', { rule: ruleInWords(obstacle.with, req.language), room: obstacle.with.room })] : []
  res.page('form', { name, action, back: paths.times, fields: ruleFields(all, req.language), entered: req.method === 'POST' ? entered(req.body) : before, errors, intro: clash, upload: false })
}

function ruleFields({ rooms, interviewers }: Times, language: string): Field[] {
  const t = translator(language)
  const called = calledIn(interviewers, language)
  const people = interviewers.map(({ id }) => ({ value: id, label: called(id) }))
  const languages = [ANY, ...talkLanguages].map((value) => ({ value, label: value === ANY ? t('times.anyLanguage') : t(`option.language.${value}`) }))
  const minutes = (value: number) => ({ value: String(value), label: t('times.minutes', { count: value }) })
  return [
    { kind: 'checks', name: 'ruleDays', options: talkDays.map((value) => ({ value: String(value), label: t(`weekday.${value}`) })) },
    { kind: 'text', name: 'ruleFrom', hint: true },
    { kind: 'text', name: 'ruleUntil', hint: true },
    { kind: 'radios', name: 'ruleMinutes', options: talkLengths.map(minutes) },
    { kind: 'radios', name: 'rulePause', options: pauses.map(minutes) },
    { kind: 'date', name: 'ruleFirst' },
    { kind: 'date', name: 'ruleLast' },
    { kind: 'radios', name: 'ruleOne', options: people },
    { kind: 'radios', name: 'ruleTwo', options: people },
    { kind: 'radios', name: 'ruleRoom', options: rooms.filter(({ closedOn }) => !closedOn).map(({ id, name }) => ({ value: id, label: name })) },
    { kind: 'checks', name: 'rulePhone', options: languages },
    { kind: 'checks', name: 'ruleInRoom', options: languages.slice(1) },
  ]
}

