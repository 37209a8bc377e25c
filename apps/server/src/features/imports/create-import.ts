import { createHash } from 'node:crypto'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { newId } from '../../kit/ids.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { takeTurn } from '../../storage/take-turn.ts'
import { inTenant } from '../../storage/tenant.ts'
import {
  type CountedImport,
  emptyCounts,
  type Import,
  keptForMs,
  lineContext,
  maxFileBytes,
  maxUnfinished,
} from './file-import.ts'
import { readFileRows } from './file-rows.ts'
import { checking, ending } from './promises.ts'
import { countUnfinished, insertImport, insertLines } from './store.ts'

export type GivenFile = Pick<Import, 'providerId' | 'mode' | 'kind' | 'filename' | 'givenBy'> & {
  readonly content: Buffer
}

/** Keeps a file's lines and has each of them looked at; nothing is taken in. Whoever gave it may leave meanwhile. */
export async function createImport(ctx: Context, { content, ...given }: GivenFile): Promise<CountedImport> {
  if (content.length > maxFileBytes)
    throw new PublicError('IMPORT_UNREADABLE', { because: `over ${maxFileBytes} bytes` })
  const { encoding, rows } = readFileRows(given.kind, content)
  const id = newId('import')
  const lines = rows.map(({ number, cells, findings }) => {
    const sealed = ctx.vault.seal(JSON.stringify(cells), lineContext(id, number))
    return { number, state: 'unchecked' as const, sealed, findings, thingId: null }
  })
  return inTenant(ctx, { providerId: given.providerId }, async (tx) => {
    await takeTurn(tx, 'imports')
    if ((await countUnfinished(tx)) >= maxUnfinished)
      throw new PublicError('TOO_MANY_IMPORTS', { limit: maxUnfinished, retry_after_seconds: 10 })
    const made: Import = {
      ...given,
      id,
      encoding,
      sha256: createHash('sha256').update(content).digest(),
      startedBy: null,
      state: 'checking',
      linesTotal: lines.length,
      createdAt: tx.now,
      startedAt: null,
      endedAt: null,
      expiresAt: new Date(tx.now.getTime() + keptForMs),
    }
    await insertImport(tx, made)
    await insertLines(tx, id, lines)
    promiseJob(tx, checking(made))
    promiseJob(tx, ending(made))
    return { ...made, counts: { ...emptyCounts(), unchecked: lines.length } }
  })
}
