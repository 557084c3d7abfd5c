/** What a partner, a housemate or a line manager can see without opening a page says nothing of the work. */
import { beforeEach, expect, test } from '@jest/globals'
import { languages, translator } from '../src/platform/page/translate.ts'
import { paths } from '../src/paths.ts'
import { aNewHourForHer } from './support/database.ts'
import { numberOfSectorWords, sectorWords, told } from './support/sectorWords.ts'
import { address, Visitor } from './support/visitor.ts'

beforeEach(aNewHourForHer)

test('the search finds what it looks for', () => {
  expect(numberOfSectorWords).toBeGreaterThanOrEqual(40)
  for (const text of ['Berichten – Waarborg', 'Computador', 'brief-2027-01-18.pdf', 'Mi cita', 'Minha página']) expect(text).not.toMatch(sectorWords)
  for (const text of ['szexmunka', 'секс работа', 'trabajo sexual', '/sekswerk', 'Sex work', 'Escortbureau', 'prostitutie']) expect(text).toMatch(sectorWords)
})

test('no address', () => {
  expect(JSON.stringify(paths)).not.toMatch(sectorWords)
})

test.each(languages.map(({ code }) => code))('an entry for the calendar tells a time and a street, in %s', async (language) => {
  const worker = new Visitor()
  await worker.signIn('worker', 'worker-15')
  const at = (path: string) => (language === 'nl' ? path : `/${language}${path}`)
  for (const path of ['/gesprek', '/gesprek/verzetten', '/gesprek/steun', '/klaar', '/vragen/taal', '/uw-gesprek']) expect(told(await worker.visit(at(path)))).not.toMatch(sectorWords)
  const file = await worker.visit(at('/gesprek/afspraak.ics'))
  expect([file.status, file.headers.get('content-disposition')]).toEqual([200, 'attachment; filename="afspraak.ics"'])
  expect(file.raw).not.toMatch(sectorWords)
  const names = file.raw.split('\r\n').map((line) => line.split(':')[0]).filter(Boolean)
  expect(names).toEqual(['BEGIN', 'VERSION', 'PRODID', 'BEGIN', 'UID', 'DTSTAMP', 'DTSTART', 'DTEND', 'SUMMARY', 'LOCATION', 'END', 'END'])
  expect(file.raw).toContain(`SUMMARY:${translator(language)('talk.calendar')}\r\n`)
  expect(file.raw).toMatch(/LOCATION:Voorbeeld/)
})

test.each(languages.map(({ code }) => code))('no title, address, cookie or file name on any page of hers, in %s', async (language) => {
  const at = (path: string) => (language === 'nl' ? path : `/${language}${path}`)
  const worker = new Visitor()
  await worker.signIn('worker', 'worker-33')
  expect([...worker.cookies.keys()].join(' ')).not.toMatch(sectorWords)
  const letter = await (await worker.visit(at('/berichten'))).follow(translator(language)('letters.kind.granted'))
  expect(told(letter)).not.toMatch(sectorWords)
  for (const path of ['/besluit/zegel', '/zegel']) expect(told(await worker.visit(at(path)))).not.toMatch(sectorWords)
  const cookie = [...worker.cookies].map((pair) => pair.join('=')).join('; ')
  const file = await fetch(new URL(`${letter.path}/brief`, address), { headers: { cookie } })
  expect(file.headers.get('content-disposition')).not.toMatch(sectorWords)
  const metadata = Buffer.from(await file.arrayBuffer()).toString('latin1').match(/\/Title ?\([^)]*\)|<dc:title>.*?<\/dc:title>|<pdf:Producer>.*?<\/pdf:Producer>/gs) ?? []
  expect(metadata.length).toBeGreaterThan(0)
  expect(metadata.join(' ')).not.toMatch(sectorWords)
})
