/** A sheet to print: made of what is given, sent, and kept nowhere. */
import type { Response } from 'express'
import path from 'node:path'
import type { Day } from '../law/day.ts'
import { compilePdf } from '../platform/paper/pdf.ts'

interface Section {
  readonly title: string
  readonly paragraphs?: readonly string[]
  readonly rows?: readonly (readonly [label: string, value: string])[]
  /** What is filled in by hand. */
  readonly blanks?: readonly string[]
}

export interface Sheet {
  readonly title: string
  readonly lang: string
  readonly sections: readonly Section[]
  readonly note: string
}

const template = path.resolve(import.meta.dirname, '../../views/letters/sheet.typ')

export async function sendSheet(res: Response, { sections, ...sheet }: Sheet, on: Day): Promise<void> {
  const data = { ...sheet, sections: sections.map(({ title, paragraphs = [], rows = [], blanks = [] }) => ({ title, paragraphs, rows, blanks })) }
  const pdf = await compilePdf(template, data, Date.parse(on) / 1_000)
  res.type('application/pdf').set('Content-Disposition', 'attachment; filename="bestand.pdf"').send(pdf)
}
