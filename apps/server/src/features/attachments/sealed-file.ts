import { createHash } from 'node:crypto'
import type { Vault } from '../../secrets.ts'

/** A file as it is kept: its bytes sealed for one id, and what tells it from others without opening it. */
export type SealedFile = {
  readonly filename: string
  readonly bytes: number
  readonly sha256: Buffer
  readonly sealed: Buffer
}

export function sealFile(vault: Vault, context: string, filename: string, content: Buffer): SealedFile {
  const sha256 = createHash('sha256').update(content).digest()
  return { filename, bytes: content.length, sha256, sealed: vault.seal(content, context) }
}

/** Whether these very bytes are kept already, under the same name. */
export function isSameFile(
  kept: Pick<SealedFile, 'filename' | 'sha256'>,
  file: Pick<SealedFile, 'filename' | 'sha256'>,
): boolean {
  return kept.filename === file.filename && kept.sha256.equals(file.sha256)
}
