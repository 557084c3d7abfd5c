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
