import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const FILE_NAME = 'lock'
const FOLDER_IN_USE = 'FOLDER_IN_USE'

/**
 * Two processes on one journal would lose what the other wrote. A lock whose owner is dead (kill -9) is taken over; the
 * owner's start time tells it from a stranger that was given the same process id later.
 */
export function lockFolder(dataDir: string): () => void {
  const file = path.join(dataDir, FILE_NAME)
  const holder = readText(file)
  if (holder !== null && holder !== identityOf(process.pid) && isAlive(holder)) {
    const pid = holder.split(' ')[0]
    const message = `The folder ${dataDir} is in use by another simulator (process ${pid}). Stop it or choose another.`
    throw Object.assign(new Error(message), { code: FOLDER_IN_USE })
  }
  writeFileSync(file, identityOf(process.pid))
  return () => rmSync(file, { force: true })
}

function isAlive(holder: string): boolean {
  const pid = Number(holder.split(' ')[0])
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  return identityOf(pid) === holder
}

function identityOf(pid: number): string {
  // After the name in brackets, which may hold anything, the start time is the 20th field; only Linux has this file.
  const fields = readText(`/proc/${pid}/stat`)?.split(') ').at(-1)?.split(' ')
  return `${pid} ${fields?.[19] ?? ''}`.trim()
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
