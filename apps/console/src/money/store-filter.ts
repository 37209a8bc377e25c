import type { Store, Terminal } from '@teyue/contract/store'
import { useMe } from '../app/me.ts'
import type { Filter } from '../kit/filter-bar.tsx'
import { useWords } from '../kit/i18n.ts'
import { useList, useRead } from '../kit/reading.ts'
import { moneyWords } from './words.ts'

type Values = Readonly<Record<string, string | undefined>>

/** The stores of the merchant whose list it is, the newest hundred and the chosen one; with `terminals`, those of the chosen store. */
export function useStoreFilters({ merchant: named, store, terminal }: Values, terminals?: 'terminals'): Filter[] {
  const t = useWords(moneyWords)
  const { merchant = named } = ofPerson(useMe().merchant)
  const isOne = merchant !== undefined
  const found = useList<Store>('/v1/stores', { merchant, limit: '100' }, { enabled: isOne })
  const chosen = useRead<Store>(`/v1/stores/${store}`, {}, { enabled: store !== undefined })
  const hasTerminals = terminals !== undefined && store !== undefined
  const inStore = useList<Terminal>('/v1/terminals', { store, limit: '100' }, { enabled: hasTerminals })
  const stores = isOne ? found.rows.filter(({ id }) => id !== store) : []
  const all = store && chosen.data?.id === store ? [chosen.data, ...stores] : stores
  const here = hasTerminals ? inStore.rows.filter((one) => one.store === store) : []
  return [...choice('store', t('store'), all, store), ...choice('terminal', t('terminal'), here, terminal)]
}

function ofPerson(merchant: string | null): { readonly merchant?: string } {
  return merchant === null ? {} : { merchant }
}

/** Nothing to choose from is no filter, unless it is set. */
function choice(name: string, label: string, all: readonly (Store | Terminal)[], value: string | undefined): Filter[] {
  if (all.length === 0 && value === undefined) return []
  return [{ kind: 'choice', name, label, options: all.map((one) => ({ value: one.id, label: one.name })) }]
}
