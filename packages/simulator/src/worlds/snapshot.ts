import { createHash } from 'node:crypto'
import { ControlError } from '../kit/control-error.ts'
import { TABLE_NAMES } from '../storage/rows.ts'
import type { Change } from '../storage/store.ts'
import { refound, SETTINGS_OF_PLACE, type World } from '../world.ts'

export const SNAPSHOT_FORMAT = 'teyue-simulator-snapshot'
/** Raised whenever a row of this version could not be read by the one before. */
export const SNAPSHOT_VERSION = 1
export const LARGEST_SNAPSHOT_BYTES = 64 << 20

/** A world as a file: every row, its keys and its clock included; not where it runs. */
export type Snapshot = {
  readonly format: string
  readonly version: number
  readonly made_at: string
  /** Of the rows as they stand here. */
  readonly sha256: string
  readonly rows: readonly Change[]
}

export function takeSnapshot(world: World): Snapshot {
  const rows: Change[] = []
  let bytes = 0
  for (const change of world.store.rows()) {
    if (change[0] === 'settings' && SETTINGS_OF_PLACE.includes(change[1])) continue
    rows.push(change)
    bytes += Buffer.byteLength(JSON.stringify(change))
    if (bytes > LARGEST_SNAPSHOT_BYTES) throw tooLarge()
  }
  const made_at = new Date(world.clock.now()).toISOString()
  return { format: SNAPSHOT_FORMAT, version: SNAPSHOT_VERSION, made_at, sha256: digestOf(rows), rows }
}

/** Whether the file may become a world; every way in which it may not has a sentence. */
export function checkSnapshot({ format, version, sha256, rows }: Snapshot): void {
  if (format !== SNAPSHOT_FORMAT) throw broken(`不是快照（format 为 ${format}）`, `its format is ${format}`)
  if (version !== SNAPSHOT_VERSION) {
    throw new ControlError(
      409,
      'SNAPSHOT_VERSION',
      `快照的版本是 ${version}，这个模拟器只读版本 ${SNAPSHOT_VERSION}，请用同一版本重新制作`,
      `the snapshot is of version ${version}, and this simulator reads version ${SNAPSHOT_VERSION}: take it again with the same version`,
    )
  }
  if (digestOf(rows) !== sha256)
    throw broken('内容与摘要不符，文件不完整或被改过', 'its rows are not those of its digest')
  const seen = new Set<string>()
  let sumFen = 0
  for (const [table, key, row] of rows) {
    if (!TABLE_NAMES.includes(table)) throw broken(`没有表 ${table}`, `there is no table ${table}`)
    if (seen.has(`${table} ${key}`)) throw broken(`${table} ${key} 出现两次`, `${table} ${key} is there twice`)
    seen.add(`${table} ${key}`)
    if (table === 'settings' && SETTINGS_OF_PLACE.includes(key))
      throw broken(`不该有 ${key}`, `${key} is not for a snapshot`)
    if (table === 'accounts') sumFen += (row as { balance_fen: number }).balance_fen
  }
  if (sumFen !== 0) throw broken(`账户合计 ${sumFen} 分，应为 0`, `its accounts sum to ${sumFen} fen instead of 0`)
}

/** Makes the world what a checked file says. Rows that no world can begin with leave it as it was. */
export function loadSnapshot(world: World, { rows }: Snapshot): void {
  try {
    refound(world, rows)
  } catch (error) {
    throw broken(`其中的行不成为一个世界（${String(error)}）`, `its rows make no world (${String(error)})`)
  }
}

function digestOf(rows: readonly Change[]): string {
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex')
}

function broken(zh: string, en: string): ControlError {
  return new ControlError(400, 'SNAPSHOT_BROKEN', `快照不能使用：${zh}`, `the snapshot cannot be used: ${en}`)
}

function tooLarge(): ControlError {
  return new ControlError(
    409,
    'SNAPSHOT_TOO_LARGE',
    '这个世界超过 64 MiB，不能制作快照；请复制数据目录',
    'the world is larger than 64 MiB, too large for a snapshot: copy the data folder instead',
  )
}
