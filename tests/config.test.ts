import { describe, expect, test } from '@jest/globals'
import { readSettings } from '../src/config.ts'

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
    ['TRUST_PROXY', '-1'], ['LOG_LEVEL', 'chatty'], ['CHECKS_PER_MINUTE', '0'], ['KEYRING', 'none'], ['KEYRING_URL', 'http://bao.example'], ['KEYRING_MOUNT', '../sys'], ['DPIA_DATE', 'soon'], ['CLAMD', 'clamd'], ['SENDER_NAME', 'Sekswerk'], ['SERVICE_NAME', 'Escortregister'],
  ])('%s=%s', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`"${name}"`))
    expect(() => readSettings({ [name]: value })).not.toThrow(/geheim/)
  })
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
