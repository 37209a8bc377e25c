import { branchesOf, citiesOf, cityNamed, PROVINCES } from '../../banks/area.ts'
import { BANKS, type Bank, bankByAlias, bankOfCard } from '../../banks/bank.ts'
import { why } from '../../explain/because.ts'
import type { World } from '../../world.ts'
import { type Act, type Answer, type Call, readQuery } from '../call.ts'
import type { Field, Fields } from '../fields.ts'
import { sealed } from '../forms/form-fields.ts'
import { openField, sealingKey } from '../open-field.ts'
import { text } from '../order-fields.ts'
import { refuse } from '../refusals.ts'

const MOST_AT_ONCE = 200
const COUNT: Field = text('本次查询偏移量', 9, { pattern: /^\d+$/ })
const LIMIT: Field = text('本次请求最大查询条数', 3, { required: true, pattern: /^([1-9]\d?|1\d\d|200)$/ })
const PAGE_FIELDS: Fields = { offset: COUNT, limit: LIMIT }
const BRANCH_FIELDS: Fields = { ...PAGE_FIELDS, city_code: text('城市编码', 9, { required: true, pattern: /^\d+$/ }) }

type Page = { readonly offset?: string; readonly limit: string }

/** 查询支持个人业务的银行列表 and 查询支持对公业务的银行列表: here both have all. */
export function listBanks(path: string): Act {
  return (_world: World, call: Call): Answer => {
    const asked = readQuery<Page>(call.query, PAGE_FIELDS)
    return { status: 200, body: paged(`/v3/capital/capitallhh/banks/${path}`, BANKS.map(shown), asked) }
  }
}

/** 获取对私银行卡号开户银行: of some banks. */
export function searchByAccount(world: World, call: Call): Answer {
  const fields: Fields = { account_number: sealed('银行卡号', { required: true }) }
  const asked = readQuery<{ account_number: string }>(call.query, fields)
  const bank = bankOfCard(openField(sealingKey(world, call), 'account_number', asked.account_number))
  const data = bank ? [shown(bank)] : []
  return { status: 200, body: { total_count: data.length, ...(bank ? { data } : {}) } }
}

export function listProvinces(_world: World, call: Call): Answer {
  readQuery(call.query, {})
  return { status: 200, body: { total_count: PROVINCES.length, data: PROVINCES } }
}

export function listCities(_world: World, call: Call): Answer {
  readQuery(call.query, {})
  const cities = citiesOf(Number(call.number))
  if (!cities) throw refuse('nothingFound', why('provinceUnknown', { number: call.number }))
  return { status: 200, body: { total_count: cities.length, data: cities } }
}

/** 查询支行列表, of banks that need a branch. */
export function listBranches(_world: World, call: Call): Answer {
  const { city_code: code, ...asked } = readQuery<Page & { city_code: string }>(call.query, BRANCH_FIELDS)
  const bank = bankByAlias(call.number)
  if (!bank?.need_bank_branch) throw refuse('nothingFound', why('bankWithoutBranches', { number: call.number }))
  const city = cityNamed(Number(code))
  if (!city) throw refuse('nothingFound', why('cityUnknown', { number: code }))
  const { need_bank_branch: _flag, ...named } = shown(bank)
  const branches = branchesOf(bank.bank_alias, bank.bank_alias_code, city)
  const path = `/v3/capital/capitallhh/banks/${call.number}/branches?city_code=${code}`
  return { status: 200, body: { ...paged(path, branches, asked), ...named } }
}

function shown({ bank_alias, bank_alias_code, account_bank, account_bank_code, need_bank_branch }: Bank) {
  return { bank_alias, bank_alias_code, account_bank, account_bank_code, need_bank_branch }
}

function paged(path: string, all: readonly object[], { offset = '0', limit }: Page): Record<string, unknown> {
  const [from, most] = [Number(offset), Math.min(Number(limit), MOST_AT_ONCE)]
  const data = all.slice(from, from + most)
  const link = (at: number) => `${path}${path.includes('?') ? '&' : '?'}offset=${at}&limit=${most}`
  return {
    total_count: all.length,
    count: data.length,
    ...(data.length === 0 ? {} : { data }),
    offset: from,
    links: {
      ...(from + most < all.length ? { next: link(from + most) } : {}),
      ...(from > 0 ? { prev: link(Math.max(0, from - most)) } : {}),
      self: link(from),
    },
  }
}
