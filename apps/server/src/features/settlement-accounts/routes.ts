import { limitOf, toList } from '@teyue/contract/list'
import { ref } from '@teyue/contract/named'
import { ById } from '@teyue/contract/params'
import {
  NewSettlementChange,
  SettlementAccount,
  SettlementAccounts,
  SettlementChangeList,
  SettlementChangeListQuery,
  SettlementChange as SettlementChangeSchema,
  SettlementResolution,
} from '@teyue/contract/settlement-account'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { actorOf, doerOf } from '../../http/caller.ts'
import type { WantedAccount } from './account.ts'
import { askAboutChange } from './ask-about-settlement.ts'
import { createChange } from './create-change.ts'
import { askAccountNow, askByNumber } from './errands.ts'
import { toNotArrivedReport } from './from-wechat.ts'
import { getAccountOfNumber, getChange, listAccounts, listChanges } from './get-settlement-account.ts'
import { resolveChange } from './resolve-change.ts'
import { viewAccount, viewChange } from './settlement-view.ts'

const tags = ['Settlement accounts']
const changeAnswer = { 200: ref(SettlementChangeSchema) }

/** Where WeChat settles a merchant's money to 结算账户, and how that is changed. */
export function settlementAccountRoutes(app: FastifyInstance, ctx: Context): void {
  accounts(app, ctx)
  changes(app, ctx)
  questions(app, ctx)
}

function accounts(app: FastifyInstance, ctx: Context): void {
  const list = {
    tags,
    summary: "A merchant's settlement accounts",
    params: ById,
    response: { 200: ref(SettlementAccounts) },
  }
  app.get<{ Params: ById }>('/v1/merchants/:id/settlement-accounts', { schema: list }, async ({ caller, params }) => {
    const data = (await listAccounts(ctx, caller, params.id)).map(viewAccount)
    return { object: 'settlement_accounts', data } satisfies SettlementAccounts
  })

  const ask = {
    tags,
    summary: 'Ask WeChat for a settlement account now',
    params: ById,
    response: { 200: ref(SettlementAccount) },
  }
  app.post<{ Params: ById }>(
    '/v1/sub-merchants/:id/settlement-questions',
    { schema: ask },
    async ({ caller, params }) => {
      await askAccountNow(ctx, caller, params.id)
      return viewAccount(await getAccountOfNumber(ctx, caller, params.id))
    },
  )
}

function changes(app: FastifyInstance, ctx: Context): void {
  const change = {
    tags,
    summary: 'Change a settlement account',
    description:
      'WeChat takes five a day of a number and reviews each; follow its events, or look at it. Asks for the second factor.',
    params: ById,
    body: ref(NewSettlementChange),
    response: { 202: ref(SettlementChangeSchema) },
  }
  type Change = { Params: ById; Body: NewSettlementChange }
  app.post<Change>('/v1/sub-merchants/:id/settlement-changes', { schema: change }, async (request, reply) => {
    const wanted = { subMerchantId: request.params.id, wanted: readWanted(request.body) }
    return reply.code(202).send(viewChange(await createChange(ctx, request.caller, doerOf(request), wanted)))
  })

  const list = {
    tags,
    summary: 'List changes of a settlement account',
    params: ById,
    querystring: SettlementChangeListQuery,
    response: { 200: ref(SettlementChangeList) },
  }
  type List = { Params: ById; Querystring: SettlementChangeListQuery }
  app.get<List>('/v1/sub-merchants/:id/settlement-changes', { schema: list }, async ({ caller, params, query }) => {
    const limit = limitOf(query)
    const page = { before: query.cursor ?? null, limit: limit + 1 }
    return toList((await listChanges(ctx, caller, params.id, page)).map(viewChange), limit)
  })

  const get = { tags, summary: 'Look at a change of a settlement account', params: ById, response: changeAnswer }
  app.get<{ Params: ById }>('/v1/settlement-changes/:id', { schema: get }, async ({ caller, params }) =>
    viewChange(await getChange(ctx, caller, params.id)),
  )
}

function questions(app: FastifyInstance, ctx: Context): void {
  const ask = {
    tags,
    summary: 'Have WeChat asked for a change now',
    params: ById,
    response: { 202: ref(SettlementChangeSchema) },
  }
  app.post<{ Params: ById }>(
    '/v1/settlement-changes/:id/questions',
    { schema: ask },
    async ({ caller, params }, reply) => reply.code(202).send(viewChange(await askAboutChange(ctx, caller, params.id))),
  )

  const resolve = {
    tags,
    summary: 'Say what became of a change whose answer was lost',
    description:
      'WeChat knows a change by its own number alone, so one whose answer was lost is never sent again. Whoever finds the number, or that it never arrived, says so here.',
    params: ById,
    body: ref(SettlementResolution),
    response: changeAnswer,
  }
  type Resolve = { Params: ById; Body: SettlementResolution }
  app.post<Resolve>('/v1/settlement-changes/:id/resolutions', { schema: resolve }, async (request) => {
    const { caller, params, body } = request
    const report =
      'application_no' in body
        ? await askByNumber(ctx, caller, params.id, body.application_no)
        : toNotArrivedReport(params.id)
    return viewChange(await resolveChange(ctx, caller, actorOf(request), report))
  })
}

function readWanted(body: NewSettlementChange): WantedAccount {
  return {
    accountType: body.account_type,
    accountBank: body.account_bank,
    bankName: body.bank_name ?? null,
    bankBranchId: body.bank_branch_id ?? null,
    accountNumber: body.account_number,
    accountName: body.account_name ?? null,
  }
}
