/** How another system receives signals: node docs/receiveAsSystem.ts. An example to copy; it believes nothing that we did not sign. */
import { createServer } from 'node:http'
import { createRemoteJWKSet, jwtVerify } from 'jose'

const server = process.env['BASE_URL'] ?? 'http://localhost:3000'
const client = process.env['CLIENT'] ?? ''
const keys = createRemoteJWKSet(new URL('/.well-known/jwks.json', server))
const seen = new Set<string>()

createServer(async (req, res) => {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  try {
    const { payload } = await jwtVerify(Buffer.concat(chunks).toString('utf8'), keys, { issuer: server, ...(client && { audience: client }), typ: 'secevent+jwt', algorithms: ['EdDSA'] })
    // The same event can come twice; it is one.
    if (!seen.has(payload.jti ?? '')) process.stdout.write(`${JSON.stringify(payload['events'])}: ask again at ${server}/api/v1/bewakingen/stand\n`)
    seen.add(payload.jti ?? '')
    res.writeHead(202).end()
  } catch {
    res.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify({ err: 'invalid_key' }))
  }
}).listen(Number(process.env['PORT'] ?? 3999), 'localhost')
