import { readFile, rename, stat } from 'node:fs/promises'

const KEEP_BYTES = 10 * 1024 * 1024
const SHOWN_LINES = 5

/** Where the log ends now; a log grown too long is put aside first, one generation back. */
export async function endOfLog(logFile: string): Promise<number> {
  const size = await stat(logFile).then(
    (found) => found.size,
    () => 0,
  )
  if (size < KEEP_BYTES) return size
  await rename(logFile, `${logFile}.1`)
  return 0
}

export async function saidSince(logFile: string, offset: number): Promise<string> {
  const text = await readFile(logFile).catch(() => Buffer.alloc(0))
  return text.subarray(offset).toString('utf8')
}

export function lastLines(said: string): string {
  return said.trim().split('\n').slice(-SHOWN_LINES).join('\n')
}
