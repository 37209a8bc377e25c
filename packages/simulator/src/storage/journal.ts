import { closeSync, createReadStream, existsSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'
import { type FileHandle, open, truncate } from 'node:fs/promises'
import path from 'node:path'

const FILE_NAME = 'journal.jsonl'
const SNAPSHOT_CHUNK_BYTES = 1 << 20

/**
 * Append-only lines, made durable by group commit: everything that gathers while one fsync runs goes out with the next.
 * A line is one whole transaction, so a torn tail loses a transaction that was never answered, and nothing else.
 */
export class Journal {
  readonly #file: FileHandle
  readonly #fsync: boolean
  #waiting: string[] = []
  #running: Promise<void> = Promise.resolve()
  #next: Promise<void> | null = null
  #broken: Error | null = null

  static async open(dataDir: string, fsync: boolean): Promise<Journal> {
    return new Journal(await open(path.join(dataDir, FILE_NAME), 'a'), fsync)
  }

  private constructor(file: FileHandle, fsync: boolean) {
    this.#file = file
    this.#fsync = fsync
  }

  append(line: string): void {
    this.#waiting.push(line)
    this.durable().catch(() => undefined)
  }

  /** Resolves once everything appended so far is on the disk; rejects for ever after a failed write. */
  durable(): Promise<void> {
    if (this.#broken) return Promise.reject(this.#broken)
    if (this.#waiting.length === 0) return this.#running
    this.#next ??= this.#running.then(() => {
      this.#running = this.#flush()
      this.#next = null
      return this.#running
    })
    return this.#next
  }

  async close(): Promise<void> {
    await this.durable()
    await this.#file.close()
  }

  async #flush(): Promise<void> {
    const text = `${this.#waiting.join('\n')}\n`
    this.#waiting = []
    try {
      await this.#file.appendFile(text)
      if (this.#fsync) await this.#file.datasync()
    } catch (error) {
      this.#broken = error instanceof Error ? error : new Error(String(error))
      throw this.#broken
    }
  }
}

/** Hands every whole line to `apply`; cuts off a tail that was torn by a crash. */
export async function replayJournal(dataDir: string, apply: (line: string) => void): Promise<void> {
  const file = path.join(dataDir, FILE_NAME)
  if (!existsSync(file)) return
  let rest: Buffer = Buffer.alloc(0)
  let wholeBytes = 0
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    let from = 0
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10, from)) {
      apply(rest.toString('utf8', from, end))
      from = end + 1
    }
    wholeBytes += from
    rest = rest.subarray(from)
  }
  if (rest.length > 0) await truncate(file, wholeBytes)
}

/** Replaces the journal by one line per living row; a crash leaves either the old file or the new one. */
export function compactJournal(dataDir: string, lines: Iterable<string>): void {
  const fresh = path.join(dataDir, `${FILE_NAME}.new`)
  const file = openSync(fresh, 'w')
  let chunk = ''
  for (const line of lines) {
    chunk += `${line}\n`
    if (chunk.length > SNAPSHOT_CHUNK_BYTES) {
      writeSync(file, chunk)
      chunk = ''
    }
  }
  writeSync(file, chunk)
  fsyncSync(file)
  closeSync(file)
  renameSync(fresh, path.join(dataDir, FILE_NAME))
  const folder = openSync(dataDir, 'r')
  fsyncSync(folder)
  closeSync(folder)
}
