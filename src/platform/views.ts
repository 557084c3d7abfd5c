/** Pages: EJS with everything a page may count on, and a language that stands in the address. */
import ejs from 'ejs'
import express, { type Application, type RequestHandler } from 'express'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { tokenOf } from './csrf.ts'
import { dates, isLanguage, languages, translator } from './translate.ts'

/** EJS prints nothing for an undefined value. In a legal document a silent gap is worse than an error. */
export function escapeOrFail(value: unknown): string {
  if (value === undefined || value === null) throw new Error('a view printed a missing value')
  return ejs.escapeXML(String(value))
}

export interface Shared {
  readonly service: string
  readonly demonstration: boolean
}

export function useViews(app: Application, directory: string, shared: Shared): void {
  const static_ = assets(path.join(directory, 'assets'))
  app.set('views', directory)
  app.set('view engine', 'ejs')
  app.engine('ejs', (file, props, done) => {
    void ejs.renderFile(file, props as ejs.Data, { escape: escapeOrFail, cache: true }, done)
  })
  app.use(static_.serve)
  app.use(languageInAddress)
  app.use((req, res, next) => {
    const { language } = req
    const at = (to: string) => (language === 'nl' ? to : `/${language}${to}`)
    const { date, shortDate, moment } = dates(language)
    const common = { t: translator(language), at, date, shortDate, moment, language, languages, path: req.path, ...shared, ...static_.links }
    res.page = (name, props) => res.render(name, { ...common, csrf: tokenOf(req), actor: req.session?.actor?.role ?? '', ...props })
    res.see = (to) => res.redirect(303, at(to))
    next()
  })
}

/** /en/… is English, without a prefix it is Dutch: no cookie is needed to remember it. */
export const languageInAddress: RequestHandler = (req, _res, next) => {
  const [, prefix = '', rest = '/'] = /^\/([a-z]{2})(\/.*|\?.*|$)/.exec(req.url) ?? []
  const chosen = prefix !== 'nl' && isLanguage(prefix)
  req.language = chosen ? prefix : 'nl'
  if (chosen) req.url = rest.startsWith('/') ? rest : `/${rest}`
  next()
}

interface Assets {
  readonly serve: RequestHandler
  readonly links: { styleHref: string; scriptHref: string }
}

/** Files that change name when they change, so that a browser may keep them for ever. */
function assets(directory: string): Assets {
  const router = express.Router()
  const serve = (file: string, type: string) => {
    const content = readFileSync(path.join(directory, file))
    const name = `/stijl/${createHash('sha256').update(content).digest('hex').slice(0, 16)}${path.extname(file)}`
    router.get(name, (_req, res) => void res.type(type).set('Cache-Control', 'public, max-age=31536000, immutable').send(content))
    return name
  }
  const icon = readFileSync(path.join(directory, 'favicon.svg'))
  router.get('/favicon.svg', (_req, res) => void res.type('image/svg+xml').set('Cache-Control', 'public, max-age=86400').send(icon))
  return { serve: router, links: { styleHref: serve('style.css', 'text/css'), scriptHref: serve('enhance.js', 'text/javascript') } }
}

declare global {
  namespace Express {
    interface Request {
      language: string
    }
    interface Response {
      /** 303 to an address of ours, in the language of this page. */
      see(to: string): void
    }
  }
}
