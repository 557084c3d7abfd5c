/** A system to try the interface with: it gets a key of its own, which lies beside the data of the demonstration. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair } from 'jose'
import { defaultBudget, purposesOf } from '../src/law/checking/client.ts'
import type { Day } from '../src/law/day.ts'
import { Client } from '../src/models/register/Client.ts'
import { inReach } from '../src/platform/database/db.ts'

const name = 'Advertentieplatform De Etalage (demonstratie)'

/** Gives the file with its key; made once, for whoever has the machine. */
export async function demonstrationClient(dataDirectory: string, today: Day): Promise<string> {
  const file = path.resolve(dataDirectory, 'demonstration-client.json')
  await inReach({ door: 'register' }, async () => {
    if (existsSync(file) && (await Client.count({ where: { name } }))) return
    const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true })
    const client = await Client.findOne({ where: { name } })
    const publicKeys = [{ ...(await exportJWK(publicKey)), kid: randomUUID(), alg: 'EdDSA', use: 'sig' }]
    const { id } = client ? await client.update({ publicKeys }) : await Client.create({ name, kind: 'platform', publicKeys, certificate: null, purposes: [...purposesOf.platform], ...defaultBudget.platform, addedOn: today })
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify({ client: id, key: { ...(await exportJWK(privateKey)), kid: publicKeys[0]?.kid } }, null, 2), { mode: 0o600 })
  })
  return file
}
