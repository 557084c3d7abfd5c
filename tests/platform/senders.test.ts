/** What every way out holds to, and what each does besides; mail against a real server. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { SMTPServer } from 'smtp-server'
import { mailSender, type Parcel, type Sender, SenderAway, Undeliverable } from '../../src/platform/sending/mail.ts'
import { spool } from '../../src/platform/sending/spool.ts'
import { freePort } from '../support/startService.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'waarborg-spool-'))
const received: { to: string[]; from: string; hello: string; data: string }[] = []

/** Takes mail for everyone but those whose name says what it answers. */
const server = new SMTPServer({
  authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo({ address }, _session, done) {
    const code = Number(/^(\d{3})/.exec(address)?.[1] ?? 0)
    done(code ? Object.assign(new Error(`no such person ${address}`), { responseCode: code }) : undefined)
  },
  onData(stream, { envelope, hostNameAppearsAs }, done) {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
      const { mailFrom, rcptTo } = envelope
      received.push({ to: rcptTo.map(({ address }) => address), from: mailFrom ? mailFrom.address : '', hello: hostNameAppearsAs, data: Buffer.concat(parts).toString() })
      done()
    })
  },
})
let mail: Sender
let port = 0

const parcel = (more: Partial<Parcel> = {}): Parcel => ({ id: randomUUID(), way: 'email', from: 'Neutraal', to: 'alleen-ik@post.example', subject: 'Bericht', text: 'Tulp. Er staat een bericht voor u klaar.', notes: [], ...more })
const mailTo = (address: string, at = port) => mailSender({ url: `smtp://localhost:${at}`, address, sealedLine: false })

beforeAll(async () => {
  await new Promise<void>((resolve) => void server.listen(0, 'localhost', resolve))
  port = (server.server.address() as AddressInfo).port
  mail = mailTo('bericht@loket.example')
})
afterAll(async () => {
  mail.stop()
  await new Promise<void>((resolve) => {
    server.close(resolve)
  })
})

describe.each<[name: string, sender: () => Sender, read: (id: string) => string]>([
  ['mail', () => mail, (id) => received.find(({ data }) => data.includes(id))?.data ?? ''],
  ['folder', () => spool(folder), (id) => readFileSync(path.join(folder, `${id}.json`), 'utf8')],
])('%s', (_name, sender, read) => {
  test('hands over what it was given, once, to one address', async () => {
    const given = parcel()
    await sender().send(given)
    expect(read(given.id)).toContain(given.text)
    expect(read(given.id)).toContain(given.to)
  })

  test('several at once are each handed over whole', async () => {
    const given = ['а', 'ő', 'ż', 'ã'].map((letter) => parcel({ text: `${letter} bericht` }))
    await Promise.all(given.map((each) => sender().send(each)))
    for (const { id } of given) expect(read(id)).toMatch(/bericht/)
  })
})

describe('mail', () => {
  test('has nothing in its head but what mail cannot do without, and says nothing of this machine', async () => {
    const given = parcel({ text: 'Лале. Имате съобщение.', subject: 'Съобщение' })
    await mail.send(given)
    const { data = '', hello, from } = received.find((each) => each.data.includes(given.id)) ?? {}
    const [head = '', body = ''] = data.split('\r\n\r\n')
    const names = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n').map((line) => line.split(':')[0])
    expect(names.toSorted()).toEqual(['Content-Transfer-Encoding', 'Content-Type', 'Date', 'From', 'MIME-Version', 'Message-ID', 'Subject', 'To'])
    expect(head).toMatch(/Content-Type: text\/plain/)
    expect(head).not.toMatch(/multipart|html|filename|boundary/i)
    expect([hello, from]).toEqual(['loket.example', 'bericht@loket.example'])
    expect(head).not.toContain(os.hostname())
    expect(Buffer.from(body, 'base64').toString() + body).toContain('Имате съобщение.')
  })

  test.each([['550', Undeliverable], ['553', Undeliverable], ['450', SenderAway]] as const)('an address the server answers with %s', async (code, kind) => {
    const said: unknown = await mail.send(parcel({ to: `${code}@post.example` })).catch((error: unknown) => error)
    expect(said).toBeInstanceOf(kind)
    expect(String(said) + JSON.stringify(said)).not.toMatch(/post\.example|no such person/)
  })

  test('a server that is not there', async () => {
    const away = mailTo('bericht@loket.example', await freePort())
    await expect(away.send(parcel())).rejects.toThrow(SenderAway)
    away.stop()
  })

  test('outside a demonstration nothing goes over a line that is not sealed', async () => {
    const strict = mailSender({ url: `smtp://localhost:${port}`, address: 'a@loket.example', sealedLine: true })
    const before = received.length
    await expect(strict.send(parcel())).rejects.toThrow(SenderAway)
    expect(received).toHaveLength(before)
    strict.stop()
  })
})

describe('the folder', () => {
  test('its files are for their owner alone, and never half written', async () => {
    const inside = path.join(folder, 'made')
    const given = parcel({ way: 'sms', to: '06 12 34 56 78' })
    await spool(inside).send(given)
    expect(readdirSync(inside)).toEqual([`${given.id}.json`])
    expect(statSync(path.join(inside, `${given.id}.json`)).mode & 0o777).toBe(0o600)
    expect(statSync(inside).mode & 0o777).toBe(0o700)
    expect(JSON.parse(readFileSync(path.join(inside, `${given.id}.json`), 'utf8'))).toEqual(given)
  })

  test('can leave out where it would go; what is not there is nothing', async () => {
    const masked = spool(folder, (each) => ({ ...each, to: '•' }))
    const given = parcel()
    await masked.send(given)
    expect(await masked.read(given.id)).toEqual({ ...given, to: '•' })
    expect(await masked.read(randomUUID())).toBeUndefined()
  })

  test('that cannot be written delivers nothing', async () => {
    const file = path.join(folder, 'not-a-folder')
    writeFileSync(file, '')
    chmodSync(file, 0o600)
    await expect(spool(file).send(parcel())).rejects.toThrow(Undeliverable)
  })
})
