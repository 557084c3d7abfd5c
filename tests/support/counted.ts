/** How a number is found again among what is counted. */
import { keys } from '../../src/actions/keys.ts'
import type { Day } from '../../src/law/day.ts'
import { aliasOf } from '../../src/platform/secrets/alias.ts'

export const countedAs = async (number: string, day: Day): Promise<Buffer> => aliasOf(await keys().mac('asked', day), await keys().mac('licence', number))
