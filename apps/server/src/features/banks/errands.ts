import type { BankPage, Bank as WechatBank } from '@teyue/wechatpay/banks'
import type { WechatPay } from '@teyue/wechatpay/client'
import { WechatPayError } from '@teyue/wechatpay/errors'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { getAccountOf } from '../providers/get-account.ts'
import type { Viewer } from '../providers/viewer.ts'
import type { Bank, Branch, Page, Place } from './bank.ts'

/** WeChat gives no more at once. */
const pageSize = 200
/** Somebody waits for the list. */
const answerTimeoutMs = 8_000

type Asking = { readonly viewer: Viewer; readonly accountId: string }

/** Banks that settle to such accounts, in WeChat's order. */
export async function listBanks(
  ctx: Context,
  asking: Asking,
  kind: 'corporate' | 'personal',
  offset: number,
): Promise<Page<Bank>> {
  const page = await ask(ctx, asking, ({ banks }) => banks[kind]({ offset, limit: pageSize }, { answerTimeoutMs }))
  return { items: (page.data ?? []).map(toBank), total: page.total_count, nextOffset: nextOf(page) }
}

/** Which bank a person's card may be of. */
export async function findBanks(ctx: Context, asking: Asking, accountNumber: string): Promise<Page<Bank>> {
  const list = await ask(ctx, asking, ({ banks }) => banks.byAccountNumber(accountNumber, { answerTimeoutMs }))
  return { items: (list.data ?? []).map(toBank), total: list.total_count, nextOffset: null }
}

/** Provinces, or the cities of one. */
export async function listPlaces(ctx: Context, asking: Asking, province: number | null): Promise<Place[]> {
  if (province === null) {
    const { data = [] } = await ask(ctx, asking, ({ banks }) => banks.provinces({ answerTimeoutMs }))
    return data.map(({ province_code: code, province_name: name }) => ({ code, name }))
  }
  const { data = [] } = await ask(ctx, asking, ({ banks }) => banks.cities(province, { answerTimeoutMs }))
  return data.map(({ city_code: code, city_name: name }) => ({ code, name }))
}

/** Branches of a bank in one city. */
export async function listBranches(
  ctx: Context,
  asking: Asking,
  { bank, city, offset }: { readonly bank: string; readonly city: number; readonly offset: number },
): Promise<Page<Branch>> {
  const where = { bank_alias_code: bank, city_code: city, offset, limit: pageSize }
  const page = await ask(ctx, asking, ({ banks }) => banks.branches(where, { answerTimeoutMs }))
  const items = (page.data ?? []).map(({ bank_branch_id: id, bank_branch_name: name }) => ({ id, name }))
  return { items, total: page.total_count, nextOffset: nextOf(page) }
}

async function ask<T>(
  ctx: Context,
  { viewer, accountId }: Asking,
  question: (client: WechatPay) => Promise<{ readonly data: T }>,
): Promise<T> {
  const account = await getAccountOf(ctx, viewer, accountId)
  const { client } = await ctx.wechat.of(account)
  try {
    return (await question(client)).data
  } catch (error) {
    if (!(error instanceof WechatPayError)) throw error
    const { code, message, outcomeKnown, mayRetry } = error
    throw new PublicError(outcomeKnown && !mayRetry ? 'WECHAT_REFUSED' : 'WECHAT_UNANSWERED', { code, message })
  }
}

function toBank({ bank_alias: name, bank_alias_code: aliasCode, account_bank, need_bank_branch }: WechatBank): Bank {
  return { name, aliasCode, accountBank: account_bank, needsBranch: need_bank_branch }
}

function nextOf({ total_count, offset, data = [] }: Pick<BankPage<unknown>, 'total_count' | 'offset' | 'data'>) {
  const next = offset + data.length
  return data.length > 0 && next < total_count ? next : null
}
