/** What systems of other organisations send and get. The published description of the interface is made of these. */
import Joi from 'joi'
import { type CheckPurpose, checkPurposes, MOST_NUMBERS } from '../../law/checking/client.ts'

export interface ClientCheck {
  doel: CheckPurpose
  nummers: string[]
  bewijs?: boolean
}

export const clientCheck = Joi.object<ClientCheck, true>({
  doel: Joi.string().valid(...checkPurposes).required().description('Waarvoor u controleert. Alleen een doel dat bij uw aansluiting hoort; wie het nummer heeft, leest het terug.'),
  nummers: Joi.array().items(Joi.string().trim().max(40)).min(1).max(MOST_NUMBERS).required().description(`De nummers, hoogstens ${MOST_NUMBERS}. Spaties, streepjes en kleine letters mogen.`),
  bewijs: Joi.boolean().strict().description('`true`: bij elk antwoord een bewijs dat u kunt bewaren.'),
})

/** A name beside a number, as an advertisement shows them. */
export interface NameComparison {
  doel: 'advertentie'
  nummer: string
  naam: string
}

const oneNumber = Joi.string().trim().max(40).required().description('Het nummer. Spaties, streepjes en kleine letters mogen.')

export const nameComparison = Joi.object<NameComparison, true>({
  doel: Joi.string().valid('advertentie').required().description('Waarvoor u het vraagt; wie het nummer heeft, leest het terug.'),
  nummer: oneNumber,
  naam: Joi.string().trim().min(1).max(80).required().description('De werknaam die bij het nummer staat. Hoofdletters, accenten en streepjes maken geen verschil.'),
})

/** OAuth 2.0 client credentials with private_key_jwt (RFC 6749 4.4, RFC 7523). */
export interface AccessRequest {
  grant_type: string
  client_assertion_type: string
  client_assertion: string
}

export const accessRequest = Joi.object<AccessRequest, true>({
  grant_type: Joi.string().valid('client_credentials').required(),
  client_assertion_type: Joi.string().valid('urn:ietf:params:oauth:client-assertion-type:jwt-bearer').required(),
  client_assertion: Joi.string().max(4_000).required().description('Een JWT die u zelf ondertekent: `iss` en `sub` zijn uw aansluitnummer, `aud` dit adres, `jti` eenmalig, `exp` hoogstens vijf minuten verder.'),
})

export const accessAnswer = Joi.object({
  access_token: Joi.string().required(),
  token_type: Joi.string().valid('Bearer').required(),
  expires_in: Joi.number().integer().required().description('Seconden.'),
})

export const checkAnswer = Joi.object({
  peilmoment: Joi.string().isoDate().required().description('Wanneer er is gekeken.'),
  resultaten: Joi.array().items(Joi.object({
    volgnummer: Joi.number().integer().min(1).required().description('De plaats van het nummer in uw verzoek. Het nummer zelf staat nooit in een antwoord.'),
    resultaat: Joi.string().valid('geldig', 'niet-geldig', 'tikfout').required().description('`niet-geldig` is één antwoord: waarom staat er nooit bij. `tikfout`: dit kan geen nummer zijn, er is niet gezocht.'),
    bewijs: Joi.string().description('Als u erom vroeg: ondertekend, met het moment en het antwoord, zonder nummer. Wie het bewijs en het nummer heeft, kan op `/controleren/bewijs` laten zien dat ze bij elkaar horen. Niet bij een tikfout.'),
  })).required(),
})

export const nameAnswer = Joi.object({
  peilmoment: Joi.string().isoDate().required().description('Wanneer er is gekeken.'),
  resultaat: Joi.string().valid('ja', 'nee').required().description('`ja`: dit nummer is vandaag geldig, en deze werknaam hoort erbij. `nee` is één antwoord: waarom staat er nooit bij.'),
})

export const problemAnswer = Joi.object({
  type: Joi.string().required(),
  title: Joi.string().required(),
  status: Joi.number().integer().required(),
  detail: Joi.string().required(),
  instance: Joi.string().description('Noem dit nummer als u ons vraagt wat er was.'),
  error: Joi.string().description('Bij `/toegang`: de code van OAuth 2.0.'),
})
