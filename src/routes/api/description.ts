/** The interface described (OpenAPI 3.1), made of the schemas that read the requests; each example is run by a test. */
import type { Schema } from 'joi'
import { accessAnswer, accessRequest, checkAnswer, clientCheck, problemAnswer } from '../../forms/checking/client.ts'
import { type Problem, problems } from './problem.ts'

export const API_VERSION = '1.0.0'

/** A number that no licence has: examples are about nobody. */
export const exampleCheck = { doel: 'advertentie', nummers: ['2345-6789-BCFN', '2345-6789-BCFX'] } as const
export const exampleAnswer = { peilmoment: '2026-11-30T09:00:00.000Z', resultaten: [{ volgnummer: 1, resultaat: 'niet-geldig' }, { volgnummer: 2, resultaat: 'tikfout' }] } as const

/** What Joi itself says of a schema, in the words of JSON Schema 2020-12. */
function schemaOf(schema: Schema): object {
  const described = schema as unknown as { '~standard': { jsonSchema: { input(options: { target: 'draft-2020-12' }): object } } }
  return described['~standard'].jsonSchema.input({ target: 'draft-2020-12' })
}

const versionHeader = { 'API-Version': { $ref: '#/components/headers/API-Version' } }
const limitHeaders = Object.fromEntries(['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'].map((name) => [name, { $ref: `#/components/headers/${name}` }]))

function answers(description: string, schema: string, example: object, headers: object = {}): object {
  return { description, headers: { ...versionHeader, ...headers }, content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` }, example } } }
}

/** Under each status all that it can mean. */
function saying(...names: Problem[]): Record<string, object> {
  const byStatus = Map.groupBy(names, (name) => String(problems[name][0]))
  return Object.fromEntries([...byStatus].map(([status, group]) => [status, {
    description: group.map((name) => `${problems[name][1]}: ${problems[name][2]}`).join(' '),
    headers: versionHeader,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Probleem' } } },
  }]))
}

const accessPath = {
  post: {
    operationId: 'vraagToegang', tags: ['Toegang'], summary: 'Vraag toegang',
    description: 'OAuth 2.0, client credentials, met een bewijs dat u zelf ondertekent (private_key_jwt). Hoort bij uw aansluiting een certificaat, dan toont u dat bij elk verzoek (mutual TLS).',
    requestBody: { required: true, content: { 'application/x-www-form-urlencoded': { schema: { $ref: '#/components/schemas/Toegangsverzoek' } } } },
    responses: { 200: answers('Een toegangscode voor tien minuten.', 'Toegang', { access_token: 'uXn2…', token_type: 'Bearer', expires_in: 600 }), ...saying('invalid', 'proof', 'certificate', 'tooLarge', 'mediaType', 'tooMany', 'away') },
  },
}

const checkPath = {
  post: {
    operationId: 'controleer', tags: ['Controles'], summary: 'Controleer nummers',
    description: 'Is er bij dit nummer vandaag een geldige vergunning? Elke controle staat vast; wie het nummer heeft, ziet dat u keek, wanneer en waarvoor.',
    security: [{ toegang: [] }],
    parameters: [{ name: 'Idempotency-Key', in: 'header', required: false, description: 'Eigen sleutel van 8 tot 128 tekens. Hetzelfde verzoek met dezelfde sleutel krijgt een dag lang hetzelfde antwoord, en telt één keer.', schema: { type: 'string', minLength: 8, maxLength: 128 } }],
    requestBody: { required: true, content: { 'application/json': { schema: { $ref: '#/components/schemas/Controleverzoek' }, example: exampleCheck } } },
    responses: { 200: answers('Een resultaat per nummer, in uw volgorde.', 'Controle', exampleAnswer, limitHeaders), ...saying('unreadable', 'invalid', 'token', 'certificate', 'purpose', 'otherRequest', 'tooLarge', 'mediaType', 'tooMany', 'away') },
  },
}

const number = (description: string) => ({ description, schema: { type: 'integer' } })

export function described(server: string): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Controle van nummers', version: API_VERSION,
      description: 'Antwoord op één vraag: is er bij dit nummer vandaag een geldige vergunning? Ja of nee, en niets over een mens. Nummers staan alleen in de inhoud van een verzoek, nooit in een adres.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      contact: { name: 'Beheer van het register', url: new URL('/hulp', server).href },
    },
    servers: [{ url: server }],
    tags: [{ name: 'Toegang', description: 'Wie u bent.' }, { name: 'Controles', description: 'Geldig of niet.' }],
    paths: { '/toegang': accessPath, '/controles': checkPath },
    components: {
      securitySchemes: { toegang: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: `${server}/toegang`, scopes: {} } } } },
      headers: {
        'API-Version': { description: 'De versie van de koppeling.', schema: { type: 'string' } },
        'RateLimit-Limit': number('Nummers in een uur.'), 'RateLimit-Remaining': number('Nummers die dit uur nog kunnen.'), 'RateLimit-Reset': number('Seconden tot het volgende uur.'),
      },
      schemas: { Toegangsverzoek: schemaOf(accessRequest), Toegang: schemaOf(accessAnswer), Controleverzoek: schemaOf(clientCheck), Controle: schemaOf(checkAnswer), Probleem: schemaOf(problemAnswer) },
    },
  }
}
