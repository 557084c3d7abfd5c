/** What whoever keeps the keys does there. Nothing of it opens a key: a wrap is renewed inside. */
import { KeyringAway } from '../../errors.ts'
import type { Keyholding } from '../keyring.ts'
import type { Call } from './calls.ts'
import { keyNames, makings, nameOf } from './names.ts'

export function keyholding(call: Call): Keyholding {
  return {
    async prepare() {
      const there = ((await call('GET', 'keys?list=true'))?.['keys'] ?? []) as string[]
      const missing = keyNames.filter((name) => !there.includes(name))
      for (const name of missing) await call('POST', `keys/${name}`, makings[name])
      return missing
    },
    async versions(of) {
      const { keys } = ((await call('GET', `keys/${nameOf.wrapping[of]}`)) ?? {}) as { keys?: Record<string, number> }
      if (!keys) throw new KeyringAway(`there is no key ${nameOf.wrapping[of]}`)
      return Object.entries(keys).map(([version, seconds]) => ({ version: Number(version), madeAt: new Date(seconds * 1_000) })).toSorted((one, other) => one.version - other.version)
    },
    versionOf: (wrapped) => Number(/^vault:v(\d+):/.exec(wrapped.toString('latin1'))?.[1] ?? -1),
    rotate: async (of) => void (await call('POST', `keys/${nameOf.wrapping[of]}/rotate`, {})),
    async rewrap(of, wrapped, context) {
      const answer = await call('POST', `rewrap/${nameOf.wrapping[of]}`, { ciphertext: wrapped.toString('latin1'), context: Buffer.from(context).toString('base64') })
      if (typeof answer?.['ciphertext'] !== 'string') throw new KeyringAway('an answer that says nothing')
      return Buffer.from(answer['ciphertext'])
    },
    async destroyBefore(of, version) {
      const name = nameOf.wrapping[of]
      await call('POST', `keys/${name}/config`, { min_decryption_version: version, min_encryption_version: version })
      await call('POST', `keys/${name}/trim`, { min_available_version: version })
    },
  }
}
