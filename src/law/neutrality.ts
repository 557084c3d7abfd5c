/** What may be seen from outside says nothing of the work: the words it may not hold, and what a sender may be called. */

/** What no title, address, cookie, file name, mail or calendar may hold: the words of the sector and of the fight against trafficking, by language. Stems, so that compounds and cases are caught. */
const words: Readonly<Record<string, readonly string[]>> = {
  nl: ['seks', 'sekswerk', 'prostitu', 'escort', 'hoer', 'bordeel', 'erotisch', 'raamwerk', 'mensenhandel', 'uitbuiting', 'slachtoffer', 'uitstapprogramma'],
  en: ['sex', 'prostitut', 'escort', 'whore', 'hooker', 'brothel', 'erotic', 'call girl', 'red light', 'trafficking', 'exploitation', 'victim'],
  es: ['trabajo sexual', 'prostitut', 'puta', 'burdel', 'erótic', 'trata de', 'acompañante', 'víctima'],
  ro: ['lucrătoare sexual', 'prostitu', 'curvă', 'curva', 'bordel', 'erotic', 'trafic de', 'dama de companie', 'victim'],
  bg: ['секс', 'проститу', 'ескорт', 'курва', 'бордей', 'еротич', 'трафик', 'компаньон', 'жертва'],
  hu: ['szex', 'prostitu', 'kurva', 'eszkort', 'bordély', 'bordel', 'erotik', 'emberkeresk', 'áldozat'],
  pt: ['trabalho sexual', 'prostitut', 'puta', 'bordel', 'erótic', 'tráfico', 'acompanhante', 'garota de programa', 'vítima'],
  pl: ['seks', 'prostytu', 'kurwa', 'eskort', 'burdel', 'erotyczn', 'handel ludźmi', 'osoba towarzysząca', 'ofiar'],
}

const escaped = (word: string) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
/** Short words only where a word begins: “computador” is no insult. */
const pattern = (word: string) => (word.length <= 4 ? String.raw`(?<!\p{L})${escaped(word)}` : escaped(word))

const found = (all: readonly string[]) => new RegExp(all.map(pattern).join('|'), 'iu')

export const sectorWords = found(Object.values(words).flat())
export const numberOfSectorWords = new Set(Object.values(words).flat()).size

/** With which messages may not begin on a screen that others see. */
export const tellsOfWork = (word: string): boolean => sectorWords.test(word) || unmarkedWords.test(unmarked(word))

/** As a name, these tell by themselves or wear out at once. */
const worn = ['21', 'rood', 'huis', 'wrs', 'wgts', 'regist', 'politie', 'police', 'zeden']

/** As much as a text message takes as a sender. */
export const SENDER_SIGNS = 11

const isPlain = /^(?=.*[a-z])[a-z0-9](?:[a-z0-9 ]*[a-z0-9])?$/i
const unmarked = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
const unmarkedWords = found(Object.values(words).flat().map(unmarked))
const letterOf: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't' }

/** A name that tells nothing: short, without a word of the sector, and without the place, which would say where she applied. */
export function isNeutralName(name: string, place = ''): boolean {
  const together = unmarked(name).replaceAll(' ', '')
  const said = [unmarked(name), together, together.replaceAll(/\d/g, (digit) => letterOf[digit] ?? digit)]
  const tells = said.some((text) => unmarkedWords.test(text) || worn.some((word) => text.includes(word)))
  return name.length <= SENDER_SIGNS && isPlain.test(name) && !tells && !isOfPlace(together, unmarked(place).replaceAll(/[^a-z0-9]/g, ''))
}

const isOfPlace = (name: string, place: string): boolean => place !== '' && (name.includes(place) || place.includes(name))
