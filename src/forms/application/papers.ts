/** How she shows who she is, and where her photo is made. The files themselves are read on their own. */
import Joi from 'joi'
import { plain } from '../plain.ts'

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

/** What can be wrong with a page of a document. */
export const paperFaults = ['unclear', 'cutOff', 'outOfDate', 'notThis', 'other'] as const
export type PaperFault = (typeof paperFaults)[number]

export interface PaperJudgementForm {
  paperFit: 'yes' | 'no'
  paperFault: PaperFault | ''
  paperFaultText: string
}

/** What is wrong is chosen; only of something else it is written, in words she will read. */
export const paperJudgementForm = Joi.object<PaperJudgementForm, true>({
  paperFit: Joi.string().valid('yes', 'no').required(),
  paperFault: Joi.string().valid(...paperFaults, '').default('').when('paperFit', { is: 'no', then: Joi.string().valid(...paperFaults).required() }),
  paperFaultText: plain(0, 300).allow('').default('').when('paperFault', { is: 'other', then: plain(10, 300).invalid('').required() }),
})
