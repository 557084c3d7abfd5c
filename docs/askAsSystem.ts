/** How another system asks: node docs/askAsSystem.ts 2345-6789-BCD4 … An example to copy; needs the key of a connection. */
import { readFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { importJWK, type JWK, SignJWT } from 'jose'

const server = `${process.env['BASE_URL'] ?? 'http://localhost:3000'}/api/v1`
const file = process.env['CLIENT_FILE'] ?? '.data/demonstration-client.json'
const { client, key } = JSON.parse(readFileSync(file, 'utf8')) as { client: string; key: JWK }

const proof = await new SignJWT()
  .setProtectedHeader({ alg: 'EdDSA', kid: key.kid ?? '' })
  .setIssuer(client).setSubject(client).setAudience(`${server}/toegang`).setJti(randomUUID()).setIssuedAt().setExpirationTime('1m')
  .sign(await importJWK(key, 'EdDSA'))

const access = await fetch(`${server}/toegang`, {
  method: 'POST',
  body: new URLSearchParams({ grant_type: 'client_credentials', client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion: proof }),
})
const { access_token: token } = (await access.json()) as { access_token: string }

const answer = await fetch(`${server}/controles`, {
  method: 'POST',
  headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
  body: JSON.stringify({ doel: 'advertentie', nummers: process.argv.slice(2) }),
})
process.stdout.write(`${answer.status} ${await answer.text()}\n`)
