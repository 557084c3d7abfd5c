/** What is asked of whoever keeps what all municipalities share. */
import Joi from 'joi'
import { type ClientKind, clientKinds } from '../../law/checking/client.ts'
import { type RetiringReason, retiringReasons } from '../../law/register/signingKey.ts'

export interface RetiringForm {
  keyWhy: RetiringReason
}

export const retiringForm = Joi.object<RetiringForm, true>({ keyWhy: Joi.string().valid(...retiringReasons).required() })

export interface ConnectingForm {
  clientName: string
  clientKind: ClientKind
  /** A set of public keys (JWKS), as text. */
  clientKeys: string
  /** SHA-256 of its certificate, base64url; empty for none. */
  clientCertificate: string
}

export const connectingForm = Joi.object<ConnectingForm, true>({
  clientName: Joi.string().trim().min(3).max(80).required(),
  clientKind: Joi.string().valid(...clientKinds).required(),
  clientKeys: Joi.string().trim().max(8_000).required(),
  clientCertificate: Joi.string().trim().pattern(/^[\w-]{43}$/).allow('').default(''),
})
