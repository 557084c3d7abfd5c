/** The first page. */
import { Router } from 'express'
import { paths } from '../../paths.ts'

export const front = Router()

front.get(paths.front, (_req, res) => res.page('public/front', {}))
