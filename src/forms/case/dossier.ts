/** What a dossier is taken out for. */
import Joi from 'joi'

/** For the archive, for a court or who handles an objection, or for her who asked for it. */
export const dossierReasons = ['archive', 'court', 'request'] as const
export type DossierReason = (typeof dossierReasons)[number]

export interface DossierForm {
  dossierReason: DossierReason
}

export const dossierForm = Joi.object<DossierForm, true>({ dossierReason: Joi.string().valid(...dossierReasons).required() })
