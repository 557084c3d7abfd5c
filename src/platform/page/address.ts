/** What stands before an address of ours: the language, and how the page is shown. So neither needs a cookie, and neither is kept of anyone. */
import { languages } from './translate.ts'

const sizes = ['', 'groot', 'grootst'] as const
const colours = ['', 'contrast'] as const
export type Size = (typeof sizes)[number]
export type Colours = (typeof colours)[number]

/** One word for both; empty when a page is shown as it was made. */
const joined = (size: Size, colour: Colours): string => [size, colour].filter(Boolean).join('-')
export const displays = sizes.flatMap((size) => colours.map((colour) => ({ size, colour, name: joined(size, colour) })))

/** One of these words, as a part of an address. */
const part = (words: readonly string[]): string => `(?:/(${words.filter(Boolean).join('|')})(?=[/?]|$))?`
const beginning = new RegExp(`^${part(languages.map(({ code }) => code).filter((code) => code !== 'nl'))}${part(displays.map(({ name }) => name))}(.*)$`, 's')

export interface Place {
  readonly language: string
  /** A name out of `displays`. */
  readonly display: string
  /** The address itself. */
  readonly rest: string
}

/** /en/groot/… is English in large letters; without either it is Dutch, and as it was made. What comes after it is one address of ours: two slashes would lead elsewhere. */
export function placeIn(address: string): Place {
  const [, language = '', display = '', rest = ''] = beginning.exec(address) ?? []
  const after = (language || display) && !rest.startsWith('/') ? `/${rest}` : rest
  return { language: language || 'nl', display, rest: after.replace(/^[/\\][/\\\s]*/, '/') }
}

export function addressIn({ language, display }: Omit<Place, 'rest'>, to: string): string {
  return (language === 'nl' ? '' : `/${language}`) + (display && `/${display}`) + to
}

/** Of each choice the address of this page with it. */
export interface DisplayChoice {
  readonly name: string
  readonly address: string
  readonly chosen: boolean
}

export function displayChoices({ language, display, rest }: Place): { sizes: DisplayChoice[]; colours: DisplayChoice[] } {
  const now = displays.find(({ name }) => name === display) ?? { size: '' as const, colour: '' as const }
  const choice = (size: Size, colour: Colours, name: string): DisplayChoice => ({ name, address: addressIn({ language, display: joined(size, colour) }, rest), chosen: size === now.size && colour === now.colour })
  return { sizes: sizes.map((size) => choice(size, now.colour, size || 'plain')), colours: colours.map((colour) => choice(now.size, colour, colour || 'plain')) }
}
