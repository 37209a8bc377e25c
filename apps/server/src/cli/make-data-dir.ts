import { accessSync, constants, mkdirSync } from 'node:fs'
import { OperatorError } from '../kit/operator-error.ts'

/** Makes the data folder, for its owner only, where it is not there yet; says so when it cannot be one. */
export function makeDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    accessSync(dataDir, constants.R_OK | constants.W_OK)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new OperatorError(
      `${dataDir} cannot be used as a folder (${code}). Set TEYUE_DATA to one that this user may make and write.`,
    )
  }
}
