/** The eleven-test of the citizen service number: 9·a + 8·b + … + 2·h − i divides by 11. Eight digits get a zero in front. */
export function isBsn(text: string): boolean {
  if (!/^\d{8,9}$/.test(text)) return false
  const digits = [...text.padStart(9, '0')].map(Number)
  const sum = digits.reduce((total, digit, index) => total + digit * (index === 8 ? -1 : 9 - index), 0)
  return sum % 11 === 0 && sum !== 0
}
