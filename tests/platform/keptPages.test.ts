/** A page that was made once says of each request its own, and nothing of the one before it. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Filling, keptPages } from '../../src/platform/page/keptPages.ts'

const escape = (value: string) => value.replaceAll('<', '&lt;')
/** What a browser reads. */
const read = (bytes: string) => Buffer.from(bytes, 'latin1').toString()
const page = ({ name = '', town = '' }: Filling) => `<p>Hallo ${name}, ${name}${town && ` uit ${town}`}</p>`

describe('a page that is kept', () => {
  test('is made once for each set of what is there, and filled each time', () => {
    let made = 0
    const keep = keptPages(escape)
    const ask = (filling: Filling) => read(keep('groet', filling, (marked) => {
      made += 1
      return page(marked)
    }))
    expect([ask({ name: 'A', town: '' }), ask({ name: '<B>', town: '' }), ask({ name: 'C', town: 'Ede' }), ask({ name: 'D', town: '' })]).toEqual([
      '<p>Hallo A, A</p>', '<p>Hallo &lt;B>, &lt;B></p>', '<p>Hallo C, C uit Ede</p>', '<p>Hallo D, D</p>',
    ])
    expect(made).toBe(2)
  })

  test('whatever fills it, says what a page that was made for it alone says', () => {
    const keep = keptPages(escape)
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), (name, town) => {
      const filling = { name, town }
      expect(read(keep('groet', filling, page))).toBe(Buffer.from(page({ name: escape(name), town: escape(town) })).toString())
    }))
    // What fills a gap is not read for gaps.
    expect(read(keep('groet', { name: '\uE000town\uE001', town: 'Ede' }, page))).toContain('\uE000town\uE001 uit Ede')
  })

  test('of another name is another page', () => {
    const keep = keptPages(escape)
    expect([keep('a', {}, () => 'één'), keep('b', {}, () => 'две'), keep('a', {}, () => 'drie')].map(read)).toEqual(['één', 'две', 'één'])
  })
})
