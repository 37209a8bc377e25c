import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'

const OWNER_ONLY = 0o600
const NEWLINE = 10

export type Written = { readonly rows: number; readonly bytes: number; readonly sha256: string }

/** Writes rows as PostgreSQL copies them out, one in a line, compressed. */
export async function writeTable(rows: Readable, file: string): Promise<Written> {
  const lines = counted()
  const digest = digested()
  const target = createWriteStream(file, { mode: OWNER_ONLY, flush: true })
  await pipeline(rows, lines.stream, createGzip(), digest.stream, target)
  return { rows: lines.count(), ...digest.result() }
}

/** The digest and length of a file as it lies there. */
export async function measure(file: string): Promise<Pick<Written, 'bytes' | 'sha256'>> {
  const digest = digested()
  digest.stream.resume()
  await pipeline(createReadStream(file), digest.stream)
  return digest.result()
}

export function readTable(file: string): Readable {
  const source = createReadStream(file)
  const rows = createGunzip()
  source.on('error', (error) => rows.destroy(error))
  return source.pipe(rows)
}

// Newlines within a value are escaped by PostgreSQL, so each that is left ends a row.
function counted() {
  let count = 0
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) count += 1
      done(null, chunk)
    },
  })
  return { stream, count: () => count }
}

function digested() {
  const hash = createHash('sha256')
  let bytes = 0
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  return { stream, result: () => ({ bytes, sha256: hash.digest('hex') }) }
}
