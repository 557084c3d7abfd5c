/** A form that may bring files: up to two beside what is typed, each checked and made anew before anything is done with the form. */
import type { Request, Response } from 'express'
import { made } from '../actions/papers/attachments.ts'
import { fileError } from '../actions/papers/intake.ts'
import type { FormErrors } from '../forms/form.ts'
import type { Field } from '../pages/shapes.ts'
import type { PaperFile } from '../platform/upload/read.ts'
import { withUploads } from './uploads.ts'

const names = ['attachment', 'attachmentToo'] as const

export const attachmentFields: readonly Field[] = names.map((name) => ({ kind: 'file', name, hint: name === 'attachment', pdf: true }))

export async function withAttachments(req: Request, res: Response, work: (files: readonly PaperFile[], errors: FormErrors) => Promise<void>): Promise<void> {
  if (!req.is('multipart/form-data')) return work([], {})
  await withUploads(req, res, names, async ({ files, errors: reading }) => {
    const good: PaperFile[] = []
    const errors: FormErrors = { ...reading }
    for (const name of names) {
      const upload = files[name]
      if (upload) await made(upload).then((file) => good.push(file), (error: unknown) => (errors[name] = fileError(error)))
    }
    await work(good, errors)
  })
}

/** What the act says of its files, at their field; none when it is done. */
export async function doneWith(act: Promise<unknown>): Promise<FormErrors> {
  const error = await act.then(() => undefined, fileError)
  return error ? { attachment: error } : {}
}

export const hasErrors = (errors: FormErrors): boolean => Object.keys(errors).length > 0
