/** What axe finds on every page of hers and of anyone: in every language, filled and sent empty, on a narrow and on a wide screen, by all its rules. */
import axe from 'axe-core'
import { languages } from '../src/platform/page/translate.ts'
import { openBrowser, overflow, shortcomings } from '../tests/support/chromium.ts'
import { address } from '../tests/support/visitor.ts'
import { pagesIn, placeOf } from './pages.ts'

const widths = [320, 1280] as const

/** No whole-number weights, no rounding: nothing found is the only good answer. */
export async function axePages(service: string): Promise<string> {
  const browser = await openBrowser()
  const tab = await (await browser.newContext({ baseURL: address, reducedMotion: 'reduce' })).newPage()
  await tab.goto('/start')
  await tab.evaluate(axe.source)
  const found: string[] = []
  const rows: string[] = []
  for (const { code, name } of languages) {
    const pages = await pagesIn(service, code)
    const before = found.length
    for (const { page, empty } of pages) {
      await tab.setContent(page.raw)
      for (const width of widths) {
        await tab.setViewportSize({ width, height: 800 })
        const beyond = await overflow(tab)
        const wrong = [...(await shortcomings(tab)), ...(beyond > 0 ? [`sticks out ${beyond} px`] : [])]
        found.push(...wrong.map((each) => `${code} ${placeOf(page.path)}${empty ? ', sent empty' : ''} at ${width}: ${each}`))
      }
    }
    rows.push(`| ${name} | ${pages.filter(({ empty }) => !empty).length} | ${pages.filter(({ empty }) => empty).length} | ${found.length - before} | ${found.length === before ? 'yes' : '**no**'} |`)
    // Of all languages it takes long: whoever waits sees how far it is.
    process.stderr.write(`${rows.at(-1)}\n`)
  }
  await browser.close()
  return [
    `| axe ${axe.version}, all rules, ${widths.join(' and ')} px | pages | sent empty | found (goal 0) | met |`, '|---|---|---|---|---|',
    ...rows, ...(found.length ? ['', ...found.map((each) => `- ${each}`)] : []),
  ].join('\n')
}
