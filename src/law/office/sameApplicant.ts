/** Who applies, written one way, so that a keyed hash of it finds an application elsewhere. */
export interface Applicant {
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

/** Every way in which she is known again: by name and day of birth, and by her service number where there is one. The desk and some providers have none. */
export function waysToKnow({ given, family, birthdate, bsn, nationality }: Applicant): string[] {
  const born = ['born', plain(given), plain(family), birthdate].join('|')
  return bsn ? [born, sameApplicant({ given, family, birthdate, bsn, nationality })] : [born]
}

/** Letters that have no accent to take off. */
const spelled: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ı: 'i' }

const plain = (text: string): string => text.normalize('NFKD').toLowerCase().replaceAll(/[ßøłđæœı]/g, (sign) => spelled[sign] ?? '').replaceAll(/[^\p{L}]/gu, '')
