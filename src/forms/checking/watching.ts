/** What a platform sends and gets of what she allowed it to hear. */
import Joi from 'joi'

const doel = Joi.string().valid('bewaking').required().description('Altijd `bewaking`. Het hoort bij uw aansluiting als twee beheerders het adres voor uw seintjes openden.')
const bewaking = Joi.string().guid({ version: 'uuidv4' }).lowercase().required().description('De bewaking, zoals u die kreeg bij het begin. Het zegt niets over een mens.')
const peilmoment = Joi.string().isoDate().required().description('Wanneer er is gekeken.')
const resultaat = Joi.string().valid('geldig', 'niet-geldig').required().description('`geldig`: de bewaking loopt, en het nummer is vandaag geldig. `niet-geldig` is één antwoord: waarom staat er nooit bij. Ook een bewaking die voorbij is of is gestopt, heet zo.')
const tot = Joi.string().isoDate().required().description('De laatste dag, zoals die bij het begin is gezegd.')

export interface WatchBeginning {
  doel: 'bewaking'
  nummer: string
  code: string
}

export const watchBeginning = Joi.object<WatchBeginning, true>({
  doel,
  nummer: Joi.string().trim().max(40).required().description('Het nummer. Spaties, streepjes en kleine letters mogen.'),
  code: Joi.string().trim().max(40).required().description('De code die u van de houder van het nummer kreeg. Hij is voor uw aansluiting en voor dit nummer, en werkt één keer.'),
})

export interface WatchQuestion {
  doel: 'bewaking'
  bewaking: string
}

export const watchQuestion = Joi.object<WatchQuestion, true>({ doel, bewaking })

export const watchBegun = Joi.object({ peilmoment, bewaking, tot, resultaat })
export const watchAnswered = Joi.object({ peilmoment, resultaat })
export const watchesListed = Joi.object({ bewakingen: Joi.array().items(Joi.object({ bewaking, tot })).required(), paginas: Joi.number().integer().min(1).required() })

/** Which page of the list. */
export const pageAsked = Joi.object<{ pagina: number }, true>({ pagina: Joi.number().integer().min(1).max(10_000).default(1) })
