/** How she shows who she is, and where her photo is made. The files themselves are read on their own. */
import Joi from 'joi'

export const proofs = ['bring', 'upload', 'cannot'] as const

export interface ProofForm {
  proof: (typeof proofs)[number]
}

export const proofForm = Joi.object<ProofForm, true>({ proof: Joi.string().valid(...proofs).required() })

export const portraits = ['desk', 'now'] as const

export interface PortraitForm {
  portrait: (typeof portraits)[number]
}

export const portraitForm = Joi.object<PortraitForm, true>({ portrait: Joi.string().valid(...portraits).required() })

export interface ApprovalForm {
  id: string
}

export const approvalForm = Joi.object<ApprovalForm, true>({ id: Joi.string().uuid().required() })
