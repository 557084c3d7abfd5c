// What a code is worth by published keys and lists alone (RFC 7515, RFC 8037, Token Status List). Asks nobody anything.
export const ENTRIES = 131072
/** In seconds: an older list says nothing for sure. */
export const MOST_AGE = 86400
const MOST_SIGNS = 400

/** Only the one way of writing it is it. */
const bytesIn = (part) => {
  if (!/^[A-Za-z0-9_-]+$/.test(part) || part.length % 4 === 1) return undefined
  const binary = atob(part.replaceAll('-', '+').replaceAll('_', '/'))
  const again = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
  return again === part ? Uint8Array.from(binary, (sign) => sign.charCodeAt(0)) : undefined
}

const objectIn = (bytes) => {
  try {
    const value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return value && typeof value === 'object' && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** The keys of a published set, by their ids. */
export const keysIn = async (set) => {
  const ours = set.keys.filter(({ kty, crv }) => kty === 'OKP' && crv === 'Ed25519')
  return new Map(await Promise.all(ours.map(async ({ kty, crv, x, kid }) => [kid, await crypto.subtle.importKey('jwk', { kty, crv, x }, 'Ed25519', false, ['verify'])])))
}

/** What was signed, or why it says nothing: not written as it should be, by a key that is not known, or not by that key. */
const signedIn = async (text, keys, members) => {
  const [head, body, signature, ...more] = text.split('.').map(bytesIn)
  const header = head && objectIn(head)
  if (more.length || !body || !signature || header?.alg !== 'EdDSA' || Object.keys(header).sort().join() !== members) return { why: 'form' }
  const key = keys.get(header.kid)
  if (!key) return { why: 'key' }
  const isSigned = await crypto.subtle.verify('Ed25519', key, signature, new TextEncoder().encode(text.slice(0, text.lastIndexOf('.'))))
  return isSigned ? { typ: header.typ, content: objectIn(body) } : { why: 'signature' }
}

/** A list that one of these keys signed, unpacked. */
export const listIn = async (text, keys, address) => {
  const { content, typ } = await signedIn(text, keys, 'alg,kid,typ')
  if (typ !== 'statuslist+jwt' || content?.status_list?.bits !== 1 || content.sub !== address) return undefined
  const packed = bytesIn(content.status_list.lst)
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'))
  const bits = new Uint8Array(await new Response(unpacked).arrayBuffer())
  return bits.length * 8 === ENTRIES ? { madeAt: content.iat, endsAt: content.exp, bits } : undefined
}

const isCount = (value) => Number.isSafeInteger(value) && value >= 0

/** The part of a link that is the code. */
export const codeIn = (text) => text.trim().replace(/^.*\/c\//, '')

/** `look`: valid, none, or unsure and why. Times in seconds since 1970. */
export const verdict = async (code, { keys, lists }, now) => {
  if (code.length > MOST_SIGNS) return { look: 'none', why: 'form' }
  const { content, why } = await signedIn(code, keys, 'alg,kid')
  if (why) return { look: why === 'key' ? 'unsure' : 'none', why }
  if (!isCount(content?.exp) || !isCount(content.idx)) return { look: 'none', why: 'form' }
  if (content.exp <= now) return { look: 'unsure', why: 'old' }
  const list = lists.get(Math.floor(content.idx / ENTRIES))
  if (!list) return { look: 'unsure', why: 'list' }
  const { madeAt, endsAt, bits } = list
  if (endsAt <= now || madeAt + MOST_AGE <= now) return { look: 'unsure', why: 'age', madeAt }
  const entry = content.idx % ENTRIES
  const holds = ((bits[entry >> 3] >> (entry & 7)) & 1) === 0
  return holds ? { look: 'valid', madeAt } : { look: 'none', why: 'ended', madeAt }
}
