import { describe, expect, test } from '@jest/globals'
import { readCheckSettings, readSettings } from '../src/config.ts'
import { trusting } from '../src/platform/session/proxies.ts'

const live = {
  MODE: 'live', BASE_URL: 'https://loket.example', DATABASE_APP_URL: 'postgres://a:b@db/x',
  STATUTE: 'a statute', STATUTE_ARTICLES: '1-9', STATUTE_PUBLICATION: 'a bulletin', DPIA_REFERENCE: 'D-1', DPIA_DATE: '2026-01-01',
  SMTP_URL: 'smtps://mail.example', MAIL_FROM: 'bericht@loket.example',
  WORKER_ISSUER: 'https://id.example', WORKER_CLIENT_ID: 'w', WORKER_CLIENT_SECRET: 's',
  CLAMD: '/run/clamav/clamd.ctl',
  KEYRING: 'transit', KEYRING_URL: 'https://bao.example/', KEYRING_TOKEN_FILE: '/run/bao/token',
  STAFF_ISSUER: 'https://id.example', STAFF_CLIENT_ID: 'm', STAFF_CLIENT_SECRET: 's',
}

test('with nothing set it is a demonstration on this machine', () => {
  expect(readSettings({})).toMatchObject({ demonstration: true, host: 'localhost', port: 3000, baseUrl: 'http://localhost:3000', databaseUrl: undefined, trustProxy: 0 })
})

test('an address without its last slash, a port, a folder', () => {
  const settings = readSettings({ BASE_URL: 'https://loket.example/', PORT: '4000', DATA_DIR: '/srv/w' })
  expect(settings).toMatchObject({ baseUrl: 'https://loket.example', port: 4000, keyringFile: '/srv/w/keyring.json' })
})

describe('what is wrong is named, and what it held is not repeated', () => {
  test.each([
    ['PORT', '70000'], ['PORT', 'x'], ['BASE_URL', 'ftp://x'], ['MODE', 'test'], ['DATABASE_URL', 'mysql://u:geheim@x/y'],
    ['TRUST_PROXY', '-1'], ['PROXY_ADDRESSES', '0.0.0.0/0'], ['PROXY_ADDRESSES', '::/0'], ['PROXY_ADDRESSES', '10.0.0.0/8'], ['PROXY_ADDRESSES', 'proxy.example'], ['PROXY_ADDRESSES', '192.0.2.1/33'], ['PROXY_ADDRESSES', '192.0.2.1,,'], ['PROXY_ADDRESSES', '192.0.2.1/16/16'], ['LOG_LEVEL', 'chatty'], ['CHECKS_PER_MINUTE', '0'], ['KEYRING', 'none'], ['KEYRING_URL', 'http://bao.example'], ['KEYRING_MOUNT', '../sys'], ['DPIA_DATE', 'soon'], ['CLAMD', 'clamd'], ['SENDER_NAME', 'Sekswerk'], ['SERVICE_NAME', 'Escortregister'],
  ])('%s=%s', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`"${name}"`))
    expect(() => readSettings({ [name]: value })).not.toThrow(/geheim/)
  })
})

describe('behind a proxy', () => {
  test.each<[Record<string, string>]>([
    [{ TRUST_PROXY: '1' }], [{ TRUST_PROXY: '1', HOST: '127.0.0.1' }], [{ TRUST_PROXY: '1', HOST: '0.0.0.0', PROXY_ADDRESSES: '192.0.2.1' }], [{ TRUST_PROXY: '2', HOST: '::', PROXY_ADDRESSES: '10.1.0.0/16, 2001:db8::/48' }], [{ HOST: '0.0.0.0' }],
  ])('it starts with %j', (env) => expect(readSettings(env)).toMatchObject({ trustProxy: Number(env['TRUST_PROXY'] ?? 0) }))

  test.each(['::ffff:0:0/96', '::ffff:0.0.0.0/96', '0:0:0:0:0:ffff::/96', '0000:0000::ffff:10.0.0.0/104', '::/48', '::/80', '0::/64', '::ffff:10.1.0.0/111', '10.0.0.0/15', '2001:db8::/47'])('it takes no net as wide as %s for its proxies', (PROXY_ADDRESSES) => {
    expect(() => readSettings({ TRUST_PROXY: '1', HOST: '0.0.0.0', PROXY_ADDRESSES })).toThrow(/must be addresses, or ranges of at least/)
    expect(trusting(PROXY_ADDRESSES, 1)('203.0.113.5', 0)).toBe(false)
  })

  test.each(['0.0.0.0', '::', 'loket.example'])('it does not start at %s, which others reach, without knowing where the proxy is', (HOST) => {
    expect(() => readSettings({ TRUST_PROXY: '1', HOST })).toThrow(/^TRUST_PROXY with a HOST that others reach needs PROXY_ADDRESSES/)
    expect(() => readCheckSettings({ TRUST_PROXY: '1', HOST, DATABASE_CHECK_URL: 'postgres://db/x' })).toThrow(/needs PROXY_ADDRESSES/)
  })

  test.each<[string, string | undefined, number, string, number, boolean]>([
    ['this machine', undefined, 1, '127.0.0.1', 0, true], ['as it is written in IPv6', undefined, 1, '::ffff:127.0.0.1', 0, true], ['in IPv6', undefined, 1, '::1', 0, true],
    ['another machine', undefined, 1, '192.0.2.1', 0, false], ['without proxies nobody', undefined, 0, '127.0.0.1', 0, false], ['no address', undefined, 1, '', 0, false],
    ['one that is named', '192.0.2.0/24', 1, '::ffff:192.0.2.9', 0, true], ['not its neighbour', '192.0.2.0/24', 1, '192.0.3.9', 0, false], ['nor this machine then', '192.0.2.0/24', 1, '127.0.0.1', 0, false],
    ['who stands behind one', '192.0.2.1', 2, '203.0.113.5', 1, true], ['no more than there are', '192.0.2.1', 1, '203.0.113.5', 1, false], ['of a net of IPv4 in IPv6', '::ffff:10.1.0.0/112', 1, '::ffff:10.1.2.3', 0, true], ['not beside it', '::ffff:10.1.0.0/112', 1, '::ffff:10.2.2.3', 0, false], ['itself', '::1', 1, '::1', 0, true], ['of IPv6', '2001:db8::/48', 1, '2001:db8:0:7::1', 0, true],
  ])('believed: %s', (_what, addresses, count, address, distance, isBelieved) => expect(trusting(addresses, count)(address, distance)).toBe(isBelieved))
})

test('with all of it live mode has what it needs', () => {
  expect(readSettings(live)).toMatchObject({ demonstration: false, transit: { url: 'https://bao.example', tokenFile: '/run/bao/token', mount: 'transit' } })
})

describe('live mode refuses to start', () => {
  test.each(Object.keys(live).filter((name) => name !== 'MODE' && !name.startsWith('KEYRING_')))('without %s', (name) => {
    expect(() => readSettings({ ...live, [name]: undefined })).toThrow(new RegExp(`Live mode needs: .*${name}`))
  })

  test('on the keyring of the demonstration, with everything else there', () => {
    expect(() => readSettings({ ...live, KEYRING: 'file' })).toThrow(/^Live mode needs: KEYRING=transit \([^)]*\)\.?$/)
  })

  test.each(['KEYRING_URL', 'KEYRING_TOKEN_FILE'])('on a keyring elsewhere without %s', (name) => {
    expect(() => readSettings({ ...live, [name]: undefined })).toThrow(new RegExp(`^KEYRING=transit needs: ${name}\\.$`))
  })

  test('on an address without https', () => {
    expect(() => readSettings({ ...live, BASE_URL: 'http://loket.example' })).toThrow(/BASE_URL/)
  })
})
