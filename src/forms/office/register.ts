/** What is asked of whoever keeps what all municipalities share. */
import Joi from 'joi'
import type { Day } from '../../law/day.ts'
import { type ClientKind, clientKinds } from '../../law/checking/client.ts'
import { announcedHours, type AnnouncementKind, announcementKinds, type Audience, audiences } from '../../law/register/announcement.ts'
import { tightenedHours, tightenedParts, type TightenedSort, tightenedSorts } from '../../law/register/tightening.ts'
import { type RetiringReason, retiringReasons } from '../../law/register/signingKey.ts'
import { onDay, onTheClock } from '../form.ts'

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

export interface DesignationForm {
  /** The code of a municipality. */
  designated: string
  designatedFrom: Day
}

export const designationForm = Joi.object<DesignationForm, true>({
  designated: Joi.string().pattern(/^GM\d{4}$/).required(),
  designatedFrom: onDay.required(),
})

export interface EndDesignationForm {
  designatedUntil: Day
}

export const endDesignationForm = Joi.object<EndDesignationForm, true>({ designatedUntil: onDay.required() })

export interface AnnouncementForm {
  key: string
  announceKind: AnnouncementKind
  announceTo: Audience
  announceDay: Day
  /** By the clock of Amsterdam: `14:30`. */
  announceTime: string
  announceHours: string
}

export const announcementForm = Joi.object<AnnouncementForm, true>({
  key: Joi.string().guid().required(),
  announceKind: Joi.string().valid(...announcementKinds).required(),
  announceTo: Joi.string().valid(...audiences).required(),
  announceDay: onDay.required(),
  announceTime: onTheClock.required(),
  announceHours: Joi.string().valid(...announcedHours.map(String)).required(),
})

export interface TighteningForm {
  key: string
  tightenSort: TightenedSort
  tightenParts: string
  tightenHours: string
}

export const tighteningForm = Joi.object<TighteningForm, true>({
  key: Joi.string().guid().required(),
  tightenSort: Joi.string().valid(...tightenedSorts).required(),
  tightenParts: Joi.string().valid(...tightenedParts.map(String)).required(),
  tightenHours: Joi.string().valid(...tightenedHours.map(String)).required(),
})

export interface LawPackForm {
  lawFrom: Day
}

export const lawPackForm = Joi.object<LawPackForm, true>({ lawFrom: onDay.required() })

export interface WatchAddressForm {
  watchUrl: string
  /** A post, no person. */
  watchContact: string
}

export const watchAddressForm = Joi.object<WatchAddressForm, true>({
  watchUrl: Joi.string().trim().max(500).required(),
  watchContact: Joi.string().trim().min(5).max(120).required(),
})
