import type { Page } from './visitor.ts'

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

export const sectorWords = new RegExp(Object.values(words).flat().map(pattern).join('|'), 'iu')
export const numberOfSectorWords = new Set(Object.values(words).flat()).size

/** What can be seen of a page without opening it. */
export const told = ({ html, path, headers }: Page) => [html.querySelector('title')?.text, path, headers.get('content-disposition'), ...headers.getSetCookie()].join(' ')
