import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import path from 'node:path'
import { ControlError, notFound } from '../kit/control-error.ts'
import type { Snapshot } from './snapshot.ts'

const MOST_SNAPSHOTS = 50
const FOLDER = 'snapshots'
const ENDING = '.json'

export type Shelved = { readonly name: string; readonly made_at: string; readonly bytes: number }

/** The snapshots of a process, which all its worlds may load: files in the data folder, or texts where there is none. */
export class Shelf {
  readonly #folder: string | null
  readonly #texts = new Map<string, string>()
  #keeping: Promise<unknown> = Promise.resolve()

  constructor(dataDir: string | null) {
    this.#folder = dataDir === null ? null : path.join(dataDir, FOLDER)
  }

  list(): Shelved[] {
    return this.#names().map((name) => {
      const { made_at } = this.read(name)
      return { name, made_at, bytes: this.#bytes(name) }
    })
  }

  read(name: string): Snapshot {
    if (!this.#names().includes(name)) throw notFound('快照', 'snapshot', name)
    return JSON.parse(this.#folder === null ? this.#texts.get(name)! : readFileSync(this.#file(name), 'utf8'))
  }

  /** Under a name that is taken the newer one stands from now on. */
  keep(name: string, snapshot: Snapshot): Promise<Shelved> {
    // One after another: two of the same name would write into one file.
    const kept = this.#keeping.then(() => this.#keep(name, snapshot))
    this.#keeping = kept.catch(() => undefined)
    return kept
  }

  async #keep(name: string, snapshot: Snapshot): Promise<Shelved> {
    const names = this.#names()
    if (!names.includes(name) && names.length >= MOST_SNAPSHOTS) {
      throw new ControlError(
        409,
        'TOO_MANY_SNAPSHOTS',
        `至多保留 ${MOST_SNAPSHOTS} 个快照，请先删除一个`,
        `at most ${MOST_SNAPSHOTS} snapshots are kept: delete one first`,
      )
    }
    const text = JSON.stringify(snapshot)
    if (this.#folder === null) this.#texts.set(name, text)
    else await writeWhole(this.#folder, this.#file(name), text)
    return { name, made_at: snapshot.made_at, bytes: Buffer.byteLength(text) }
  }

  remove(name: string): void {
    if (!this.#names().includes(name)) throw notFound('快照', 'snapshot', name)
    if (this.#folder === null) this.#texts.delete(name)
    else rmSync(this.#file(name))
  }

  #names(): string[] {
    if (this.#folder === null) return [...this.#texts.keys()].sort()
    if (!existsSync(this.#folder)) return []
    const files = readdirSync(this.#folder).filter((file) => file.endsWith(ENDING))
    return files.map((file) => file.slice(0, -ENDING.length)).sort()
  }

  #bytes(name: string): number {
    return this.#folder === null ? Buffer.byteLength(this.#texts.get(name)!) : statSync(this.#file(name)).size
  }

  #file(name: string): string {
    return path.join(this.#folder!, `${name}${ENDING}`)
  }
}

// On the disk before it has its name: a crash leaves the old file or the new one.
async function writeWhole(folder: string, file: string, text: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const fresh = `${file}.new`
  const handle = await open(fresh, 'w')
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(fresh, file)
}
