import { expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { compressed, KILO } from './support/lightPages.ts'
import { fleschDouma, syllablesOf } from './support/readability.ts'

test('style and script are one light file each', () => {
  const size = (file: string) => compressed(readFileSync(path.resolve('views/assets', file)))
  expect(size('style.css')).toBeLessThanOrEqual(16 * KILO)
  expect(size('enhance.js')).toBeLessThanOrEqual(8 * KILO)
})

test('the measure of Dutch knows plain from hard', () => {
  expect(['gesprek', 'vergunning', 'gemeente', 'sekswerker', 'u', 'twee', 'nieuwe', 'ij'].map(syllablesOf)).toEqual([2, 3, 3, 3, 1, 1, 2, 1])
  expect(fleschDouma(['U kunt hier stoppen.', 'U hoeft niet te zeggen waarom.'])).toBeGreaterThan(90)
  expect(fleschDouma(['Onverminderd het bepaalde in voorgaande bepalingen geschiedt bekendmaking overeenkomstig vigerende regelgeving.'])).toBeLessThan(40)
})
