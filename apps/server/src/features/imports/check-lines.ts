import type { Context } from '../../context.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import type { Import, Line, LineOutcome } from './file-import.ts'
import { openLine } from './get-import.ts'
import { newMerchantBooks } from './merchant-books.ts'
import { newPaymentBooks } from './payment-books.ts'
import { selectImportForUpdate, selectLines, updateImport, updateLines } from './store.ts'
import { checkMerchants } from './take-merchants.ts'
import { checkPayments } from './take-payments.ts'

const LINES_AT_ONCE = 500

/** Looks at some lines, beside those before them. */
type Checker = (tx: Tx, lines: readonly Line[]) => Promise<LineOutcome[]>

/** Looks at every line. Should the process die, another begins anew: what earlier lines are about is held in memory only. */
export async function checkLines(ctx: Context, providerId: string, id: string): Promise<void> {
  let checker: Checker | null = null
  for (let after: number | null = 1; after !== null; ) {
    const from: number = after
    after = await inTenant(ctx, { providerId }, async (tx) => {
      const found = await selectImportForUpdate(tx, id)
      if (found?.state !== 'checking') return null
      checker ??= checkerOf(found)
      const lines = await selectLines(tx, id, { state: null, after: from, limit: LINES_AT_ONCE })
      await updateLines(
        tx,
        id,
        await checker(
          tx,
          lines.map((line) => openLine(ctx, id, line)),
        ),
      )
      if (lines.length === LINES_AT_ONCE) return lines.at(-1)!.number
      await updateImport(tx, id, { state: 'checked' })
      return null
    })
  }
}

function checkerOf({ kind, mode }: Import): Checker {
  if (kind === 'payments') {
    const books = newPaymentBooks()
    return (tx, lines) => checkPayments(tx, mode, books, lines)
  }
  const books = newMerchantBooks()
  return (tx, lines) => checkMerchants(tx, mode, books, lines)
}
