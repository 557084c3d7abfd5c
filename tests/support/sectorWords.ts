import type { Page } from './visitor.ts'

export { numberOfSectorWords, sectorWords } from '../../src/law/neutrality.ts'

/** What can be seen of a page without opening it. */
export const told = ({ html, path, headers }: Page) => [html.querySelector('title')?.text, path, headers.get('content-disposition'), ...headers.getSetCookie()].join(' ')
