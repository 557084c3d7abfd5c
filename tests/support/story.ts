/** The frame of a story: the service's own actions in this process, and someone who looks at the database from above. */
import { afterAll, beforeAll } from '@jest/globals'
import type pg from 'pg'
import { asSuperuser } from './database.ts'
import { withoutDoors } from './newWorker.ts'

export function inStory(): pg.Client {
  const superuser = asSuperuser()
  beforeAll(async () => {
    await withoutDoors()
    await superuser.connect()
  })
  afterAll(() => superuser.end())
  return superuser
}

/** The service makes the files of letters meanwhile; whoever is erased while one is made is erased another time. */
export async function lettersMade(superuser: pg.Client, personId: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const { rowCount } = await superuser.query('select from letters where person_id = $1 and sealed_pdf is null', [personId])
    if (!rowCount) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the letters were not made')
}
