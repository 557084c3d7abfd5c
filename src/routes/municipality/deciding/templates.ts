/** The letters themselves: which parts each has, by version, and how it reads with made-up facts. */
import { Router } from 'express'
import { sampleLetter } from '../../../actions/deciding/samples.ts'
import { isLetterKind, letterKinds, templateOf, templates } from '../../../law/deciding/letters.ts'
import { paths } from '../../../paths.ts'
import { NotFound } from '../../../platform/errors.ts'
import { isLanguage } from '../../../platform/page/translate.ts'
import { gate } from '../../signIn.ts'

export const letterTemplates = Router()
const door = gate('administrator', 'decisionMaker')

letterTemplates.get(paths.templates, door, (_req, res) => {
  res.page('municipality/templates', { kinds: letterKinds.map((kind) => ({ kind, versions: templates[kind].toReversed() })) })
})

letterTemplates.get(paths.template.pattern, door, (req, res) => {
  const kind = String(req.params['kind'])
  if (!isLetterKind(kind)) throw new NotFound()
  const template = templateOf(kind, req.today)
  const wanted = req.query['taal']
  const language = typeof wanted === 'string' && isLanguage(wanted) ? wanted : 'en'
  const parts = template.parts.map((name) => ({ name, written: template.written.includes(name) }))
  res.page('municipality/template', { kind, version: template.version, parts, letter: sampleLetter(kind, language, req.today) })
})
