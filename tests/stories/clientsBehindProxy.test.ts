/** A system that shows a certificate: the proxy in front ends TLS and says which, and nobody else can say so. */
import { expect, test } from '@jest/globals'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp } from '../../src/app.ts'
import { readSettings } from '../../src/config.ts'
import { createLog } from '../../src/platform/log.ts'
import { keyring } from '../support/database.ts'
import { aClientOf, form, proofOf, refusedOf } from '../support/clients.ts'
import { inStory } from '../support/story.ts'
import { certificateNamed, postSealed, startProxy } from '../support/tlsProxy.ts'

const superuser = inStory()
const advert = { doel: 'advertentie', nummers: ['2345-6789-BCFN'] }

test('behind a proxy that ends TLS access is given to who shows its certificate there; what anyone writes in the header is taken away', async () => {
  const { header, thumbprint: known } = certificateNamed('system')
  const proxy = await startProxy(() => behindIt)
  const settings = readSettings({ BASE_URL: proxy.url, TRUST_PROXY: '1', CHECKS_PER_MINUTE: '1000' })
  const service = createServer(createApp({ settings, keyring, log: createLog({ level: 'silent' }), now: () => new Date(), people: [] })).listen(0, 'localhost')
  await once(service, 'listening')
  const behindIt = `http://localhost:${(service.address() as AddressInfo).port}`
  const theirs = await aClientOf(superuser, { certificate: known })
  const audience = `${proxy.url}/api/v1/toegang`
  const access = async (shown?: 'system' | 'other' | 'unknown') => postSealed(audience, form(await proofOf(theirs, { audience })).toString(), { 'content-type': 'application/x-www-form-urlencoded', 'client-cert': header }, shown)
  for (const shown of [undefined, 'other', 'unknown'] as const) expect([shown, await access(shown)]).toMatchObject([shown, { status: 401, body: { type: 'urn:waarborg:probleem:certificate' } }])
  const { status, body } = await access('system')
  expect(status).toBe(200)
  const bearer = { authorization: `Bearer ${(body as { access_token: string }).access_token}`, 'content-type': 'application/json', 'client-cert': header }
  const checked = (shown?: 'system' | 'other') => postSealed(`${proxy.url}/api/v1/controles`, JSON.stringify(advert), bearer, shown)
  expect([await checked(), await checked('other'), await checked('system')]).toMatchObject([{ status: 401 }, { status: 401 }, { status: 200, body: { resultaten: [{ resultaat: 'niet-geldig' }] } }])
  expect(await refusedOf(superuser, theirs.name)).toEqual(Array(5).fill('certificate'))
  service.close()
  await proxy.stop()
})
