import type { Merchant } from '@teyue/contract/merchant'
import { useMe } from '../app/me.ts'
import { parseFen } from '../kit/fen.ts'
import type { Filter } from '../kit/filter-bar.tsx'
import { useFilters } from '../kit/filters.ts'
import { useWords } from '../kit/i18n.ts'
import { useRead } from '../kit/reading.ts'
import { moneyWords } from './words.ts'

/** What both lists are filtered by, as they stand in the address: amounts in yuan, as they were typed. */
const FILTERS = [
  'state',
  'merchant',
  'store',
  'reference',
  'sub_mchid',
  'amount_from',
  'amount_to',
  'created_from',
  'created_to',
] as const

type Values = Readonly<Record<string, string | undefined>>

/** The filters of a list about money, and `more` of its own. Another merchant has other stores. */
export function useMoneyFilters(more: readonly string[] = []) {
  const { set, ...filters } = useFilters<string>([...FILTERS, ...more])
  const elsewhere = { store: undefined, terminal: undefined }
  return { ...filters, set: (changed: Values) => set('merchant' in changed ? { ...changed, ...elsewhere } : changed) }
}

/** What the platform is asked with. An agent sees one of its merchants at a time: the newest, unless one is chosen. */
export function useMoneyQuery(values: Values): Values {
  const { role } = useMe()
  const [newest] = useMerchantNames().keys()
  return queryOf(role === 'agent' && !values.merchant ? { ...values, merchant: newest } : values)
}

/** An amount that is none is left out. */
function queryOf({ amount_from: from, amount_to: to, ...values }: Values): Values {
  return { ...values, amount_from: fenText(from), amount_to: fenText(to) }
}

/** The names of merchants by their ids, as many as one page of them has. */
export function useMerchantNames(): ReadonlyMap<string, string> {
  const { data } = useRead<{ readonly data: readonly Merchant[] }>('/v1/merchants', { limit: '100' })
  return new Map(data?.data.map(({ id, name }) => [id, name]))
}

/** Filters that payments and refunds share. A merchant's people need not name the merchant. */
export function useSharedFilters(): Filter[] {
  const t = useWords(moneyWords)
  const { merchant } = useMe()
  const names = useMerchantNames()
  const options = [...names].map(([value, label]) => ({ value, label }))
  const ofMerchants: Filter[] =
    merchant === null ? [{ kind: 'choice', name: 'merchant', label: t('merchant'), options }] : []
  return [
    ...ofMerchants,
    { kind: 'text', name: 'reference', label: t('reference') },
    { kind: 'days', from: 'created_from', to: 'created_to', label: t('created') },
    { kind: 'text', name: 'amount_from', label: t('amount_from') },
    { kind: 'text', name: 'amount_to', label: t('amount_to') },
    { kind: 'text', name: 'sub_mchid', label: t('sub_mchid') },
  ]
}

function fenText(yuan: string | undefined): string | undefined {
  const fen = yuan === undefined ? undefined : parseFen(yuan)
  return fen ? String(fen) : undefined
}
