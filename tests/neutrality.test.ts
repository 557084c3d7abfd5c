/** What a partner, a housemate or a line manager can see without opening a page says nothing of the work. */
import { expect, test } from '@jest/globals'
import { languages, translator } from '../src/platform/translate.ts'
import { paths } from '../src/paths.ts'
import { address, type Page, Visitor } from './support/visitor.ts'

/** In the languages of the service and of the neighbours; parts of words, so that compounds are caught. */
const sectorWords = /sek(?:s|sh)|\bsex|szex|секс|ескорт|eszkort|acompanhante|eskort|prosti|escort|hoer|bordeel|burdel|bordel|brothel|erotic|erotisch|eróti|whore|\bputa|putain|prostytu|\bcurv[aă]|курв|kurva|проститу|mensenhandel|traffick|trata de/i

const told = ({ html, path, headers }: Page) => [html.querySelector('title')?.text, path, headers.get('content-disposition'), ...headers.getSetCookie()].join(' ')

test('the search finds what it looks for', () => {
  for (const text of ['szexmunka', 'секс работа', 'trabajo sexual', '/sekswerk', 'Sex work', 'Escortbureau', 'prostitutie']) expect(text).toMatch(sectorWords)
})

test('no address', () => {
  expect(JSON.stringify(paths)).not.toMatch(sectorWords)
})

test.each(languages.map(({ code }) => code))('no title, address, cookie or file name on any page of hers, in %s', async (language) => {
  const at = (path: string) => (language === 'nl' ? path : `/${language}${path}`)
  const worker = new Visitor()
  await worker.signIn('worker', 'worker-33')
  const pages = ['/', '/start', '/inloggen', '/uw-gesprek', '/wie-ziet-wat', '/hulp', '/weer', '/mijn', '/vragen', '/mijn-gegevens', '/stoppen', '/kaart', '/inzage', '/berichten', '/is-er-niet']
  for (const path of pages) expect(told(await worker.visit(at(path)))).not.toMatch(sectorWords)
  expect([...worker.cookies.keys()].join(' ')).not.toMatch(sectorWords)

  const letter = await (await worker.visit(at('/berichten'))).follow(translator(language)('letters.kind.granted'))
  expect(told(letter)).not.toMatch(sectorWords)
  const cookie = [...worker.cookies].map((pair) => pair.join('=')).join('; ')
  const file = await fetch(new URL(`${letter.path}/brief`, address), { headers: { cookie } })
  expect(file.headers.get('content-disposition')).not.toMatch(sectorWords)
  const metadata = Buffer.from(await file.arrayBuffer()).toString('latin1').match(/\/Title ?\([^)]*\)|<dc:title>.*?<\/dc:title>|<pdf:Producer>.*?<\/pdf:Producer>/gs) ?? []
  expect(metadata.length).toBeGreaterThan(0)
  expect(metadata.join(' ')).not.toMatch(sectorWords)
})
