/** An address of another organisation that we send to by ourselves: on the open internet over TLS, and never a way to what stands beside us. */
import { BlockList, isIP } from 'node:net'
import type { LookupAddress } from 'node:dns'

const closed = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24],
  ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const) closed.addSubnet(net, bits, 'ipv4')

/** Of the newer addresses only those that are given out to the world, and of these not the ones that lead back to an older one. */
const given = new BlockList()
given.addSubnet('2000::', 3, 'ipv6')
const leadingBack = new BlockList()
for (const [net, bits] of [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]] as const) leadingBack.addSubnet(net, bits, 'ipv6')

/** Whether a number on the network is one of the world. */
export function isOfTheWorld(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !closed.check(address, 'ipv4')
  return family === 6 && given.check(address, 'ipv6') && !leadingBack.check(address, 'ipv6')
}

const onThisMachine = ['localhost', '127.0.0.1', '[::1]']

/** One that can be kept: https, a name and not a number, nothing to sign in with. `tryOut`: of a demonstration, this machine too. */
export function isSendable(text: string, { tryOut }: { readonly tryOut: boolean }): boolean {
  const url = URL.parse(text)
  if (!url || url.username || url.password || url.hash || text.length > 500) return false
  if (onThisMachine.includes(url.hostname)) return tryOut && ['http:', 'https:'].includes(url.protocol)
  return url.protocol === 'https:' && isName(url.hostname)
}

/** With a dot in it, and no end that is of a network inside. */
const isName = (host: string): boolean => /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/.test(host) && !/\.(local|localhost|internal|intranet|lan|home|corp|test|invalid|onion|arpa)$/.test(host)

/** Of what a name leads to now, all of the world or none: one that leads elsewhere as well is not asked at all. */
export function worldOnly(found: readonly LookupAddress[]): readonly LookupAddress[] {
  return found.every(({ address }) => isOfTheWorld(address)) ? found : []
}
