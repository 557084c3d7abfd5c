/** What anyone may read without being anyone. */
import { Router } from 'express'
import { paths } from '../../paths.ts'
import { compartments, mayOpenFor } from '../../policies/compartments.ts'

export const information = Router()

information.get(paths.front, (_req, res) => res.page('public/front', {}))

const texts = { start: 5, safe: 3, aboutTalk: 6, help: 4, privacy: 5, accessibility: 3, erased: 2 } as const
for (const name of Object.keys(texts) as (keyof typeof texts)[]) {
  information.get(paths[name], (_req, res) => res.page('public/text', { name, paragraphs: texts[name] }))
}

/** Drawn from the table that refuses: what is not in it cannot be opened. */
information.get(paths.whoSees, (_req, res) => {
  res.page('public/whoSees', { compartments, roles: Object.keys(mayOpenFor), cells: mayOpenFor as Record<string, Record<string, readonly string[]>> })
})
