/** A transaction on one connection: what is asked of it in turn, and what goes along without anyone waiting for it. */
import type pg from 'pg'
import { gather } from './gather.ts'
import { addedTogether } from './addedTogether.ts'

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
  #waiting: Step[]
  readonly #sent: Promise<unknown>[] = []
  #isOver = false
  #failed: { readonly error: unknown } | undefined

  constructor(client: pg.Client, reach: Step) {
    this.client = client
    this.#waiting = [{ text: 'begin' }, reach]
  }

  /** Nobody needs the answer: goes along with the next that is asked, or with the end. When it fails, everything does. */
  later(step: Step): void {
    this.#refuseLate()
    this.#waiting.push(step)
  }

  /** Everything that waits, in order. */
  send(): void {
    if (!this.#waiting.length) return
    gather(this.client)
    for (const step of addedTogether(this.#waiting.splice(0))) this.#sent.push(this.#query(step))
  }

  async ask<Row extends pg.QueryResultRow>(step: Step): Promise<Row[]> {
    this.#refuseLate()
    this.send()
    gather(this.client)
    return (await this.client.query<Row>({ ...step })).rows
  }

  /** Keeps all of it, or throws what went wrong first. */
  async commit(): Promise<void> {
    this.#isOver = true
    if (!this.#sent.length && this.#waiting.length === UNTOUCHED) return
    this.send()
    // What is refused on this side never reaches the server, which would keep the rest.
    await new Promise<void>((resolve) => process.nextTick(resolve))
    if (this.#failed) throw this.#failed.error
    const [{ command }] = await Promise.all([this.client.query('commit'), ...this.#sent])
    if (command !== 'COMMIT') throw new Error('a transaction that was broken off was not kept')
  }

  async rollBack(): Promise<void> {
    this.#isOver = true
    this.#waiting = []
    if (this.#sent.length) await this.client.query('rollback')
  }

  /** What broke it, when that was something nobody waited for; what was asked after it only heard that it was broken. */
  causeOf(error: unknown): unknown {
    return this.#failed ? this.#failed.error : error
  }

  #refuseLate(): void {
    if (this.#isOver) throw new Error('the transaction is over')
  }

  #query(step: Step): Promise<void> {
    return new Promise((resolve) => {
      this.client.query({ ...step }, (error?: Error) => {
        if (error) this.#failed ??= { error }
        resolve()
      })
    })
  }
}
