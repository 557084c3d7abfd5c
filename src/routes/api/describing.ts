/** Pieces that the description of each request is made of. */
import type { Schema } from 'joi'
import { type Problem, problems } from './problem.ts'

/** What Joi itself says of a schema, in the words of JSON Schema 2020-12. */
export function schemaOf(schema: Schema): object {
  const described = schema as unknown as { '~standard': { jsonSchema: { input(options: { target: 'draft-2020-12' }): object } } }
  return described['~standard'].jsonSchema.input({ target: 'draft-2020-12' })
}

export const versionHeader = { 'API-Version': { $ref: '#/components/headers/API-Version' } }
export const limitHeaders = Object.fromEntries(['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'].map((name) => [name, { $ref: `#/components/headers/${name}` }]))

export function answers(description: string, schema: string, example: object, headers: object = {}): object {
  return { description, headers: { ...versionHeader, ...headers }, content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` }, example } } }
}

/** Under each status all that it can mean. */
export function saying(...names: Problem[]): Record<string, object> {
  const byStatus = Map.groupBy(names, (name) => String(problems[name][0]))
  return Object.fromEntries([...byStatus].map(([status, group]) => [status, {
    description: group.map((name) => `${problems[name][1]}: ${problems[name][2]}`).join(' '),
    headers: versionHeader,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Probleem' } } },
  }]))
}

export const idempotencyKey = { name: 'Idempotency-Key', in: 'header', required: false, description: 'Eigen sleutel van 8 tot 128 tekens. Hetzelfde verzoek met dezelfde sleutel krijgt een dag lang hetzelfde antwoord, en telt één keer.', schema: { type: 'string', minLength: 8, maxLength: 128 } }

export const body = (schema: string, example: object): object => ({ required: true, content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` }, example } } })

/** Each request of a client that was let in may hear these. */
export const forAll = ['unreadable', 'invalid', 'token', 'certificate', 'purpose', 'otherRequest', 'tooLarge', 'mediaType', 'tooMany', 'away'] as const satisfies readonly Problem[]
