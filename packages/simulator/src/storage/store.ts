import { mkdirSync } from 'node:fs'
import { completeRow } from './complete-row.ts'
import { compactJournal, Journal, replayJournal } from './journal.ts'
import { lockFolder } from './lock.ts'
import { TABLE_NAMES, type Tables } from './rows.ts'
import { Table } from './table.ts'

type TableName = keyof Tables
export type Change = readonly [TableName, string, unknown]
type AllTables = { readonly [Name in TableName]: Table<Tables[Name]> }

/** All state: in memory for reading, every change in the journal before it is answered. */
export class Store {
  readonly tables: AllTables = emptyTables()
  #journal: Journal | null = null
  #unlock: () => void = () => undefined
  #batch: Change[] | null = null
  #undo: (() => void)[] = []

  static async open(dataDir: string | null, fsync: boolean): Promise<Store> {
    const store = new Store()
    if (dataDir === null) return store
    mkdirSync(dataDir, { recursive: true })
    store.#unlock = lockFolder(dataDir)
    await replayJournal(dataDir, (line) => store.#replay(line))
    compactJournal(dataDir, store.#snapshot())
    store.#journal = await Journal.open(dataDir, fsync)
    return store
  }

  /** One transaction: synchronous, all or nothing, one line in the journal. Joins the one around it. */
  write<Result>(act: () => Result): Result {
    if (this.#batch) return act()
    this.#batch = []
    this.#undo = []
    try {
      const result = act()
      if (this.#journal && this.#batch.length > 0) this.#journal.append(JSON.stringify(this.#batch))
      return result
    } catch (error) {
      for (const step of this.#undo.reverse()) step()
      throw error
    } finally {
      this.#batch = null
      this.#undo = []
    }
  }

  put<Name extends TableName>(name: Name, key: string, row: Tables[Name] | null): void {
    if (!this.#batch) throw new Error('a change outside of a transaction')
    const table = this.#table(name)
    const before = table.set(key, row)
    this.#batch.push([name, key, row])
    this.#undo.push(() => table.set(key, before))
  }

  get<Name extends TableName>(name: Name, key: string): Tables[Name] | undefined {
    return this.#table(name).get(key)
  }

  /** Everything else is gone, and these rows are there, in one step: a crash leaves the one or the other. */
  replace(rows: readonly Change[]): void {
    this.#fill(rows)
    this.#journal?.append(JSON.stringify({ replace: rows }))
  }

  *rows(): Iterable<Change> {
    for (const name of TABLE_NAMES) for (const [key, row] of this.tables[name].rows) yield [name, key, row]
  }

  async durable(): Promise<void> {
    await this.#journal?.durable()
  }

  async close(): Promise<void> {
    await this.#journal?.close()
    this.#unlock()
  }

  #table<Name extends TableName>(name: Name): Table<Tables[Name]> {
    return this.tables[name]
  }

  #replay(line: string): void {
    const changes = JSON.parse(line) as 'reset' | Change[] | { replace: Change[] }
    if (changes === 'reset') this.#fill([])
    else if ('replace' in changes) this.#fill(changes.replace)
    else this.#apply(changes)
  }

  #fill(rows: readonly Change[]): void {
    for (const name of TABLE_NAMES) this.tables[name].clear()
    this.#apply(rows)
  }

  #apply(changes: readonly Change[]): void {
    for (const [name, key, row] of changes) (this.tables[name] as Table<unknown>).set(key, completeRow(name, row))
  }

  *#snapshot(): Iterable<string> {
    for (const change of this.rows()) yield JSON.stringify([change])
  }
}

function emptyTables(): AllTables {
  return Object.fromEntries(TABLE_NAMES.map((name) => [name, new Table()])) as unknown as AllTables
}
