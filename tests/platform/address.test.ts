/** What stands before an address: a language, how the page is shown, both, or neither; read and written the same way. */
import { expect, test } from '@jest/globals'
import { addressIn, displayChoices, displays, placeIn } from '../../src/platform/page/address.ts'
import { languages } from '../../src/platform/page/translate.ts'

test.each([
  ['/', 'nl', '', '/'],
  ['/start', 'nl', '', '/start'],
  ['/es', 'es', '', '/'],
  ['/es?x=1', 'es', '', '/?x=1'],
  ['/es/groot/mijn?later', 'es', 'groot', '/mijn?later'],
  ['/grootst-contrast/weg', 'nl', 'grootst-contrast', '/weg'],
  ['/contrast', 'nl', 'contrast', '/'],
  // What comes after it never leads elsewhere.
  ['/groot//elders.example', 'nl', 'groot', '/elders.example'],
  ['/en//elders.example/x', 'en', '', '/elders.example/x'],
  ['/en/groot/\\/elders.example', 'en', 'groot', '/elders.example'],
  ['/en/\t/elders.example', 'en', '', '/elders.example'],
  ['//elders.example/x', 'nl', '', '/elders.example/x'],
  ['/en?x=//elders.example', 'en', '', '/?x=//elders.example'],
  // No language of ours, no word of ours, and never twice.
  ['/nl/start', 'nl', '', '/nl/start'],
  ['/xx/start', 'nl', '', '/xx/start'],
  ['/groter/start', 'nl', '', '/groter/start'],
  ['/groot/groot/start', 'nl', 'groot', '/groot/start'],
  ['/groot/es/start', 'nl', 'groot', '/es/start'],
])('%s', (address, language, display, rest) => {
  expect(placeIn(address)).toEqual({ language, display, rest })
})

test('whatever was chosen is read back, and every choice leads to the same page', () => {
  for (const { code: language } of languages) {
    for (const { name: display } of displays) {
      const place = { language, display, rest: '/weergave' }
      expect(placeIn(addressIn(place, '/weergave'))).toEqual(place)
      const { sizes, colours } = displayChoices(place)
      const chosen = [...sizes, ...colours].filter((choice) => choice.chosen)
      expect([chosen.length, new Set(chosen.map(({ address }) => address)), [...sizes, ...colours].every(({ address }) => placeIn(address).rest === '/weergave')]).toEqual([2, new Set([addressIn(place, '/weergave')]), true])
    }
  }
})
