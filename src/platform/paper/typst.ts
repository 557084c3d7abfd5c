/** The Typst compiler: it makes letters, and it draws pages of a PDF. */
import { createRequire } from 'node:module'
import path from 'node:path'
import { StartError } from '../errors.ts'

export interface Compiler {
  mapShadow(file: string, content: Buffer): void
  unmapShadow(file: string): void
  pdf(source: { mainFileContent: string; inputs: Record<string, string> }, options: { pdfStandard: string; creationTimestamp: number }): Buffer
  plainSvg(source: { mainFileContent: string }): string
}

const require = createRequire(import.meta.url)

/** Where the fonts lie that everything of ours is written in. */
export const fonts = path.join(path.dirname(require.resolve('source-sans/package.json')), 'TTF')

/** What it reads lies under `workspace`, or in memory as if it did. */
export function newCompiler(workspace: string): Compiler {
  for (const library of ['gnu', 'musl']) {
    try {
      const { NodeCompiler } = require(`@myriaddreamin/typst-ts-node-compiler-linux-x64-${library}`) as { NodeCompiler: { create(options: object): Compiler } }
      return NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [fonts] }] })
    } catch (error) {
      if ((error as { code?: string }).code !== 'MODULE_NOT_FOUND' && library === 'musl') break
    }
  }
  throw new StartError(`Letters cannot be made on ${process.platform}-${process.arch}: the Typst compiler has no package for it.`)
}
