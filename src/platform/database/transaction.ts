/** A transaction on one connection: what is asked of it in turn, and what goes along without anyone waiting for it. */
import type pg from 'pg'
import { addedTogether } from './addedTogether.ts'
import { type Asked, Batch } from './batch.ts'
import { gather } from './gather.ts'

export interface Step {
  readonly name?: string
  /** A row of this table, with nothing but its values. */
  readonly addsTo?: string
  readonly text: string
  readonly values?: unknown[]
}

/** Its beginning, and its reach. */
const UNTOUCHED = 2

/** Begins when something is first asked of it: one that was refused before that cost the database nothing. */
export class Running {
  readonly client: pg.Client
  /** Not sent yet. */
  #waiting: Asked[]
  #isBegun = false
  #isOver = false
  #isDue = false
  failed: { readonly error: unknown } | undefined

  constructor(client: pg.Client, reach: Step) {
    this.client = client
    this.#waiting = [{ name: 'begin', text: 'begin' }, reach]
  }

  /** Nobody needs the answer: goes along with the next that is asked, or with the end. When it fails, everything does. */
  later(step: Step): void {
    this.#refuseLate()
    this.#waiting.push(step)
  }

  /** Everything that waits, in order; before what someone else asks on this connection. When something of it cannot be sent, that is not asked. */
  send(): void {
    gather(this.client)
    this.#send()
    if (this.failed) throw this.failed.error
  }

  /** Of what nobody waits for: the first is the cause of the rest. */
  fail(error: unknown): void {
    this.failed ??= { error }
  }

  /** With all that is asked in this turn. */
  async ask<Row extends pg.QueryResultRow>(step: Step): Promise<Row[]> {
    this.#refuseLate()
    const answered = this.#answerTo<Row>(step)
    if (!this.#isDue) {
      this.#isDue = true
      setImmediate(() => this.#send())
    }
    return (await answered).rows
  }

  /** Keeps all of it, or throws what went wrong first. */
  async commit(): Promise<void> {
    this.#isOver = true
    if (!this.#isBegun && this.#waiting.length === UNTOUCHED) return void (this.#waiting = [])
    const kept = this.#answerTo({ name: 'commit', text: 'commit' })
    this.#send()
    if ((await kept).command !== 'COMMIT') throw new Error('a transaction that was broken off was not kept')
  }

  async rollBack(): Promise<void> {
    this.#isOver = true
    for (const { answer } of this.#waiting.splice(0)) answer?.reject(new Error('the transaction is over'))
    if (this.#isBegun) await this.client.query('rollback')
  }

  /** What broke it, when that was something nobody waited for; what was asked after it only heard that it was broken. */
  causeOf(error: unknown): unknown {
    return this.failed ? this.failed.error : error
  }

  #refuseLate(): void {
    if (this.#isOver) throw new Error('the transaction is over')
  }

  #answerTo<Row extends pg.QueryResultRow>(step: Step): Promise<pg.QueryResult<Row>> {
    return new Promise((resolve, reject) => void this.#waiting.push({ ...step, answer: { resolve, reject } }))
  }

  #send(): void {
    this.#isDue = false
    if (!this.#waiting.length) return
    this.#isBegun = true
    this.client.query(new Batch(this.client, addedTogether(this.#waiting.splice(0)), this))
  }
}
