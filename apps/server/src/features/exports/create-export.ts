import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { newId } from '../../kit/ids.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { takeTurn } from '../../storage/take-turn.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { paymentConditions } from '../payments/payment-filter.ts'
import { refundConditions } from '../refunds/refund-filter.ts'
import { type Export, keepConditions, keptForMs, maxUnfinishedPerAsker, mostFilesOfDeparture } from './export.ts'
import { ending, endingNow, making } from './promises.ts'
import { countUnfinished, countUnfinishedOf, insertExport, selectOlderOf } from './store.ts'

export type Asked = Pick<
  Export,
  'providerId' | 'mode' | 'askedBy' | 'merchantId' | 'kind' | 'format' | 'filter' | 'language'
>
type Promised = Asked & { readonly departureId: string | null; readonly keptUntil: Date | null }

/** Promises a file. It is made by a job, whoever asked for it may leave meanwhile. */
export async function createExport(ctx: Context, asked: Asked): Promise<Export> {
  return inTenant(ctx, { providerId: asked.providerId }, async (tx) => {
    await takeTurn(tx, `exports of ${asked.askedBy}`)
    const unfinished = await countUnfinished(tx, asked.askedBy)
    if (unfinished >= maxUnfinishedPerAsker)
      throw new PublicError('TOO_MANY_EXPORTS', { limit: maxUnfinishedPerAsker, retry_after_seconds: 10 })
    return promiseFile(tx, { ...asked, departureId: null, keptUntil: null })
  })
}

export type AskedOfDeparture = Pick<Export, 'askedBy' | 'mode' | 'language'> & {
  readonly departureId: string
  /** Whose everything is. */
  readonly merchantId: string
  /** The merchant that the asker acts for; null is the provider's side. */
  readonly askedFor: string | null
  readonly keptUntil: Date
}

const kindsOfDeparture = ['documents', 'refunds', 'payments'] as const

/**
 * Joins: promises files of everything that is a merchant's; no more while some are being made. The newest are kept as long as was
 * promised: they have all that the older ones have.
 */
export async function createExportsOf(tx: Tx, { merchantId, askedFor, keptUntil, ...asked }: AskedOfDeparture) {
  await takeTurn(tx, `exports of ${asked.departureId}`)
  if ((await countUnfinishedOf(tx, asked.departureId)) > 0)
    throw new PublicError('TOO_MANY_EXPORTS', { limit: 1, retry_after_seconds: 10 })
  const { providerId } = tx
  const seen = { mode: asked.mode, merchantId, storeId: null }
  const filters = {
    payments: keepConditions(paymentConditions(seen, {})),
    refunds: keepConditions(refundConditions(seen, {})),
    documents: keepConditions({ mode: asked.mode, merchantId }),
  }
  const kept = mostFilesOfDeparture - kindsOfDeparture.length
  for (const older of await selectOlderOf(tx, asked.departureId, asked.mode, kept)) promiseJob(tx, endingNow(older))
  for (const kind of kindsOfDeparture) {
    const filter = { asked: { merchant: merchantId }, conditions: filters[kind] }
    await promiseFile(tx, { ...asked, providerId, merchantId: askedFor, kind, format: 'csv', filter, keptUntil })
  }
}

/** A day at least, and as long as it was promised. */
async function promiseFile(tx: Tx, { keptUntil, ...asked }: Promised): Promise<Export> {
  const lastMs = Math.max(tx.now.getTime() + keptForMs, keptUntil?.getTime() ?? 0)
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
    expiresAt: new Date(lastMs),
  }
  await insertExport(tx, made)
  promiseJob(tx, making(made))
  promiseJob(tx, ending(made))
  return made
}
