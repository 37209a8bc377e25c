import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import path from 'node:path'

const memory = '/dev/shm'
const prefix = 'teyue-tests-'
/** Several times what a run holds at once. */
const wantedBytes = 3 * 1024 ** 3
/** As /tmp is: PostgreSQL runs as an ordinary user when root runs the tests. */
const openToAll = 0o1777

/**
 * Lets this run and its children keep temporary files in memory, where there is room. On a disk, making a test's database
 * of 300 files takes ten times the work: ext4 gives a deleted file's place away only a minute later, and looks at each anew.
 */
export function keepTemporaryFilesInMemory(): void {
  if (process.env.TMPDIR || !isFit()) return
  removeLeftovers()
  const folder = path.join(memory, `${prefix}${process.pid}`)
  mkdirSync(folder)
  chmodSync(folder, openToAll)
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  process.env.TMPDIR = folder
}

/** In containers it often is tiny, and no program may be started from it. */
function isFit(): boolean {
  if (process.platform !== 'linux') return false
  const mount = readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .find(([, folder]) => folder === memory)
  if (!mount || /\b(noexec|ro)\b/.test(mount[3]!)) return false
  const { bavail, bsize } = statfsSync(memory)
  return Math.min(bavail * bsize, process.availableMemory()) >= wantedBytes
}

/** Of a run that was killed. */
function removeLeftovers(): void {
  for (const name of readdirSync(memory)) {
    const ended = name.startsWith(prefix) && !existsSync(`/proc/${name.slice(prefix.length)}`)
    if (ended) rmSync(path.join(memory, name), { recursive: true, force: true })
  }
}
