/** What is right, in the form of the answer: which fields by the kind of the thing, filled with what is held now. */
import { openWrong, type Right } from '../../../actions/looks/rectifying.ts'
import type { OpenRequest } from '../../../actions/looks/requests.ts'
import { entered, type Entered, type FormErrors, read, typed } from '../../../forms/form.ts'
import { rightDocumentForm, rightFields, rightPersonForm, rightWordsForm } from '../../../forms/hers/rectifying.ts'
import { type CorrectedKind, isCorrected } from '../../../law/hers/rectifying.ts'
import { correctionOutcomes } from '../../../law/hers/requests.ts'
import type { Field } from '../../../pages/shapes.ts'
import { portrait } from '../../../platform/upload/picture.ts'
import type { Official } from '../../../policies/actor.ts'
import { fileError, taken } from '../../../actions/papers/intake.ts'

/** Whether any of it was ticked. */
export const isPressed = (body: unknown, name: string): boolean => [entered(body)[name] ?? []].flat().some(Boolean)

interface RightOn {
  readonly fields: readonly Field[]
  readonly held: Entered
  readonly outcomes: readonly string[]
  readonly upload: boolean
}

/** Looking at what is held now goes with reading her words. */
export async function rightOn(actor: Official, { id, itemKind, kind }: OpenRequest, isRead: boolean): Promise<RightOn> {
  const item = kind === 'correction' && isCorrected(itemKind) ? itemKind : undefined
  if (!item) return { fields: [], held: {}, outcomes: kind === 'correction' ? ['denied'] : correctionOutcomes, upload: false }
  return { fields: rightFields[item].map(fieldOf), held: isRead ? await heldNow(actor, id) : {}, outcomes: correctionOutcomes, upload: item === 'photo' }
}

function fieldOf(name: string): Field {
  switch (name) {
    case 'document':
      return { kind: 'radios', name, options: ['passport', 'identityCard', 'residencePermit'].map((value) => ({ value })) }
    case 'photo':
      return { kind: 'file', name, hint: true }
    case 'rightDay':
      return { kind: 'date', name }
    case 'rightText':
      return { kind: 'area', name, hint: true }
    default:
      return { kind: 'text', name }
  }
}

async function heldNow(actor: Official, id: string): Promise<Entered> {
  const { identity, identityCheck } = await openWrong(actor, id)
  if (identityCheck) return { document: identityCheck.document, rightDay: identityCheck.seenOn }
  return identity ? { ...identity, bsn: identity.bsn ?? '' } : {}
}

export interface RightRead {
  readonly value: Right
  readonly errors: FormErrors
}

/** Asked only when she is right. */
export async function readRight({ kind, itemKind }: OpenRequest, body: unknown, photo: Buffer | undefined): Promise<RightRead> {
  if (kind !== 'correction' || !isCorrected(itemKind) || typed(body, 'answered') !== 'granted') return { value: {}, errors: {} }
  return readAs(itemKind, body, photo)
}

async function readAs(item: CorrectedKind, body: unknown, photo: Buffer | undefined): Promise<RightRead> {
  switch (item) {
    case 'identity': {
      const form = read(rightPersonForm, body)
      if (!form.ok) return { value: {}, errors: form.errors }
      const { given, family, birthdate, nationality, bsn } = form.value
      return { value: { identity: { given, family, birthdate, nationality, bsn } }, errors: {} }
    }
    case 'identityCheck': {
      const form = read(rightDocumentForm, body)
      return form.ok ? { value: { identityCheck: { document: form.value.document, seenOn: form.value.rightDay } }, errors: {} } : { value: {}, errors: form.errors }
    }
    case 'photo':
      return readPhoto(photo)
    default: {
      const form = read(rightWordsForm, body)
      return form.ok ? { value: { text: form.value.rightText }, errors: {} } : { value: {}, errors: form.errors }
    }
  }
}

async function readPhoto(photo: Buffer | undefined): Promise<RightRead> {
  if (!photo) return { value: {}, errors: { photo: 'error.photo' } }
  return taken(photo, portrait).then((jpeg) => ({ value: { photo: jpeg }, errors: {} }), (error: unknown) => ({ value: {}, errors: { photo: fileError(error) } }))
}
