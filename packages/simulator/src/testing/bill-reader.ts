import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import type { Reply } from './merchant-client.ts'
import type { Stage } from './stage.ts'

export type Bill = {
  readonly text: string
  readonly header: string
  readonly rows: readonly Record<string, string>[]
  readonly summary: Record<string, string>
}

/** Asks for a bill, fetches it with a signature, checks its digest, and reads it by the names of its columns. */
export async function readBill(stage: Stage, target: string): Promise<Bill> {
  const asked = await stage.call('GET', target)
  assert.equal(asked.status, 200, asked.text)
  assert.deepEqual(Object.keys(asked.body).sort(), ['download_url', 'hash_type', 'hash_value'])
  const file = await fetchFile(stage, String(asked.body.download_url))
  assert.equal(file.status, 200, file.text)
  const bytes = target.includes('tar_type=GZIP') ? gunzipSync(file.bytes) : file.bytes
  assert.deepEqual([asked.body.hash_type, asked.body.hash_value], ['SHA1', sha1(bytes)])
  return parseBill(bytes.toString('utf8'))
}

export function fetchFile(stage: Stage, url: string): Promise<Reply> {
  assert(url.startsWith(`${stage.url}/v3/billdownload/file?token=`), url)
  return stage.call('GET', url.slice(stage.url.length))
}

export function sha1(bytes: Buffer): string {
  return createHash('sha1').update(bytes).digest('hex')
}

export function parseBill(text: string): Bill {
  assert(text.startsWith('\uFEFF') && text.endsWith('\r\n'))
  const lines = text.slice(1, -2).split('\r\n')
  const [header = '', ...rest] = lines
  const [summaryHeader = '', summary = ''] = rest.splice(-2)
  return { text, header, rows: rest.map((line) => named(header, line)), summary: named(summaryHeader, summary) }
}

function named(header: string, line: string): Record<string, string> {
  assert(line.startsWith('`'), line)
  const values = line.slice(1).split(',`')
  const names = header.split(',')
  assert.equal(values.length, names.length, line)
  return Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']))
}

/** `12.30` → 1230, `-0.06000` → -6. */
export function fen(yuan: string): number {
  const [, sign, whole, rest] = /^(-?)(\d+)\.(\d{2})(?:000)?$/.exec(yuan) ?? []
  assert(whole !== undefined && rest !== undefined, yuan)
  return (sign === '-' ? -1 : 1) * Number(whole + rest)
}
