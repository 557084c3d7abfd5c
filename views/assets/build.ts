/** style.css: of the design system only what the views use, then our own. Run it with `npm run style` after a change. */
import { transform } from 'lightningcss'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { PurgeCSS } from 'purgecss'

const here = import.meta.dirname
const designSystem = [
  '@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css',
  '@utrecht/component-library-css/dist/html.css',
  '@utrecht/component-library-css/dist/index.css',
]

export async function style(): Promise<string> {
  const own = readFileSync(path.join(here, 'own.css'), 'utf8')
  const whole = designSystem.map((name) => readFileSync(path.resolve(here, '../../node_modules', name), 'utf8')).join('\n')
  const [purged] = await new PurgeCSS().purge({
    content: [path.resolve(here, '../**/*.ejs')],
    css: [{ raw: whole.replaceAll('@charset "UTF-8";', '') }],
    safelist: { variables: own.match(/--[\w-]+/g) ?? [] },
    variables: true,
  })
  // In a layer of its own the design system yields to every rule of ours, however specific its selectors are.
  const code = Buffer.from(`@layer design { ${purged?.css ?? ''} }\n${own}`)
  return transform({ filename: 'style.css', code, minify: true }).code.toString()
}

if (import.meta.main) writeFileSync(path.join(here, 'style.css'), await style())
