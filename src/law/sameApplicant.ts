/** Who applies, written one way, so that a keyed hash of it finds an application elsewhere. */
interface Applicant {
  readonly given: string
  readonly family: string
  readonly birthdate: string
  readonly nationality: string
  readonly bsn: string | null
}

/** The service number alone where there is one; otherwise name, day of birth and nationality without accents, case or signs. */
export function sameApplicant({ given, family, birthdate, nationality, bsn }: Applicant): string {
  if (bsn) return `bsn|${bsn.replaceAll(/\D/g, '').padStart(9, '0')}`
  return ['who', plain(given), plain(family), birthdate, plain(nationality)].join('|')
}

/** Letters that have no accent to take off. */
const spelled: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ı: 'i' }

const plain = (text: string): string => text.normalize('NFKD').toLowerCase().replaceAll(/[ßøłđæœı]/g, (sign) => spelled[sign] ?? '').replaceAll(/[^\p{L}]/gu, '')
