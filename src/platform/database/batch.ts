/** Steps that go to the server in one go and are answered in one: to say after each that it may go on costs the server, and us, as much as many a step. */
import pg from 'pg'
import type { Step } from './transaction.ts'

/** A step, and who waits for its answer, if anyone does. */
export interface Asked extends Step {
  readonly answer?: {
    resolve(result: pg.QueryResult): void
    reject(error: unknown): void
  }
}

/** What pg has and does around a query, as far as one that is several does it itself. */
interface Wire extends pg.Connection {
  /** Nothing, when the connection has ended: whoever waits hears that from its end. */
  _send(bytes: Buffer): void
  readonly submittedNamedStatements: Record<string, string>
}

interface Answer extends pg.QueryResult {
  addFields(fields: unknown): void
  parseRow(fields: unknown): pg.QueryResultRow
  addRow(row: pg.QueryResultRow): void
  addCommandComplete(message: unknown): void
}

/** The transaction of which it is a part. */
export interface Whole {
  /** A step failed for whose answer nobody waits. */
  fail(error: unknown): void
  /** After which nothing more is to be done in it. */
  readonly failed: { readonly error: unknown } | undefined
}

/** The server does them in order, and after one that fails none of the rest. When nobody waits for the answer of that one, the whole hears of it. */
export class Batch extends pg.Query {
  readonly #client: pg.Client
  readonly #steps: readonly Asked[]
  readonly #whole: Whole
  #at = 0
  #answer: Answer | undefined
  #unread: { readonly error: unknown } | undefined

  constructor(client: pg.Client, steps: readonly Asked[], whole: Whole) {
    super({ text: '' })
    this.#client = client
    this.#steps = steps
    this.#whole = whole
    // By these pg notes which statement has become ready on the connection.
    Object.defineProperties(this, { name: { get: () => this.#step?.name }, text: { get: () => this.#step?.text } })
  }

  get #step(): Asked | undefined {
    return this.#steps[this.#at]
  }

  /** All or none: what cannot be written down on this side keeps the others from being sent, and all that comes after them. */
  override readonly submit = (connection: pg.Connection): Error | null => {
    const wire = connection as Wire
    if (this.#whole.failed) return asError(this.#whole.failed.error)
    const written = writtenBy(this.#steps, wire)
    if (written instanceof Error) {
      this.#whole.fail(written)
      this.#forget(wire)
      return written
    }
    wire.stream.cork()
    wire._send(Buffer.concat(written))
    wire.sync()
    wire.stream.uncork()
    return null
  }

  handleRowDescription({ fields }: { readonly fields: unknown }): void {
    this.#begun().addFields(fields)
  }

  handleDataRow({ fields }: { readonly fields: unknown }): void {
    if (!this.#step?.answer || this.#unread) return
    try {
      const answer = this.#begun()
      answer.addRow(answer.parseRow(fields))
    } catch (error) {
      this.#unread = { error }
    }
  }

  handleCommandComplete(message: unknown): void {
    const answer = this.#begun()
    answer.addCommandComplete(message)
    if (this.#unread) this.#step?.answer?.reject(this.#unread.error)
    else this.#step?.answer?.resolve(answer)
    this.#answer = undefined
    this.#unread = undefined
    this.#at += 1
  }

  /** Of a step that says nothing. */
  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: '' })
  }

  handleError(error: unknown, connection: Wire): void {
    this.#forget(connection)
    if (!this.#step?.answer) this.#whole.fail(error)
    for (const { answer } of this.#steps.slice(this.#at)) answer?.reject(error)
  }

  handleReadyForQuery(): void {
    // Each was told when it was done.
  }

  #begun(): Answer {
    return (this.#answer ??= new pg.Result('', this.#client as unknown as typeof pg.types) as Answer)
  }

  /** What the server never came to is not ready on this connection. */
  #forget({ submittedNamedStatements }: Wire): void {
    for (const { name } of this.#steps.slice(this.#at)) if (name) delete submittedNamedStatements[name]
  }
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error('failed before', { cause: error }))

/** As pg itself says each, but for what it says after it; and for whose answer nobody waits, the server need not say what its rows are like. */
function writtenBy(steps: readonly Asked[], connection: Wire): Buffer[] | Error {
  const parts: Buffer[] = []
  const told = Object.create(connection, { _send: { value: (part: Buffer) => parts.push(part) }, sync: { value: () => undefined }, stream: { value: {} } }) as Wire
  const untold = Object.create(told, { describe: { value: () => undefined } }) as Wire
  const refused: Error[] = []
  for (const { name = '', text, values = [], answer } of steps) {
    // Given all of it at once, pg takes longer to copy it than to write it.
    const query = Object.assign(new pg.Query(text, values, (error) => void (error && refused.push(error))), { name, queryMode: 'extended' })
    const unsaid = query.submit(answer ? told : untold) as unknown as Error | null
    const [error = unsaid] = refused
    if (error) return error
  }
  return parts
}
