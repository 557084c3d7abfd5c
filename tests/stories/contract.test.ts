/** The description and the service, held against each other: every operation, every example, every no. */
import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Schema } from 'joi'
import { accessAnswer, checkAnswer, nameAnswer, problemAnswer } from '../../src/forms/checking/client.ts'
import { watchAnswered, watchBegun, watchesListed } from '../../src/forms/checking/watching.ts'
import { described } from '../../src/routes/api/description.ts'
import { aClientOf, form, proofOf, refusedOf, server, type System, tokenOf } from '../support/clients.ts'
import { inStory } from '../support/story.ts'

interface Operation {
  readonly operationId: string
  readonly security?: readonly object[]
  readonly parameters?: readonly { readonly name: string; readonly in: string }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: { readonly $ref: string }; readonly example?: object }>> }
  readonly responses: Readonly<Record<string, { readonly headers?: Readonly<Record<string, object>>; readonly content?: Readonly<Record<string, { readonly schema: { readonly $ref: string } }>> }>>
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, object>>; readonly headers: object }
}

/** What the description was made of. */
const schemas: Readonly<Record<string, Schema>> = { Toegang: accessAnswer, Controle: checkAnswer, Naamcontrole: nameAnswer, Bewaking: watchBegun, Bewakingen: watchesListed, Stand: watchAnswered, Probleem: problemAnswer }

const superuser = inStory()
const description = JSON.parse(JSON.stringify(described(server))) as Description
const operations = Object.entries(description.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation, name: operation.operationId })))
const posts = operations.filter(({ operation }) => operation.requestBody)
const asking = posts.filter(({ operation }) => operation.security)

let system: System
let token: string
beforeAll(async () => {
  system = await aClientOf(superuser, { purposes: ['advertentie', 'bewaking'] })
  token = await tokenOf(system)
})

interface Sent {
  readonly body?: string | URLSearchParams
  readonly headers?: Readonly<Record<string, string>>
}

const typeOf = ({ requestBody }: Operation) => Object.keys(requestBody?.content ?? {})[0] ?? ''
const exampleOf = (operation: Operation) => JSON.stringify(operation.requestBody?.content[typeOf(operation)]?.example)
const send = ({ path, method }: { path: string; method: string }, { body, headers = {} }: Sent) => fetch(server + path, { method, headers, ...(body !== undefined && { body }) })
const bearer = (value = token) => ({ authorization: `Bearer ${value}`, 'content-type': 'application/json' })

/** The answer is one that stands there, with its headers, of its kind, and as its schema says. */
async function documented({ operation }: { operation: Operation }, answer: Response): Promise<unknown> {
  const described = operation.responses[String(answer.status)]
  expect([answer.status, Object.keys(operation.responses)]).toEqual([answer.status, expect.arrayContaining([String(answer.status)])])
  for (const name of Object.keys(described?.headers ?? {})) if (answer.ok || name === 'API-Version') expect([name, answer.headers.has(name)]).toEqual([name, true])
  const [type, content] = Object.entries(described?.content ?? {})[0] ?? []
  if (!type || !content) return expect(await answer.text()).toBe('')
  expect(answer.headers.get('content-type')?.split(';')[0]).toBe(type)
  const body: unknown = await answer.json()
  const name = content.schema.$ref.split('/').at(-1) ?? ''
  expect([name, schemas[name]?.validate(body, { convert: false }).error]).toEqual([name, undefined])
  return body
}

describe('the description', () => {
  test('is what anyone gets who asks for it', async () => {
    expect(await (await fetch(`${server}/openapi.json`)).json()).toEqual(description)
  })

  test('names nothing that is not in it, and no number, name or id in an address', () => {
    const text = JSON.stringify(description)
    for (const [, kind = '', name = ''] of text.matchAll(/"#\/components\/(schemas|headers)\/(\w[\w-]*)"/g)) expect(Object.keys(description.components[kind as 'schemas'])).toContain(name)
    expect(operations.length).toBeGreaterThanOrEqual(7)
    for (const { path, operation } of operations) {
      expect(path).toMatch(/^(\/[a-z]+)+$/)
      expect((operation.parameters ?? []).filter((each) => each.in !== 'header').map(({ name }) => name).filter((name) => name !== 'pagina')).toEqual([])
    }
  })

  test.each(operations)('$name: says for each problem which it is, and always what a request may hear', ({ operation }) => {
    const statuses = Object.keys(operation.responses)
    expect(statuses).toEqual(expect.arrayContaining(['401', '429', '503', ...(operation.requestBody ? ['400', '413', '415'] : [])]))
    for (const status of statuses.filter((each) => Number(each) >= 400)) expect(Object.keys(operation.responses[status]?.content ?? {})).toEqual(['application/problem+json'])
  })
})

describe('the service', () => {
  test.each(operations)('$name: its example runs, and the answer is one that stands there', async (one) => {
    const isAccess = one.path === '/toegang'
    const answer = await send(one, isAccess ? { body: form(await proofOf(system)) } : { headers: bearer(), ...(one.operation.requestBody && { body: exampleOf(one.operation) }) })
    await documented(one, answer)
    // The examples of one watch are of none that this system has.
    expect(answer.status).toBe({ beginBewaking: 403, vraagOpnieuw: 404, eindig: 404 }[one.name] ?? 200)
  })

  test.each(operations.filter(({ operation }) => operation.security))('$name: without a token, and with one of nobody', async (one) => {
    for (const value of ['', 'x'.repeat(43)]) {
      const answer = await send(one, { headers: bearer(value), ...(one.operation.requestBody && { body: exampleOf(one.operation) }) })
      expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
      await documented(one, answer)
    }
  })

  test.each(asking)('$name: what cannot be read, is too large, of another kind or holds a field too many is one of its no\'s, and on record', async (one) => {
    const example = exampleOf(one.operation)
    const before = [await refusedOf(superuser, system.name), await refusedOf(superuser, 'unknown')].map(({ length }) => length)
    const tried: readonly (readonly [number, Sent])[] = [
      [400, { headers: bearer(), body: example.slice(0, -1) }],
      [400, { headers: bearer(), body: `${example.slice(0, -1)},"__proto__":{"doel":"toezicht"},"meer":1}` }],
      [400, { headers: bearer(), body: '['.repeat(9_000) }],
      [413, { headers: bearer(), body: JSON.stringify('x'.repeat(20_000)) }],
      [415, { headers: { ...bearer(), 'content-type': 'text/xml' }, body: '<nummer/>' }],
      [415, { headers: { ...bearer(), 'content-type': 'application/json; charset=klingon' }, body: example }],
      [415, { headers: { ...bearer(), 'content-encoding': 'onbekend' }, body: example }],
    ]
    for (const [status, sent] of tried) {
      const answer = await send(one, sent)
      expect([sent, answer.status]).toEqual([sent, status])
      await documented(one, answer)
    }
    const after = [await refusedOf(superuser, system.name), await refusedOf(superuser, 'unknown')].map(({ length }) => length)
    expect((after[0] ?? 0) - (before[0] ?? 0) + (after[1] ?? 0) - (before[1] ?? 0)).toBeGreaterThanOrEqual(tried.length)
  })

  test.each(operations)('$name: in another way it is not there, and says which there are', async (one) => {
    const allowed = Object.keys(description.paths[one.path] ?? {}).map((method) => method.toUpperCase())
    for (const method of ['PUT', 'DELETE', 'PATCH', ...(allowed.includes('GET') ? [] : ['GET'])]) {
      const answer = await send({ ...one, method }, {})
      expect([method, answer.status, answer.headers.get('allow')?.split(', ').toSorted()]).toEqual([method, 405, allowed.toSorted()])
      expect(problemAnswer.validate(await answer.json()).error).toBeUndefined()
    }
  })
})
