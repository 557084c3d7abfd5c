/** Colours that are too near to one another. */
import { wrongBy } from './chromium.ts'

/**
 * Marks each text here that no page before it had in the same place, in the same colours and of the same size: what does not differ in any of
 * these is measured once. Says whether there is one.
 */
const markNew = `(() => {
  const scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  const known = ((window.measured ??= {})[scheme] ??= new Set())
  const paths = new Map([[null, '']])
  const pathOf = (element) => {
    if (paths.has(element)) return paths.get(element)
    const { backgroundColor, backgroundImage, opacity, position, filter } = getComputedStyle(element)
    // What stands in between and is clear changes nothing of what is seen.
    const isClear = backgroundColor === 'rgba(0, 0, 0, 0)' && backgroundImage === 'none' && opacity === '1' && position === 'static' && filter === 'none'
    const path = pathOf(element.parentElement) + (isClear ? '' : '>' + [element.localName, element.className, backgroundColor, backgroundImage, opacity, position].join())
    paths.set(element, path)
    return path
  }
  const hasText = (element) => element.matches('input, textarea, select') || [...element.childNodes].some(({ nodeType, data }) => nodeType === Node.TEXT_NODE && data.trim())
  let marked = false
  for (const element of document.body.querySelectorAll('*')) {
    element.removeAttribute('data-new')
    const isLink = element.localName === 'a'
    if (!(isLink || hasText(element)) || !element.checkVisibility({ visibilityProperty: true })) continue
    const { color, fontSize, fontWeight, textDecorationLine } = getComputedStyle(element)
    const around = isLink && [textDecorationLine, getComputedStyle(element.parentElement).color, hasText(element.parentElement), hasText(element.closest('p, li, dd, td, th, div, body'))]
    const path = [pathOf(element), element.localName, element.className, color, fontSize, fontWeight, around].join()
    if (known.has(path)) continue
    known.add(path)
    element.setAttribute('data-new', '')
    marked = true
  }
  return marked
})()`

/** An expression: what is too pale on what it stands on, and which link in a line only its colour tells from the words, of what was not measured on a page before. */
export const pale = `(async () => (${markNew}) ? await ${wrongBy({ only: ['color-contrast', 'link-in-text-block'], within: '[data-new]' })} : [])()`
