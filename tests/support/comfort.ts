/** What someone with unsteady hands, with weak eyes or with colours of their own would miss on a page. */
import type { Page } from 'playwright-core'

/** In pixels: what a thumb hits. */
const THUMB = 43.5

const common = `
  const seen = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden' && !element.closest('.hidden, .skip, [hidden], .phone, [inert]')
  const told = (element) => element.outerHTML.replace(/\\s+/g, ' ').slice(0, 90)
  const all = (selector) => [...document.querySelectorAll(selector)].filter(seen)`

/** Buttons, choices and fields that are too small; a link in a line of text may be. */
const targets = `(() => { ${common}
  const controls = all('main button:not(.link), main a.primary, main a.secondary, main select, main summary, main textarea, main input:not([type=hidden]):not([type=radio]):not([type=checkbox])')
  const choices = all('main input[type=radio], main input[type=checkbox]').map((input) => input.closest('label') ?? document.querySelector('label[for="' + CSS.escape(input.id) + '"]') ?? input)
  const small = [...controls, ...choices].filter((element) => { const { width, height } = element.getBoundingClientRect(); return height < ${THUMB} || width < ${THUMB} })
  return small.map((element) => 'too small to hit, ' + Math.round(element.getBoundingClientRect().width) + ' × ' + Math.round(element.getBoundingClientRect().height) + ': ' + told(element)) })()`

/** Text at twice its size: all of it is there, and nothing sticks out. */
const doubled = `(() => { ${common}
  document.documentElement.style.fontSize = '200%'
  const beyond = document.documentElement.scrollWidth - document.documentElement.clientWidth
  const hiddenOnPurpose = (element) => element !== null && (getComputedStyle(element).clipPath !== 'none' || hiddenOnPurpose(element.parentElement))
  const cut = all('main *').filter((element) => element.textContent.trim() && ['hidden', 'clip'].includes(getComputedStyle(element).overflowX) && !hiddenOnPurpose(element) && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1))
  document.documentElement.style.fontSize = ''
  return [...(beyond > 0 ? ['text of twice the size sticks out ' + beyond + ' px'] : []), ...cut.map((element) => 'text of twice the size is cut off: ' + told(element))] })()`

/** As large as she can choose it, on a page of hers: nothing sticks out. */
const largest = `(() => {
  const { classList } = document.documentElement
  if (!document.querySelector('body.hurried')) return []
  classList.add('grootst')
  const beyond = document.documentElement.scrollWidth - document.documentElement.clientWidth
  classList.remove('grootst')
  return beyond > 0 ? ['the largest letters stick out ' + beyond + ' px'] : [] })()`

/** Marks each control that no page before it had in the same place: what is styled the same has the same edge. Says whether there is one. */
const markFresh = `(() => { ${common}
  const known = (window.edged ??= new Set())
  const placeOf = (element) => (element === null ? '' : placeOf(element.parentElement) + '>' + element.localName + '.' + element.className)
  const isFresh = (element) => {
    const place = [placeOf(element), element.type, element.disabled].join()
    return !known.has(place) && known.add(place)
  }
  const fresh = all('main a, main button, main input:not([type=hidden]), main select, main textarea, main summary, .exit button').filter(isFresh)
  for (const element of fresh) element.setAttribute('data-fresh', '')
  return fresh.length > 0 })()`

/** In colours of their own a field, a button and what has the focus still have an edge. */
const edges = `(() => { ${common}
  const fresh = all('[data-fresh]')
  const bare = fresh.filter((element) => element.matches('button:not(.link), a.primary, a.secondary, select, textarea, input')).filter((element) => { const { appearance, borderTopStyle, borderTopWidth } = getComputedStyle(element); return (appearance === 'none' || element.tagName === 'A') && (borderTopStyle === 'none' || parseFloat(borderTopWidth) < 1) })
  const unseen = fresh.filter((element) => element.closest('main')).filter((element) => {
    element.focus({ focusVisible: true, preventScroll: true })
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    return document.activeElement === element && (outlineStyle === 'none' || parseFloat(outlineWidth) < 1)
  })
  document.activeElement?.blur()
  return [...bare.map((element) => 'no edge in own colours: ' + told(element)), ...unseen.map((element) => 'focus is not seen in own colours: ' + told(element))] })()`

/** Expressions, by the width at which they are asked. */
export const discomfortsAt = { 320: [targets, largest], 640: [doubled] } as const

/** In colours of one's own, of what no page before it had in the same place. */
export async function lostInOwnColours(tab: Page): Promise<string[]> {
  if (!(await tab.evaluate<boolean>(markFresh))) return []
  await tab.emulateMedia({ forcedColors: 'active' })
  const found = await tab.evaluate<string[]>(edges)
  await tab.emulateMedia({ forcedColors: 'none' })
  return found
}
