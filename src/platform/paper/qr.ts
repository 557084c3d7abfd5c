import { packageAtFirstUse } from '../atFirstUse.ts'

const library = packageAtFirstUse('qrcode', async () => (await import('qrcode')).default)

/** A QR code as an image address that needs no request; quiet zone included. */
export async function qrImage(text: string): Promise<string> {
  return `data:image/svg+xml;base64,${(await qrFile(text)).toString('base64')}`
}

/** The same as a file: SVG. */
export async function qrFile(text: string): Promise<Buffer> {
  const code = await library()
  return Buffer.from(await code.toString(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 }))
}
