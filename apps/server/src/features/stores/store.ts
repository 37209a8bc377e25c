import type { Tx } from '../../storage/tenant.ts'
import type { Store, StoreChange, StoreFilter } from './merchant-store.ts'
import type { Terminal, TerminalChange, TerminalFilter } from './terminal.ts'

const columns = ['id', 'merchantId', 'name', 'number', 'areaCode', 'address', 'phone', 'state', 'createdAt'] as const
const terminalColumns = ['id', 'merchantId', 'storeId', 'name', 'kind', 'number', 'state', 'createdAt'] as const
// The database's guards.
const oneNumberOneStore = 'stores_by_number'
const oneNumberOneTerminal = 'terminals_by_number'

type Page = { readonly before: string | null; readonly limit: number }

/** Fails (`isNumberTaken`) where the number is another's. */
export async function insertStore(tx: Tx, store: Store): Promise<void> {
  await tx.db
    .insertInto('stores')
    .values({ ...store, providerId: tx.providerId })
    .execute()
}

/** Newest first. `only` is the one store that the viewer is bound to. */
export async function selectStores(
  tx: Tx,
  { merchantId, state, query: words, only, before, limit }: StoreFilter & Page & { readonly only: string | null },
): Promise<Store[]> {
  let query = stores(tx).orderBy('id', 'desc').limit(limit)
  if (merchantId) query = query.where('merchantId', '=', merchantId)
  if (only) query = query.where('id', '=', only)
  if (state) query = query.where('state', '=', state)
  if (before) query = query.where('id', '<', before)
  if (words)
    query = query.where((eb) =>
      eb.or([eb('number', '=', words), eb('name', 'ilike', `%${words.replace(/[\\%_]/g, '\\$&')}%`)]),
    )
  return query.execute()
}

export async function selectStore(tx: Tx, id: string): Promise<Store | undefined> {
  return stores(tx).where('id', '=', id).executeTakeFirst()
}

export async function selectStoreForUpdate(tx: Tx, id: string): Promise<Store | undefined> {
  return stores(tx).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
}

/** Fails (`isNumberTaken`) where the number is another's. */
export async function updateStoreRow(tx: Tx, id: string, change: StoreChange): Promise<void> {
  await tx.db.updateTable('stores').set(change).where('providerId', '=', tx.providerId).where('id', '=', id).execute()
}

export async function countStores(tx: Tx, merchantId: string): Promise<number> {
  const { count } = await tx.db
    .selectFrom('stores')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('providerId', '=', tx.providerId)
    .where('merchantId', '=', merchantId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Fails (`isNumberTaken`) where the number is another's. */
export async function insertTerminal(tx: Tx, terminal: Terminal): Promise<void> {
  await tx.db
    .insertInto('terminals')
    .values({ ...terminal, providerId: tx.providerId })
    .execute()
}

/** Newest first. */
export async function selectTerminals(
  tx: Tx,
  { merchantId, storeId, state, before, limit }: TerminalFilter & Page,
): Promise<Terminal[]> {
  let query = terminals(tx).orderBy('id', 'desc').limit(limit)
  if (merchantId) query = query.where('merchantId', '=', merchantId)
  if (storeId) query = query.where('storeId', '=', storeId)
  if (state) query = query.where('state', '=', state)
  if (before) query = query.where('id', '<', before)
  return query.execute()
}

export async function selectTerminal(tx: Tx, id: string): Promise<Terminal | undefined> {
  return terminals(tx).where('id', '=', id).executeTakeFirst()
}

export async function selectTerminalForUpdate(tx: Tx, id: string): Promise<Terminal | undefined> {
  return terminals(tx).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
}

/** Fails (`isNumberTaken`) where the number is another's. */
export async function updateTerminalRow(tx: Tx, id: string, change: TerminalChange): Promise<void> {
  await tx.db
    .updateTable('terminals')
    .set(change)
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .execute()
}

export async function countActiveTerminals(tx: Tx, storeId: string): Promise<number> {
  const { count } = await tx.db
    .selectFrom('terminals')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('providerId', '=', tx.providerId)
    .where('storeId', '=', storeId)
    .where('state', '=', 'active')
    .executeTakeFirstOrThrow()
  return Number(count)
}

export function isNumberTaken(error: unknown): boolean {
  const { constraint } = (error ?? {}) as { constraint?: unknown }
  return constraint === oneNumberOneStore || constraint === oneNumberOneTerminal
}

function stores(tx: Tx) {
  return tx.db.selectFrom('stores').select(columns).where('providerId', '=', tx.providerId)
}

function terminals(tx: Tx) {
  return tx.db.selectFrom('terminals').select(terminalColumns).where('providerId', '=', tx.providerId)
}
