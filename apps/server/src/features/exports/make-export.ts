import assert from 'node:assert/strict'
import type { Context } from '../../context.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { listPaymentsIn, sumOfPaymentsIn } from '../payments/get-payment.ts'
import { maxRowsLookedAt, type PaymentConditions } from '../payments/payment-filter.ts'
import { listRefundsIn, sumOfRefundsIn } from '../refunds/get-refund.ts'
import type { RefundConditions } from '../refunds/refund-filter.ts'
import type { Row } from './cell.ts'
import { headOf, type Named, rowOfDocument, rowOfPayment, rowOfRefund } from './columns.ts'
import { createCsv } from './csv.ts'
import { conditionsOf, type DocumentConditions, type Export, isUnfinished, maxRowsOfDeparture } from './export.ts'
import { partContext } from './get-export.ts'
import {
  deleteParts,
  insertPart,
  selectDocuments,
  selectExportForUpdate,
  selectMerchantNames,
  selectStoreNames,
  updateExport,
} from './store.ts'
import { createXlsx } from './xlsx.ts'

type Page = { readonly rows: readonly Row[]; readonly last: string | null }

const ROWS_AT_ONCE = 500
const PART_BYTES = 1_000_000

/** Makes the file, from its beginning: should the process die, another begins anew. `maxRows` is the most that a file takes, unless somebody leaves. */
export async function makeExport(ctx: Context, providerId: string, id: string, maxRows: number): Promise<void> {
  const begun = await begin(ctx, providerId, id)
  if (!begun) return
  const writer = begun.format === 'csv' ? createCsv() : createXlsx()
  const most = begun.departureId === null ? maxRows : maxRowsOfDeparture
  let [pending, part, bytes, rows, before] = [
    writer.add([headOf(begun.kind, begun.language)]),
    0,
    0,
    0,
    null as string | null,
  ]
  const put = async (isLast: boolean) => {
    if (pending.length === 0 || (!isLast && pending.length < PART_BYTES)) return keepProgress(ctx, begun, rows, bytes)
    await keepPart(ctx, begun, ++part, pending)
    bytes += pending.length
    pending = Buffer.alloc(0)
  }
  for (let more = true; more && rows < most; ) {
    const page = await readPage(ctx, begun, before, Math.min(ROWS_AT_ONCE, most - rows))
    pending = Buffer.concat([pending, writer.add(page.rows)])
    rows += page.rows.length
    before = page.last
    more = page.last !== null
    await put(false)
  }
  pending = Buffer.concat([pending, writer.end()])
  await put(true)
  const isCut = rows === most && (await readPage(ctx, begun, before, 1)).rows.length > 0
  await finish(ctx, begun, { rowsDone: rows, rowsTotal: rows, bytes, isCut })
}

async function begin(ctx: Context, providerId: string, id: string): Promise<Export | null> {
  const begun = await inTenant(ctx, { providerId }, async (tx) => {
    const found = await selectExportForUpdate(tx, id)
    if (!found || !isUnfinished(found.state)) return null
    await deleteParts(tx, id)
    await updateExport(tx, id, { state: 'running', rowsDone: 0, bytes: 0 })
    return found
  })
  if (!begun) return null
  await inTenant(ctx, { providerId }, async (tx) => {
    const { lookedAt, states } = await sumOf(tx, begun)
    const rowsTotal = lookedAt < maxRowsLookedAt ? states.reduce((all, { count }) => all + count, 0) : null
    await updateExport(tx, id, { rowsTotal })
  })
  return begun
}

async function sumOf(tx: Tx, { kind, filter }: Export) {
  // Few, and as many as there turn out to be.
  if (kind === 'documents') return { lookedAt: maxRowsLookedAt, states: [] }
  if (kind === 'payments') return sumOfPaymentsIn(tx, conditionsOf<PaymentConditions>(filter.conditions))
  return sumOfRefundsIn(tx, conditionsOf<RefundConditions>(filter.conditions))
}

async function readPage(ctx: Context, made: Export, before: string | null, limit: number): Promise<Page> {
  const { kind, filter, language } = made
  const page = { before, limit }
  return inTenant(ctx, { providerId: made.providerId }, async (tx) => {
    if (kind === 'payments') {
      const conditions = conditionsOf<PaymentConditions>(filter.conditions)
      const payments = await named(tx, await listPaymentsIn(tx, { ...conditions, ...page }))
      return toPage(payments, limit, (payment) => rowOfPayment(payment, language))
    }
    if (kind === 'documents') {
      const documents = await selectDocuments(tx, conditionsOf<DocumentConditions>(filter.conditions), page)
      return toPage(documents, limit, (document) => rowOfDocument(document, language))
    }
    const conditions = conditionsOf<RefundConditions>(filter.conditions)
    const refunds = await named(tx, await listRefundsIn(tx, { ...conditions, ...page }))
    return toPage(refunds, limit, (refund) => rowOfRefund(refund, language))
  })
}

function toPage<T extends { readonly id: string }>(things: readonly T[], limit: number, row: (thing: T) => Row): Page {
  return { rows: things.map(row), last: things.length < limit ? null : things.at(-1)!.id }
}

async function named<T extends { readonly merchantId: string; readonly storeId: string | null }>(
  tx: Tx,
  things: readonly T[],
): Promise<Named<T>[]> {
  const merchants = await selectMerchantNames(tx, [...new Set(things.map(({ merchantId }) => merchantId))])
  const stores = await selectStoreNames(tx, [...new Set(things.flatMap(({ storeId }) => storeId ?? []))])
  return things.map((thing) => ({
    ...thing,
    merchantName: merchants.get(thing.merchantId) ?? '',
    storeName: (thing.storeId && stores.get(thing.storeId)) ?? null,
  }))
}

async function keepPart(ctx: Context, { providerId, id }: Export, number: number, part: Buffer): Promise<void> {
  const sealed = ctx.vault.seal(part, partContext(id, number))
  await inTenant(ctx, { providerId }, (tx) => insertPart(tx, id, number, sealed))
}

async function keepProgress(ctx: Context, { providerId, id }: Export, rowsDone: number, bytes: number): Promise<void> {
  await inTenant(ctx, { providerId }, (tx) => updateExport(tx, id, { rowsDone, bytes }))
}

async function finish(
  ctx: Context,
  { providerId, id }: Export,
  end: Pick<Export, 'rowsDone' | 'rowsTotal' | 'bytes' | 'isCut'>,
): Promise<void> {
  await inTenant(ctx, { providerId }, async (tx) => {
    const found = await selectExportForUpdate(tx, id)
    assert(found && isUnfinished(found.state), `export ${id} was ended meanwhile`)
    await updateExport(tx, id, { ...end, state: 'ready', readyAt: tx.now })
  })
}
