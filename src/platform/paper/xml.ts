/** Elements as XML: text is escaped, an element without children is not written. */

export interface Element {
  readonly name: string
  readonly attributes?: Readonly<Record<string, string>>
  readonly children: readonly (Element | string)[]
}

/** An element with what is in it, in this order; nothing in it, no element. */
export function element(name: string, ...children: readonly (Element | string | undefined)[]): Element | undefined {
  const given = children.flatMap((child) => (child === undefined || child === '' ? [] : [child]))
  return given.length ? { name, children: given } : undefined
}

export function writeXml(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '')}\n`
}

function written({ name, attributes = {}, children }: Element, indent: string): string {
  const opening = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(value)}"`)].join(' ')
  const elements = children.filter((child) => typeof child !== 'string')
  if (elements.length === 0) return `${indent}<${opening}>${children.map((child) => (typeof child === 'string' ? escaped(child) : '')).join('')}</${name}>`
  return `${indent}<${opening}>\n${elements.map((child) => written(child, `${indent}  `)).join('\n')}\n${indent}</${name}>`
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** What XML cannot hold at all falls away. */
function escaped(text: string): string {
  return text.replaceAll(/(?![\t\n\r\x7F-\x9F])\p{Cc}|[\uFFFE\uFFFF]/gu, '').replaceAll(/[&<>"]/g, (sign) => signs[sign] ?? sign)
}
