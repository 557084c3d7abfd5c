/** Sessions of the running service, made beside its doors: by its own store and keys. */
import express from 'express'
import request from 'supertest'
import '../../src/routes/signIn.ts'
import { tokenOf } from '../../src/platform/session/csrf.ts'
import { freshSession, keepSession, sessionBegins, sessions } from '../../src/platform/session/session.ts'
import type { Actor } from '../../src/policies/actor.ts'
import { keyring } from './database.ts'
import { Visitor } from './visitor.ts'

export interface Signed {
  readonly cookie: string
  readonly token: string
}

export function sessionsOf() {
  const app = express().use(express.json(), sessions(keyring, { secure: false }))
  app.post('/in', sessionBegins, async (req, res) => {
    await freshSession(req)
    Object.assign(req.session, { actor: req.body as Actor, signedInAt: Date.now() })
    const token = tokenOf(req)
    await keepSession(req)
    res.json({ token })
  })
  const fresh = async (actor: Actor): Promise<Signed> => {
    const answer = await request(app).post('/in').send(actor)
    const [line = ''] = (answer.headers['set-cookie'] as unknown as string[] | undefined) ?? []
    return { cookie: line.split(';')[0] ?? '', token: (answer.body as { token: string }).token }
  }
  const known = new Map<string, Promise<Signed>>()
  const kept = (actor: Actor): Promise<Signed> => {
    const signed = known.get(actor.id) ?? fresh(actor)
    known.set(actor.id, signed)
    return signed
  }
  return { fresh, kept }
}

/** Someone who is in already, without the way through a provider. */
export async function inside(actor: Actor, visitor = new Visitor()): Promise<Visitor> {
  const [name = '', value = ''] = (await sessionsOf().fresh(actor)).cookie.split('=')
  visitor.cookies.set(name, value)
  return visitor
}
