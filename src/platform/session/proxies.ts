/** Whose word is taken for what a proxy says: who asked, and with which certificate. */
import { BlockList, isIP } from 'node:net'

/** This machine. */
const HERE = '127.0.0.0/8,::1'

/** Wider than this it would be whoever happens to be there. */
const WIDEST = { ipv4: 16, ipv6: 48 } as const

/** What begins with nothing holds the addresses of IPv4, as a socket for both writes them: behind 96 bits they are as wide as those. */
const widestOf = ({ net, family }: Range): number => (family === 'ipv6' && /^(0{0,4}:){2}/.test(net) ? 96 + WIDEST.ipv4 : WIDEST[family])

interface Range {
  readonly net: string
  readonly family: 'ipv4' | 'ipv6'
  readonly prefix: number
}

/** Addresses and ranges, with commas between; nothing when one is none, or too wide to be proxies of ours. */
export function rangesIn(text: string): Range[] | undefined {
  const ranges = text.split(',').map((part) => rangeOf(part.trim()))
  return ranges.every((range) => range !== undefined && range.prefix >= widestOf(range)) ? ranges.filter((range) => range !== undefined) : undefined
}

function rangeOf(text: string): Range | undefined {
  const [net = '', length] = text.split('/')
  const family = isIP(net) === 4 ? 'ipv4' : isIP(net) === 6 ? 'ipv6' : undefined
  const full = family === 'ipv4' ? 32 : 128
  const prefix = length === undefined ? full : /^\d{1,3}$/.test(length) ? Number(length) : Infinity
  return family && prefix <= full && text.split('/').length <= 2 ? { net, family, prefix } : undefined
}

/** Only a host that nothing but this machine reaches. */
export const isHere = (host: string): boolean => host === 'localhost' || ['127.0.0.1', '::1'].includes(host)

/** As Express asks: whether the neighbour at this distance speaks for who is behind it. The nearest must be one we know; what that
 * one says of those before it is believed, as many as stand in front. */
export function trusting(addresses: string | undefined, count: number): (address: string | undefined, distance: number) => boolean {
  const known = new BlockList()
  for (const { net, family, prefix } of addresses ? (rangesIn(addresses) ?? []) : HERE.split(',').flatMap((part) => rangeOf(part) ?? [])) known.addSubnet(net, prefix, family)
  const isKnown = (address: string) => isIP(address) !== 0 && known.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6')
  return (address = '', distance) => distance < count && (distance > 0 || isKnown(address))
}
