/** What axe can know of a page beyond the words themselves: what is there, what of it is shown, and which words are the same. */
import { type Rules, wrongBy } from './chromium.ts'

/** Of these attributes only whether they are there; of all others what they say. */
const passing = ['href', 'src', 'srcset', 'action', 'formaction', 'datetime', 'd', 'points', 'transform', 'width', 'height', 'pattern', 'min', 'max', 'maxlength']
/** Words, and names that others refer to. */
const said = ['alt', 'title', 'label', 'value', 'placeholder', 'summary', 'id', 'for', 'name', 'form', 'list', 'headers', 'aria-label', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-owns', 'aria-errormessage', 'aria-details', 'aria-flowto', 'aria-activedescendant', 'aria-roledescription', 'aria-valuetext', 'aria-placeholder']

/** Which of our languages it is in says nothing to axe; any other value does. */
const languages = ['nl', 'en', 'es', 'ro', 'bg', 'hu', 'pt', 'pl']

/** An expression: two pages for which it is the same are the same to axe, but for its rules of colours. Each word is a number, that of where it first stood. */
const shown = `(() => {
  const passing = new Set(${JSON.stringify(passing)}), said = new Set(${JSON.stringify(said)}), languages = new Set(${JSON.stringify(languages)})
  const numbers = new Map()
  const numbered = (words) => {
    const plain = words.replace(/\\s+/g, ' ').trim().toLowerCase()
    if (plain && !numbers.has(plain)) numbers.set(plain, numbers.size)
    return plain && numbers.get(plain)
  }
  const lines = []
  const valueOf = (name, value) => /^(href)?lang$/.test(name) && languages.has(value) ? 'ours' : said.has(name) ? value.split(name.startsWith('aria-') && !/label$|text$/.test(name) ? /\\s+/ : '\\n').map(numbered) : value.startsWith('#') ? '#' + numbered(value.slice(1)) : passing.has(name) || name.startsWith('data-') ? '' : value
  const styleOf = (element) => {
    const { display, visibility, opacity, clipPath, position, overflowX, overflowY } = getComputedStyle(element)
    if (display === 'none') return display
    const { width, height, left, right, bottom } = element.getBoundingClientRect()
    const isOut = right <= 0 || bottom + scrollY <= 0 || left >= innerWidth
    const scrolls = /auto|scroll/.test(overflowX + overflowY) && [element.scrollWidth > element.clientWidth, element.scrollHeight > element.clientHeight]
    return [display, visibility, opacity === '0', clipPath, position, width < 2 || height < 2, isOut, overflowX, overflowY, scrolls]
  }
  const take = (element) => {
    lines.push(element.localName, ...styleOf(element))
    // In the list of languages another one is the current one.
    const leads = element.hasAttribute('hreflang')
    for (const { name, value } of element.attributes) if (!(leads && name === 'aria-current')) lines.push(name, valueOf(name, value))
    for (const child of element.childNodes) {
      if (child.nodeType === Node.ELEMENT_NODE) take(child)
      else if (child.nodeType === Node.TEXT_NODE) lines.push(leads ? Boolean(child.data.trim()) : numbered(child.data))
    }
    lines.push('/')
  }
  take(document.documentElement)
  return lines.join()
})()`

/** An expression: what axe finds wrong here by these rules; a page that is the same to it as one before, on whichever screen, was already judged. */
export const wrongOnceBy = (rules: Rules): string => `(async () => {
  const known = ((window.judged ??= {})[${JSON.stringify(JSON.stringify(rules))}] ??= new Set())
  const here = ${shown}
  if (known.has(here)) return []
  known.add(here)
  return ${wrongBy(rules)}
})()`
