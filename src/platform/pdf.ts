/** Tagged, readable PDF (PDF/UA-1) from a Typst template; what goes in is data and is never run. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { StartError } from './errors.ts'

interface Compiler {
  mapShadow(file: string, content: Buffer): void
  unmapShadow(file: string): void
  pdf(source: { mainFileContent: string; inputs: Record<string, string> }, options: { pdfStandard: string; creationTimestamp: number }): Buffer
}

const require = createRequire(import.meta.url)
let compiler: Compiler | undefined

function load(): Compiler {
  for (const library of ['gnu', 'musl']) {
    try {
      const { NodeCompiler } = require(`@myriaddreamin/typst-ts-node-compiler-linux-x64-${library}`) as { NodeCompiler: { create(options: object): Compiler } }
      const fonts = path.join(path.dirname(require.resolve('source-sans/package.json')), 'TTF')
      return NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontPaths: [fonts] }] })
    } catch (error) {
      if ((error as { code?: string }).code !== 'MODULE_NOT_FOUND' && library === 'musl') break
    }
  }
  throw new StartError(`Letters cannot be made on ${process.platform}-${process.arch}: the Typst compiler has no package for it.`)
}

/**
 * @param at seconds since 1970, for the date in the file.
 * @param images by the name the template calls them; they are there for this file alone.
 */
export function compilePdf(template: string, data: object, at: number, images: Readonly<Record<string, Buffer>> = {}): Buffer {
  compiler ??= load()
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
