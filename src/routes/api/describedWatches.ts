/** The description of watching: begin with a code, be told, ask again, list, end. Each example is about nobody. */
import { answers, body, forAll, idempotencyKey, limitHeaders, saying, schemaOf, versionHeader } from './describing.ts'
import { watchAnswered, watchBeginning, watchBegun, watchesListed, watchQuestion } from '../../forms/checking/watching.ts'
import { EVENT } from '../../actions/watching/telling.ts'

const bewaking = '00000000-0000-4000-8000-000000000000'
const peilmoment = '2026-11-30T09:00:00.000Z'

export const exampleBeginning = { doel: 'bewaking', nummer: '2345-6789-BCFN', code: '234-567-89B-CFN' } as const
const exampleBegun = { peilmoment, bewaking, tot: '2027-02-28', resultaat: 'geldig' } as const
export const exampleQuestion = { doel: 'bewaking', bewaking } as const
const exampleAnswered = { peilmoment, resultaat: 'niet-geldig' } as const
const exampleListed = { bewakingen: [{ bewaking, tot: '2027-02-28' }], paginas: 1 } as const
/** The content of a signal; it is sent signed, as a compact JWS. */
const exampleEvent = { iss: 'https://register.example', aud: '7c1f…', iat: 1_796_029_200, jti: '5b0e…', events: { [EVENT]: { bewaking } } } as const

/** What each of them says is as its schema has it; a test looks. */
export const watchExamples = [[watchBegun, exampleBegun], [watchAnswered, exampleAnswered], [watchesListed, exampleListed], [watchBeginning, exampleBeginning], [watchQuestion, exampleQuestion]] as const

const security = [{ toegang: [] }]
const tags = ['Bewakingen']
const ofOne = ['unreadable', 'invalid', 'token', 'certificate', 'purpose', 'notFound', 'tooLarge', 'mediaType', 'tooMany', 'away'] as const

export const watchPaths = {
  '/bewakingen': {
    post: {
      operationId: 'beginBewaking', tags, summary: 'Begin met een code', security, parameters: [idempotencyKey],
      description: 'Met het nummer en de code die de houder u gaf. U mag er nooit om vragen als voorwaarde. De houder ziet wat u vraagt en wat u hoort, en kan altijd stoppen.',
      requestBody: body('Bewakingsbegin', exampleBeginning),
      responses: { 201: answers('De bewaking loopt tot en met deze dag.', 'Bewaking', exampleBegun, limitHeaders), ...saying(...forAll, 'typo', 'code') },
    },
    get: {
      operationId: 'eigenBewakingen', tags, summary: 'Uw bewakingen', security,
      description: 'Alle die u begon en niet zelf beëindigde, tot de dag die bij het begin is gezegd, 500 per pagina. Of ze nog iets opleveren staat er niet bij.',
      parameters: [{ name: 'pagina', in: 'query', required: false, description: 'Welke pagina.', schema: { type: 'integer', minimum: 1 } }],
      responses: { 200: answers('Uw bewakingen.', 'Bewakingen', exampleListed, limitHeaders), ...saying('invalid', 'token', 'certificate', 'purpose', 'tooMany', 'away') },
    },
  },
  '/bewakingen/stand': {
    post: {
      operationId: 'vraagOpnieuw', tags, summary: 'Vraag opnieuw', security,
      description: 'Het antwoord van nu. De houder ziet dat u keek.',
      requestBody: body('Bewakingsvraag', exampleQuestion),
      responses: { 200: answers('Geldig of niet.', 'Stand', exampleAnswered, limitHeaders), ...saying(...ofOne) },
    },
  },
  '/bewakingen/einde': {
    post: {
      operationId: 'eindig', tags, summary: 'Beëindig een bewaking', security,
      description: 'U hoort er niets meer over. Twee keer is één keer.',
      requestBody: body('Bewakingsvraag', exampleQuestion),
      responses: { 204: { description: 'Beëindigd.', headers: versionHeader }, ...saying(...ofOne) },
    },
  },
}

/** What we send, for who receives it. */
export const watchHooks = {
  opnieuwVragen: {
    post: {
      operationId: 'opnieuwVragen', tags, summary: 'Een antwoord is veranderd: vraag opnieuw',
      description: 'Een Security Event Token (RFC 8417, gestuurd volgens RFC 8935), ondertekend met een sleutel uit `/.well-known/jwks.json` (EdDSA, `typ` is `secevent+jwt`). Welk antwoord het is staat er niet in: vraag het bij `/bewakingen/stand`. Het kan tot een half uur na de verandering komen en meer dan één keer; `jti` is dan gelijk. Komt het niet aan, dan proberen wij het drie dagen, steeds minder vaak. Antwoord met 202.',
      requestBody: { required: true, content: { 'application/secevent+jwt': { schema: { type: 'string', description: 'Een compacte JWS. De inhoud:', examples: [JSON.stringify(exampleEvent)] } } } },
      responses: { 202: { description: 'Aangekomen.' } },
    },
  },
}

export const watchSchemas = { Bewakingsbegin: schemaOf(watchBeginning), Bewaking: schemaOf(watchBegun), Bewakingen: schemaOf(watchesListed), Bewakingsvraag: schemaOf(watchQuestion), Stand: schemaOf(watchAnswered) }
