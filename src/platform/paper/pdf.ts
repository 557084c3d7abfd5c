/** Tagged, readable PDF (PDF/UA-1) from a Typst template; what goes in is data and is never run. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type Compiler, newCompiler } from './typst.ts'

let compiler: Compiler | undefined

/**
 * @param at seconds since 1970, for the date in the file.
 * @param images by the name the template calls them; they are there for this file alone.
 */
export function compilePdf(template: string, data: object, at: number, images: Readonly<Record<string, Buffer>> = {}): Buffer {
  compiler ??= newCompiler(import.meta.dirname)
  const files = Object.entries(images).map(([name, content]) => [path.join(import.meta.dirname, name), content] as const)
  for (const [file, content] of files) compiler.mapShadow(file, content)
  const source = { mainFileContent: readFileSync(template, 'utf8'), inputs: { data: JSON.stringify(data) } }
  try {
    return Buffer.from(compiler.pdf(source, { pdfStandard: 'ua-1', creationTimestamp: at }))
  } catch {
    // What the compiler says can quote the letter.
    throw new Error('a letter could not be made')
  } finally {
    for (const [file] of files) compiler.unmapShadow(file)
  }
}
