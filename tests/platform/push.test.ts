/** Where we send to by ourselves: on the open internet alone, once, and nowhere that is led to from there. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { httpPusher } from '../../src/platform/sending/push.ts'
import { isOfTheWorld, isSendable, worldOnly } from '../../src/platform/sending/webAddress.ts'

describe('numbers on the network', () => {
  const inside = [
    '0.0.0.0', '10.0.0.1', '10.255.255.255', '100.64.0.1', '127.0.0.1', '127.9.9.9', '169.254.169.254', '172.16.0.1', '172.31.255.255', '192.0.0.1', '192.0.2.1', '192.88.99.1', '192.168.0.1', '198.18.0.1', '198.19.255.255',
    '198.51.100.1', '203.0.113.1', '224.0.0.1', '239.1.1.1', '240.0.0.1', '255.255.255.255', '::', '::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:8.8.8.8', '64:ff9b::7f00:1', '100::1', '2001::1', '2001:db8::1',
    '2002:7f00:1::', '3fff::1', 'fc00::1', 'fd12:3456::1', 'fe80::1', 'ff02::1', '', 'localhost', '1.2.3', 'x',
  ]
  test.each(inside)('%s is not of the world', (address) => expect(isOfTheWorld(address)).toBe(false))
  test.each(['8.8.8.8', '172.15.0.1', '172.32.0.1', '192.169.0.1', '100.63.255.255', '223.255.255.255', '2a00:1450:400e::1', '2606:4700::1111'])('%s is', (address) => expect(isOfTheWorld(address)).toBe(true))

  test('of a name that leads to both none is asked', () => {
    const [of, inIt] = [{ address: '8.8.8.8', family: 4 }, { address: '10.0.0.1', family: 4 }]
    expect([worldOnly([of]), worldOnly([of, inIt]), worldOnly([inIt])]).toEqual([[of], [], []])
  })
})

/** Ways to write what stands beside us, as addresses. */
const hosts = ['localhost', '127.0.0.1', '127.1', '2130706433', '0x7f000001', '0177.0.0.1', '0', '[::1]', '[::ffff:127.0.0.1]', '[0:0:0:0:0:0:0:1]', '10.0.0.1', '192.168.1.1', '169.254.169.254', '[fd00::1]', '8.8.8.8', 'metadata', 'intern', 'db.internal', 'x.local', 'x.localhost', 'x.lan', 'x.home', 'x.corp', 'x.intranet', 'x.onion', 'x.test', 'x.invalid', '1.0.0.127.in-addr.arpa', 'localhost.', '127.0.0.1.', 'x..nl', '-', 'a_b.nl', 'é', '%6cocalhost', '①②⑦.0.0.1', 'x.123']
const shapes = [(host: string) => `https://${host}/`, (host: string) => `https://${host}:8443/x`, (host: string) => `http://${host}/`, (host: string) => `https://x@${host}/`, (host: string) => `https://x:y@${host}/`, (host: string) => `gopher://${host}/`, (host: string) => `//${host}/`]

describe('addresses', () => {
  const wrong = [...hosts.flatMap((host) => shapes.map((shape) => shape(host))), 'http://voorbeeld.nl/', 'https://u@voorbeeld.nl/', 'https://voorbeeld.nl/#x', 'ftp://voorbeeld.nl/', 'file:///etc/passwd', 'https://', 'x', '', `https://voorbeeld.nl/${'x'.repeat(500)}`]
  test('that are no place to send to are refused, and nothing is sent', async () => {
    expect(wrong.length).toBeGreaterThan(200)
    const live = httpPusher({ tryOut: false, patience: 2_000 })
    expect(wrong.filter((url) => live.accepts(url))).toEqual([])
    for (const url of wrong) expect([url, await live.push(url, 'x')]).toEqual([url, { taken: false, why: 'address' }])
  })

  test.each(['https://voorbeeld.nl/seintjes', 'https://api.voorbeeld.example.com:8443/x?y=z', 'https://xn--caf-dma.nl/'])('%s is one', (url) => expect(isSendable(url, { tryOut: false })).toBe(true))
  test('of this machine are for trying out alone', () => {
    expect(['http://localhost:3999/x', 'http://127.0.0.1/x'].map((url) => [isSendable(url, { tryOut: true }), isSendable(url, { tryOut: false })])).toEqual([[true, false], [true, false]])
    expect(isSendable('http://10.0.0.1/', { tryOut: true })).toBe(false)
  })
})

describe('sending', () => {
  let server: Server
  let base: string
  const asked: string[] = []
  beforeAll(async () => {
    server = createServer((req, res) => {
      asked.push(`${req.method} ${req.url} ${req.headers['content-type']}`)
      if (req.url === '/traag') return
      const status = Number(req.url?.slice(1))
      res.writeHead(status, { location: `${base}/200` }).end('x'.repeat(100_000))
    })
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
    base = `http://localhost:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  const pusher = httpPusher({ tryOut: true, patience: 400 })
  test.each([[200, true], [202, true], [204, true], [302, false], [307, false], [400, false], [404, false], [500, false], [503, false]])('an answer of %i is taken: %s', async (status, taken) => {
    asked.length = 0
    expect(await pusher.push(`${base}/${status}`, 'token')).toEqual(taken ? { taken } : { taken, why: 'answer' })
    expect(asked).toEqual([`POST /${status} application/secevent+jwt`])
  })

  test('who says nothing is not waited for, and who is not there is away', async () => {
    expect(await pusher.push(`${base}/traag`, 'token')).toEqual({ taken: false, why: 'slow' })
    expect(await pusher.push('http://localhost:1/', 'token')).toEqual({ taken: false, why: 'away' })
  })

  test('a name that leads beside us is not connected to', async () => {
    // Each machine calls itself by a name; made to look like one of the world it still leads here, or nowhere.
    expect(await httpPusher({ tryOut: false, patience: 2_000 }).push('https://naam-die-niet-bestaat.voorbeeld-zonder-net.nl/', 'x')).toMatchObject({ taken: false })
  })
})
