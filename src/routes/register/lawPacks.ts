/** Which law pack counts, what another would change, and from when it counts. */
import { type Request, type Response, Router } from 'express'
import { lawPackOf, lawPacks, proposeLawPack } from '../../actions/register/lawPacks.ts'
import { entered, type FormErrors, read } from '../../forms/form.ts'
import { lawPackForm } from '../../forms/office/register.ts'
import { type PackDifference, packOfCode } from '../../law/register/lawPack.ts'
import type { WordedDifference } from '../../pages/register.ts'
import { paths } from '../../paths.ts'
import { dates, translator } from '../../platform/page/translate.ts'
import { namesOfRule } from '../administration/lawWords.ts'
import { gate } from '../signIn.ts'
import { registerManager } from '../whoAsks.ts'

const door = gate('registerManager')
const versionOf = (req: Request): string => String(req.params['version'])

export const lawPacksOfRegister = Router()

lawPacksOfRegister.get(paths.registerLaw, door, async (req, res) => res.page('register/law', await lawPacks(registerManager(req), req.today)))
lawPacksOfRegister.get(paths.registerLawPack.pattern, door, (req, res) => show(req, res))
lawPacksOfRegister.post(paths.registerLawPack.pattern, door, async (req, res) => {
  const form = read(lawPackForm, req.body)
  if (!form.ok) return show(req, res.status(422), form.errors)
  await proposeLawPack(registerManager(req), versionOf(req), form.value, req.now, req.today)
  res.see(paths.registerLaw)
})

async function show(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const { changes, ...beside } = await lawPackOf(registerManager(req), versionOf(req), req.today)
  res.page('register/lawPack', { ...beside, changes: changes.map((change) => inWords(change, req.language)), entered: entered(req.body), errors })
}

function inWords({ part, name, from, was, is, isBack }: PackDifference, language: string): WordedDifference {
  const [t, { date }] = [translator(language), dates(language)]
  const called = part === 'equated' && from ? date(from) : keysOf(part, name).map((key) => t(key)).join('; ') || name
  return { part, name: called, from: from && part === 'figure' ? date(from) : '', was: said(part, was, t), is: said(part, is, t), isBack }
}

/** None of what an older service knew and this one does not. */
function keysOf(part: PackDifference['part'], name: string): string[] {
  if (part === 'rule') return name in packOfCode.rules ? namesOfRule(name) : []
  if (part === 'term') return name in packOfCode.terms ? [`admin.term.${name}`] : []
  return packOfCode.figures.some((figure) => figure.name === name) ? [`admin.figure.${name}`] : []
}

/** Of a day only whether it is there. */
function said(part: PackDifference['part'], text: string, t: ReturnType<typeof translator>): string {
  if (!text) return '–'
  return part === 'equated' ? t('register.law.equated') : text
}
