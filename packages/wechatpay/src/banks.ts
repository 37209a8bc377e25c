import { type CallOptions, queryOf, segment, wechatsNumber } from './call.ts'
import type { Answer } from './exchange.ts'
import type { Keyring } from './keyring.ts'
import { bankRefusals } from './refusals.ts'
import { sealerOf } from './sealing.ts'
import { type Check, flag, listOf, optional, record, text, whole } from './shapes.ts'
import type { Transport } from './transport.ts'

const BASE = '/v3/capital/capitallhh'
/** WeChat gives no more at once. */
const MAX_PAGE_ITEMS = 200
const MAX_PROVINCES = 100
const MAX_CITIES = 1000

/** `account_bank` goes into forms; the alias is shown to people and names the bank to `branches`. */
export type Bank = {
  readonly bank_alias: string
  readonly bank_alias_code: string
  readonly account_bank: string
  readonly account_bank_code: number
  readonly need_bank_branch: boolean
}

export type Branch = { readonly bank_branch_name: string; readonly bank_branch_id: string }
export type Province = { readonly province_name: string; readonly province_code: number }
export type City = { readonly city_name: string; readonly city_code: number }

/** `data` is absent where there is nothing. */
export type BankList<T> = { readonly total_count: number; readonly data?: readonly T[] }

export type BankPage<T> = BankList<T> & {
  readonly count: number
  readonly offset: number
  readonly links: { readonly next?: string; readonly prev?: string; readonly self?: string }
}

export type BranchPage = BankPage<Branch> &
  Pick<Bank, 'account_bank' | 'account_bank_code' | 'bank_alias' | 'bank_alias_code'>

/** `offset` from 0, at most 200 at once. */
export type PageOf = { readonly offset?: number; readonly limit: number }

/**
 * The names and numbers of banks that forms ask for. Lists change slowly: they may be kept for days. Hong Kong, Macau and Taiwan are not
 * in them. Throws `WechatPayError` (NOT_FOUND: no such bank or place); RangeError and TypeError before anything is sent.
 */
export type Banks = {
  /** Official page: 查询支持个人业务的银行列表. */
  personal(page: PageOf, options?: CallOptions): Promise<Answer<BankPage<Bank>>>
  /** Official page: 查询支持对公业务的银行列表. */
  corporate(page: PageOf, options?: CallOptions): Promise<Answer<BankPage<Bank>>>
  /**
   * Official page: 获取对私银行卡号开户银行. Of some banks, for a person's card. The number in clear: it is sealed here. Throws NOT_SENT
   * when there is no key of WeChat's to seal for.
   */
  byAccountNumber(account_number: string, options?: CallOptions): Promise<Answer<BankList<Bank>>>
  /** Official page: 查询省份列表. */
  provinces(options?: CallOptions): Promise<Answer<BankList<Province>>>
  /** Official page: 查询城市列表. */
  cities(province_code: number, options?: CallOptions): Promise<Answer<BankList<City>>>
  /** Official page: 查询支行列表. Of banks with `need_bank_branch` alone. */
  branches(
    branches: PageOf & { readonly bank_alias_code: string; readonly city_code: number },
    options?: CallOptions,
  ): Promise<Answer<BranchPage>>
}

const bankNames = { bank_alias: text, bank_alias_code: text, account_bank: text, account_bank_code: whole } as const
const bank = record<Bank>({ ...bankNames, need_bank_branch: flag })
const paging = {
  total_count: whole,
  count: whole,
  offset: whole,
  links: record({ next: optional(text), prev: optional(text), self: optional(text) }),
} as const

const checkBankPage: Check = record<BankPage<Bank>>({ ...paging, data: some(bank, MAX_PAGE_ITEMS) })
const checkBankList: Check = record<BankList<Bank>>({ total_count: whole, data: some(bank, MAX_PAGE_ITEMS) })
const checkProvinces: Check = record<BankList<Province>>({
  total_count: whole,
  data: some(record<Province>({ province_name: text, province_code: whole }), MAX_PROVINCES),
})
const checkCities: Check = record<BankList<City>>({
  total_count: whole,
  data: some(record<City>({ city_name: text, city_code: whole }), MAX_CITIES),
})
const checkBranches: Check = record<BranchPage>({
  ...paging,
  ...bankNames,
  data: some(record<Branch>({ bank_branch_name: text, bank_branch_id: text }), MAX_PAGE_ITEMS),
})

export function createBanks(transport: Transport, keyring: Keyring, now: () => Date): Banks {
  const ask = <T>(path: string, check: Check, options?: CallOptions, sealed: { readonly sealedFor?: string } = {}) => {
    const call = { method: 'GET', path: `${BASE}/${path}`, success: 200, check, refusals: bankRefusals } as const
    return transport.send<T>({ ...call, ...sealed }, options)
  }
  return {
    personal: async (page, options) => ask(`banks/personal-banking?${pageOf(page)}`, checkBankPage, options),
    corporate: async (page, options) => ask(`banks/corporate-banking?${pageOf(page)}`, checkBankPage, options),
    byAccountNumber: async (account_number, options) => {
      const { serial: sealedFor, seal } = sealerOf(keyring, now())
      const query = queryOf({ account_number: seal(account_number) })
      return ask(`banks/search-banks-by-bank-account?${query}`, checkBankList, options, { sealedFor })
    },
    provinces: async (options) => ask('areas/provinces', checkProvinces, options),
    cities: async (province_code, options) =>
      ask(`areas/provinces/${wechatsNumber('province_code', province_code)}/cities`, checkCities, options),
    branches: async ({ bank_alias_code, city_code, ...page }, options) => {
      const query = `city_code=${wechatsNumber('city_code', city_code)}&${pageOf(page)}`
      return ask(`banks/${segment('bank_alias_code', bank_alias_code)}/branches?${query}`, checkBranches, options)
    },
  }
}

function pageOf({ offset = 0, limit }: PageOf): string {
  if (!Number.isSafeInteger(offset) || offset < 0)
    throw new RangeError(`offset is a whole number from 0, not ${offset}`)
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > MAX_PAGE_ITEMS)
    throw new RangeError(`limit is a whole number from 1 to ${MAX_PAGE_ITEMS}, not ${limit}`)
  return `offset=${offset}&limit=${limit}`
}

function some(item: Check, maxItems: number): Check {
  return optional(listOf(item, maxItems))
}
