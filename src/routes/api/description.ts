/** The interface described (OpenAPI 3.1), made of the schemas that read the requests; each example is run by a test. */
import { accessAnswer, accessRequest, checkAnswer, clientCheck, nameAnswer, nameComparison, problemAnswer } from '../../forms/checking/client.ts'
import { watchHooks, watchPaths, watchSchemas } from './describedWatches.ts'
import { answers, body, forAll, idempotencyKey, limitHeaders, saying, schemaOf } from './describing.ts'

export const API_VERSION = '1.2.0'

/** A number that no licence has: examples are about nobody. */
export const exampleCheck = { doel: 'advertentie', nummers: ['2345-6789-BCFN', '2345-6789-BCFX'] } as const
export const exampleAnswer = { peilmoment: '2026-11-30T09:00:00.000Z', resultaten: [{ volgnummer: 1, resultaat: 'niet-geldig' }, { volgnummer: 2, resultaat: 'tikfout' }] } as const
export const exampleComparison = { doel: 'advertentie', nummer: '2345-6789-BCFN', naam: 'Mila' } as const
export const exampleCompared = { peilmoment: '2026-11-30T09:00:00.000Z', resultaat: 'nee' } as const

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
    parameters: [idempotencyKey],
    requestBody: body('Controleverzoek', exampleCheck),
    responses: { 200: answers('Een resultaat per nummer, in uw volgorde.', 'Controle', exampleAnswer, limitHeaders), ...saying(...forAll) },
  },
}

const namePath = {
  post: {
    operationId: 'vergelijkNaam', tags: ['Controles'], summary: 'Hoort deze werknaam bij dit nummer?',
    description: 'Ja of nee. De werknaam zelf krijgt u nooit van ons. Geen geldig nummer, een nummer zonder werknaam en een andere werknaam geven hetzelfde antwoord. Bij één nummer kan het vijf keer per dag. Wie het nummer heeft, ziet dat u keek; niet welke naam u vroeg.',
    security: [{ toegang: [] }],
    parameters: [idempotencyKey],
    requestBody: body('Naamverzoek', exampleComparison),
    responses: { 200: answers('Ja of nee.', 'Naamcontrole', exampleCompared, limitHeaders), ...saying(...forAll, 'typo', 'often') },
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
    tags: [{ name: 'Toegang', description: 'Wie u bent.' }, { name: 'Controles', description: 'Geldig of niet.' }, { name: 'Bewakingen', description: 'Een seintje als een antwoord verandert, met toestemming van de houder.' }],
    paths: { '/toegang': accessPath, '/controles': checkPath, '/naamcontroles': namePath, ...watchPaths },
    webhooks: watchHooks,
    components: {
      securitySchemes: { toegang: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: `${server}/toegang`, scopes: {} } } } },
      headers: {
        'API-Version': { description: 'De versie van de koppeling.', schema: { type: 'string' } },
        'RateLimit-Limit': number('Nummers in een uur.'), 'RateLimit-Remaining': number('Nummers die dit uur nog kunnen.'), 'RateLimit-Reset': number('Seconden tot het volgende uur.'),
      },
      schemas: { Toegangsverzoek: schemaOf(accessRequest), Toegang: schemaOf(accessAnswer), Controleverzoek: schemaOf(clientCheck), Controle: schemaOf(checkAnswer), Naamverzoek: schemaOf(nameComparison), Naamcontrole: schemaOf(nameAnswer), ...watchSchemas, Probleem: schemaOf(problemAnswer) },
    },
  }
}
