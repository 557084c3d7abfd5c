/** Of those who answer for the work: figures, a case as a file, and taking over from another register. */
import { withId } from './pattern.ts'

export const management = {
  figures: '/werkcijfers',
  figureTable: { pattern: '/werkcijfers/tabel/:name', with: ({ name, span }: { name: string; span: string }) => `/werkcijfers/tabel/${name}?per=${span}` },
  caseList: '/werkcijfers/zaken',
  dossier: withId('/zaken/:id/dossier'),
  imports: '/beheer/invoer',
  importTemplate: '/beheer/invoer/sjabloon',
  import: withId('/beheer/invoer/:id'),
  importLines: withId('/beheer/invoer/:id/regels'),
  importDone: withId('/beheer/invoer/:id/ingevoerd'),
  importUndone: withId('/beheer/invoer/:id/terug'),
  takenOver: '/balie/overgenomen',
  takenOverCode: '/balie/overgenomen/code',
} as const
