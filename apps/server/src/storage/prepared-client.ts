import { createHash } from 'node:crypto'
import pg from 'pg'

// Enough for every statement of the program; texts beyond it (lists of many lengths) are planned each time.
const maxPreparedStatements = 500
const planOutlivedItsTable = '0A000'

type Query = (config: unknown, values?: unknown, callback?: unknown) => unknown
type Corked = { readonly connection: { readonly stream: { cork(): void; uncork(): void } } }

/**
 * A client that prepares each statement once per connection, and that sends what is asked in one go in one write: the
 * server answers in order, so that a caller may ask several things and wait once.
 */
export class PreparedClient extends pg.Client {
  readonly #names = new Map<string, string>()

  constructor(config?: pg.ClientConfig) {
    // Known to pg since 8.22, and not yet to its types.
    super({ ...config, pipeline: true } as pg.ClientConfig)
  }

  override query: pg.Client['query'] = ((config: unknown, values?: unknown, callback?: unknown) => {
    this.#sendTogether()
    const named = typeof config === 'string' && Array.isArray(values) ? this.#prepared(config, values) : null
    const send = super.query.bind(this) as Query
    const result = named ? send(named, callback) : send(config, values, callback)
    return result instanceof Promise ? result.catch((error: unknown) => this.#judge(error)) : result
  }) as pg.Client['query']

  #sendTogether(): void {
    const { stream } = (this as unknown as Corked).connection
    stream.cork()
    process.nextTick(() => stream.uncork())
  }

  #prepared(text: string, values: readonly unknown[]): pg.QueryConfig | null {
    const known = this.#names.get(text)
    if (!known && this.#names.size >= maxPreparedStatements) return null
    const name = known ?? createHash('sha1').update(text).digest('hex')
    this.#names.set(text, name)
    return { name, text, values: [...values] }
  }

  /** A migration has changed a table under a prepared plan: this connection is given up, the next one plans anew. */
  #judge(error: unknown): never {
    if ((error as { code?: string } | null)?.code === planOutlivedItsTable) void this.end()
    throw error
  }
}
