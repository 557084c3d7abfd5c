/** A name as it is compared, empty when it is of signs alone: accents, capitals, hyphens and double spaces make no other name of it. */
export function comparable(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
