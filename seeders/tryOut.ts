/** A desk code that anyone may try in the demonstration: there is a new made-up person behind it each time it was used. */
import { randomUUID } from 'node:crypto'
import { handOutCode, tryCode } from '../src/actions/access/deskCodes.ts'
import { enterAsStaff } from '../src/actions/signIn.ts'
import { dayIn, day } from '../src/law/day.ts'
import { readDeskCode } from '../src/law/person/deskCode.ts'
import { inReach } from '../src/platform/database/db.ts'
import { keys } from '../src/actions/keys.ts'
import { DeskCode } from '../src/models/people/Access.ts'
import type { Official } from '../src/policies/actor.ts'
import type { TryOut } from '../src/routes/entry/code.ts'
import { designated } from './people.ts'

const known = '7KR4-M9WQ'
const form = { given: 'Proef', family: 'Persoon-Verzonnen', birthdate: day('1994-03-12'), nationality: 'Bulgaarse', bsn: null, document: 'passport', seen: 'yes' } as const

export function codeToTry(issuer: string): TryOut {
  return {
    code: known,
    async make(now) {
      const code = readDeskCode(known)
      if (!code || (await tryCode(known, now))) return
      const desk = (await enterAsStaff({ issuer, subject: `staff-${designated[0]}-1` }, dayIn(now))) as Official
      await forgetLocked(await keys().mac('desk-code', code.finds))
      await handOutCode(desk, { ...form, key: randomUUID() }, now, code)
    },
  }
}

/** One that is there and does not work is locked by wrong tries, or too old. */
async function forgetLocked(findsMac: Buffer): Promise<void> {
  await inReach({ door: findsMac.toString('hex') }, () => DeskCode.destroy({ where: { findsMac } }))
}
