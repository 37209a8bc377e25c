import type { Row } from './cell.ts'

/** Writes a file piece by piece: the bytes that are ready are returned, in their order. */
export type FileWriter = {
  add(rows: readonly Row[]): Buffer
  end(): Buffer
}
