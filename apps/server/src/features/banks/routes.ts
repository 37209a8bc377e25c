import {
  BankBranches,
  BankListQuery,
  BankPlaces,
  BankSearch,
  Banks,
  BranchListQuery,
  PlaceListQuery,
} from '@teyue/contract/bank'
import { ref } from '@teyue/contract/named'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import type { Bank, Page } from './bank.ts'
import { findBanks, listBanks, listBranches, listPlaces } from './errands.ts'

const tags = ['Banks']

/** What WeChat knows of banks, asked while somebody fills in a form. Nothing of it is kept. */
export function bankRoutes(app: FastifyInstance, ctx: Context): void {
  banks(app, ctx)
  places(app, ctx)
}

function banks(app: FastifyInstance, ctx: Context): void {
  const list = { tags, summary: 'List banks', querystring: BankListQuery, response: { 200: ref(Banks) } }
  app.get<{ Querystring: BankListQuery }>('/v1/banks', { schema: list }, async ({ caller, query }) => {
    const { account: accountId, kind, offset = '0' } = query
    return viewBanks(await listBanks(ctx, { viewer: caller, accountId }, kind, Number(offset)))
  })

  const search = {
    tags,
    summary: 'Which bank a card is of',
    description: 'Of some banks. The number travels sealed and is kept nowhere.',
    body: ref(BankSearch),
    response: { 200: ref(Banks) },
  }
  app.post<{ Body: BankSearch }>('/v1/bank-searches', { schema: search }, async ({ caller, body }) => {
    const { account: accountId, account_number: number } = body
    return viewBanks(await findBanks(ctx, { viewer: caller, accountId }, number))
  })
}

function places(app: FastifyInstance, ctx: Context): void {
  const list = {
    tags,
    summary: 'List provinces, or the cities of one',
    querystring: PlaceListQuery,
    response: { 200: ref(BankPlaces) },
  }
  app.get<{ Querystring: PlaceListQuery }>('/v1/bank-places', { schema: list }, async ({ caller, query }) => {
    const { account: accountId, province } = query
    const data = await listPlaces(ctx, { viewer: caller, accountId }, province === undefined ? null : Number(province))
    return { object: 'bank_places', data } satisfies BankPlaces
  })

  const branches = {
    tags,
    summary: 'List the branches of a bank in a city',
    querystring: BranchListQuery,
    response: { 200: ref(BankBranches) },
  }
  app.get<{ Querystring: BranchListQuery }>('/v1/bank-branches', { schema: branches }, async ({ caller, query }) => {
    const { account: accountId, bank, city, offset = '0' } = query
    const where = { bank, city: Number(city), offset: Number(offset) }
    const { items, total, nextOffset } = await listBranches(ctx, { viewer: caller, accountId }, where)
    const data = items.map(({ id: branch_id, name }) => ({ branch_id, name }))
    return { object: 'bank_branches', data, total, next_offset: nextOffset } satisfies BankBranches
  })
}

function viewBanks({ items, total, nextOffset }: Page<Bank>): Banks {
  const data = items.map(({ name, aliasCode, accountBank, needsBranch }) => {
    return { name, alias_code: aliasCode, account_bank: accountBank, needs_branch: needsBranch }
  })
  return { object: 'banks', data, total, next_offset: nextOffset }
}
