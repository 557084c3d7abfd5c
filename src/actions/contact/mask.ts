/** Enough for her to know which one it is, too little for who looks over her shoulder. */
export function masked(address: string): string {
  const [name = '', host] = address.split('@')
  if (host) return `${name.charAt(0)}•••@•••.${host.split('.').at(-1) ?? ''}`
  const digits = address.replaceAll(/\D/g, '')
  return `${digits.slice(0, 2)} •• •• •• ${digits.slice(-2)}`
}
