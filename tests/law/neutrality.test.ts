/** What a sender may be called. */
import { expect, test } from '@jest/globals'
import { isNeutralName } from '../../src/law/neutrality.ts'

test.each(['Waarborg', 'Loket', 'Loket Vak', 'Balie 7', 'Bericht'])('%s may be a sender', (name) => expect(isNeutralName(name, 'Utrecht')).toBe(true))

test.each([
  ['empty', ''], ['longer than a text message takes', 'Loket Vakwerk'], ['a number alone', '0612345678'], ['signs that phones show otherwise', 'Loket!'], ['a space at its end', 'Loket '],
  ['Dutch', 'Sekswerk'], ['English', 'Sexwork'], ['Spanish', 'Burdel'], ['Romanian', 'Curva 1'], ['Bulgarian', 'Секс'], ['Hungarian', 'Bordely'], ['Portuguese', 'Trafico'], ['Polish', 'Eskort'],
  ['a word in pieces', 'S e x 1'], ['digits for letters', '5eks'], ['what people call the age', 'Loket 21'], ['what wears out at once', 'Register'], ['the place', 'Utrecht'], ['the place within', 'St Utrecht'], ['a part of the place', 'Utrec'],
])('%s may not', (_why, name) => expect(isNeutralName(name, 'Utrecht')).toBe(false))
