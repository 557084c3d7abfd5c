/** How she shows who she is, and her photo. Bringing it and having it made at the desk come first: nothing is kept then. */
import { Router } from 'express'
import { hasPortrait, hasProof } from '../../../actions/papers/papers.ts'
import { choosePortrait, chooseProof } from '../../../actions/papers/uploads.ts'
import { portraitForm, portraits, proofForm, proofs } from '../../../forms/application/papers.ts'
import { paths } from '../../../paths.ts'
import { translator } from '../../../platform/page/translate.ts'
import { photoRules } from '../papers.ts'
import { ask, keep } from './ask.ts'
import { choices } from '../../../pages/choices.ts'
import { worker } from '../../whoAsks.ts'

const document = ask({
  name: 'document', schema: proofForm,
  fields: (req) => [{ kind: 'radios', name: 'proof', options: proofs.map((value) => ({ value, hint: translator(req.language)(`option.proof.${value}.hint`) })) }],
  before: ({ papers }) => ({ proof: papers.proof ?? 'bring' }),
  save: (req, { proof }) => keep(chooseProof(worker(req), proof)),
  leadsTo: ({ proof }) => (proof === 'upload' ? paths.documentFiles : undefined),
  inWords: ({ answers: { papers }, language }) => [['document', hasProof(papers) ? translator(language)(`option.proof.${papers.proof}`) : '']],
})

const photo = ask({
  name: 'photo', schema: portraitForm,
  fields: () => [{ kind: 'radios', name: 'portrait', options: choices(portraits) }],
  before: ({ papers }) => ({ portrait: papers.portrait ?? 'desk' }),
  rules: (req) => photoRules(req.language),
  save: (req, { portrait }) => keep(choosePortrait(worker(req), portrait)),
  leadsTo: ({ portrait }) => (portrait === 'now' ? paths.photoFile : undefined),
  inWords: ({ answers: { papers }, language }) => [['photo', hasPortrait(papers) ? translator(language)(`option.portrait.${papers.portrait}`) : '']],
})

export const paperQuestions = Router().use(document, photo)
