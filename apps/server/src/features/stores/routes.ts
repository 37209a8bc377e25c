import { limitOf, toList } from '@teyue/contract/list'
import { ref } from '@teyue/contract/named'
import { ById } from '@teyue/contract/params'
import {
  NewStore,
  NewTerminal,
  StoreChange,
  StoreList,
  StoreListQuery,
  Store as StoreSchema,
  TerminalChange,
  TerminalList,
  TerminalListQuery,
  Terminal as TerminalSchema,
} from '@teyue/contract/store'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { actingMerchant, doerOf, visibleMerchant, visibleStore } from '../../http/caller.ts'
import { addStore } from './add-store.ts'
import { addTerminal } from './add-terminal.ts'
import { getStore, listStores } from './get-store.ts'
import { getTerminal, listTerminals } from './get-terminal.ts'
import type { StoreChange as Change } from './merchant-store.ts'
import { viewStore, viewTerminal } from './place-view.ts'
import { updateStore } from './update-store.ts'
import { updateTerminal } from './update-terminal.ts'

const tags = ['Stores']

/** Where a merchant takes payments, and with what. */
export function storeRoutes(app: FastifyInstance, ctx: Context): void {
  stores(app, ctx)
  terminals(app, ctx)
}

function stores(app: FastifyInstance, ctx: Context): void {
  const list = { tags, summary: 'List stores', querystring: StoreListQuery, response: { 200: ref(StoreList) } }
  app.get<{ Querystring: StoreListQuery }>('/v1/stores', { schema: list }, async ({ caller, query }) => {
    const limit = limitOf(query)
    const { state = null, query: words = null, cursor: before = null } = query
    const filter = { merchantId: visibleMerchant(caller, query.merchant), state, query: words }
    return toList((await listStores(ctx, caller, { ...filter, before, limit: limit + 1 })).map(viewStore), limit)
  })

  const get = { tags, summary: 'Look at a store', params: ById, response: { 200: ref(StoreSchema) } }
  app.get<{ Params: ById }>('/v1/stores/:id', { schema: get }, async ({ caller, params }) =>
    viewStore(await getStore(ctx, caller, params.id)),
  )

  const add = {
    tags,
    summary: 'Add a store to a merchant',
    description: 'A payment that names it says so to WeChat, too. Its number is the merchant’s own, each once.',
    body: ref(NewStore),
    response: { 201: ref(StoreSchema) },
  }
  app.post<{ Body: NewStore }>('/v1/stores', { schema: add }, async (request, reply) => {
    const { merchant, name, number = null, area_code: areaCode, address, phone = null } = request.body
    const wanted = { merchantId: actingMerchant(request.caller, merchant), name, number, areaCode, address, phone }
    return reply.code(201).send(viewStore(await addStore(ctx, request.caller, doerOf(request), wanted)))
  })

  const change = {
    tags,
    summary: 'Change a store, close it, or open it again',
    description: 'What is not given stays. Payments that were taken there keep what it was called then.',
    params: ById,
    body: ref(StoreChange),
    response: { 200: ref(StoreSchema) },
  }
  app.patch<{ Params: ById; Body: StoreChange }>('/v1/stores/:id', { schema: change }, async (request) => {
    const wanted = { id: request.params.id, change: readChange(request.body) }
    return viewStore(await updateStore(ctx, request.caller, doerOf(request), wanted))
  })
}

function terminals(app: FastifyInstance, ctx: Context): void {
  const list = { tags, summary: 'List terminals', querystring: TerminalListQuery, response: { 200: ref(TerminalList) } }
  app.get<{ Querystring: TerminalListQuery }>('/v1/terminals', { schema: list }, async ({ caller, query }) => {
    const limit = limitOf(query)
    const { state = null, cursor: before = null } = query
    const filter = {
      merchantId: visibleMerchant(caller, query.merchant),
      storeId: visibleStore(caller, query.store),
      state,
    }
    const found = await listTerminals(ctx, caller, { ...filter, before, limit: limit + 1 })
    return toList(found.map(viewTerminal), limit)
  })

  const get = { tags, summary: 'Look at a terminal', params: ById, response: { 200: ref(TerminalSchema) } }
  app.get<{ Params: ById }>('/v1/terminals/:id', { schema: get }, async ({ caller, params }) =>
    viewTerminal(await getTerminal(ctx, caller, params.id)),
  )

  const add = {
    tags,
    summary: 'Add a terminal to a store',
    body: ref(NewTerminal),
    response: { 201: ref(TerminalSchema) },
  }
  app.post<{ Body: NewTerminal }>('/v1/terminals', { schema: add }, async (request, reply) => {
    const { store: storeId, name, kind, number = null } = request.body
    const wanted = { storeId, name, kind, number }
    return reply.code(201).send(viewTerminal(await addTerminal(ctx, request.caller, doerOf(request), wanted)))
  })

  const change = {
    tags,
    summary: 'Change a terminal, retire it, or use it again',
    description: 'What is not given stays.',
    params: ById,
    body: ref(TerminalChange),
    response: { 200: ref(TerminalSchema) },
  }
  app.patch<{ Params: ById; Body: TerminalChange }>('/v1/terminals/:id', { schema: change }, async (request) => {
    const wanted = { id: request.params.id, change: request.body }
    return viewTerminal(await updateTerminal(ctx, request.caller, doerOf(request), wanted))
  })
}

function readChange({ area_code: areaCode, ...rest }: StoreChange): Change {
  return areaCode === undefined ? rest : { ...rest, areaCode }
}
