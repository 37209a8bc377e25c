import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { newId } from '../../kit/ids.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { takeTurn } from '../../storage/take-turn.ts'
import { inTenant } from '../../storage/tenant.ts'
import { type Export, keptForMs, maxUnfinishedPerAsker } from './export.ts'
import { ending, making } from './promises.ts'
import { countUnfinished, insertExport } from './store.ts'

export type Asked = Pick<
  Export,
  'providerId' | 'mode' | 'askedBy' | 'merchantId' | 'kind' | 'format' | 'filter' | 'language'
>

/** Promises a file. It is made by a job, whoever asked for it may leave meanwhile. */
export async function createExport(ctx: Context, asked: Asked): Promise<Export> {
  return inTenant(ctx, { providerId: asked.providerId }, async (tx) => {
    await takeTurn(tx, `exports of ${asked.askedBy}`)
    const unfinished = await countUnfinished(tx, asked.askedBy)
    if (unfinished >= maxUnfinishedPerAsker)
      throw new PublicError('TOO_MANY_EXPORTS', { limit: maxUnfinishedPerAsker, retry_after_seconds: 10 })
    const made: Export = {
      ...asked,
      id: newId('export'),
      state: 'waiting',
      rowsDone: 0,
      rowsTotal: null,
      bytes: 0,
      isCut: false,
      createdAt: tx.now,
      readyAt: null,
      expiresAt: new Date(tx.now.getTime() + keptForMs),
    }
    await insertExport(tx, made)
    promiseJob(tx, making(made))
    promiseJob(tx, ending(made))
    return made
  })
}
