import { DAYS_FOR_EXPORTS, Departure, NewDeparture, NewDepartureExports, NewReturn } from '@teyue/contract/departure'
import { ref } from '@teyue/contract/named'
import { ById } from '@teyue/contract/params'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { actorOf, type Caller, personOf } from '../../http/caller.ts'
import { listExportsOf } from '../exports/get-export.ts'
import { may } from '../people/role.ts'
import { beginDeparture } from './begin-departure.ts'
import { createDepartureExports } from './create-exports.ts'
import type { DepartureInFull } from './departure.ts'
import { viewDeparture } from './departure-view.ts'
import { endDeparture } from './end-departure.ts'
import { getDeparture } from './get-departure.ts'
import { takeBackDeparture } from './take-back-departure.ts'

const tags = ['Merchants']
const response = { 200: ref(Departure) }

/** A merchant's leaving 终止合作. */
export function departureRoutes(app: FastifyInstance, ctx: Context): void {
  beginning(app, ctx)
  ending(app, ctx)
  exporting(app, ctx)
}

function beginning(app: FastifyInstance, ctx: Context): void {
  const get = {
    tags,
    summary: "Look at a merchant's leaving",
    description:
      'All that is still open of a merchant, what to do about each, and what stands in the way of the end; also before it has begun.',
    params: ById,
    response,
  }
  app.get<{ Params: ById }>('/v1/merchants/:id/departure', { schema: get }, async ({ caller, params }) =>
    show(ctx, caller, await getDeparture(ctx, caller, params.id)),
  )

  const begin = {
    tags,
    summary: "Begin a merchant's leaving",
    description:
      'New payments and everything else new are refused from now on; refunds, queries and what is under way go on. It can be taken back.',
    params: ById,
    body: ref(NewDeparture),
    response: { 201: ref(Departure) },
  }
  type Begin = { Params: ById; Body: NewDeparture }
  app.post<Begin>('/v1/merchants/:id/departures', { schema: begin }, async (request, reply) => {
    const { caller, params, body } = request
    const actor = { ...actorOf(request), personId: personOf(request).personId }
    const { reason, days_for_exports: daysForExports = DAYS_FOR_EXPORTS } = body
    const order = { merchantId: params.id, reason, daysForExports }
    return reply.code(201).send(await show(ctx, caller, await beginDeparture(ctx, caller.providerId, actor, order)))
  })
}

function ending(app: FastifyInstance, ctx: Context): void {
  const end = {
    tags,
    summary: "End a merchant's leaving: it has left",
    description:
      'Refused while something is open that stands in the way. Its keys are withdrawn, its people signed out, its invitations withdrawn; its endpoints hear `merchant.left` and are switched off. The provider goes on seeing and refunding.',
    params: ById,
    response,
  }
  app.post<{ Params: ById }>('/v1/departures/:id/ends', { schema: end }, async (request) =>
    show(ctx, request.caller, await endDeparture(ctx, request.caller, actorOf(request), request.params.id)),
  )

  const back = {
    tags,
    summary: 'Take a leaving back, or let a merchant come back',
    description: 'Payments are taken again. What was withdrawn at the end stays withdrawn: keys are made anew.',
    params: ById,
    body: ref(NewReturn),
    response,
  }
  type Back = { Params: ById; Body: NewReturn }
  app.post<Back>('/v1/departures/:id/returns', { schema: back }, async (request) => {
    const { caller, params, body } = request
    const wanted = { id: params.id, reason: body.reason }
    return show(ctx, caller, await takeBackDeparture(ctx, caller, actorOf(request), wanted))
  })
}

function exporting(app: FastifyInstance, ctx: Context): void {
  const make = {
    tags,
    summary: 'Make files of everything that is the merchant’s',
    description:
      'Payments, refunds, and a list of its forms and agreements, of this mode. Jobs make them; both sides may fetch them with GET /v1/exports/{id}/file until `exports_until`, and for a day at least.',
    params: ById,
    body: ref(NewDepartureExports),
    response: { 202: ref(Departure) },
  }
  type Make = { Params: ById; Body: NewDepartureExports }
  app.post<Make>('/v1/departures/:id/files', { schema: make }, async ({ caller, params, body }, reply) => {
    const wanted = { id: params.id, askedBy: caller.keyId, language: body.language }
    return reply.code(202).send(await show(ctx, caller, await createDepartureExports(ctx, caller, wanted)))
  })
}

/** How many payments there are in the files is for whoever may fetch them: a cashier of one store may not. */
async function show(ctx: Context, caller: Caller, found: DepartureInFull) {
  const mayFetch = may(caller.role, caller.merchantId, 'exports.make')
  const exports = found.departure && mayFetch ? await listExportsOf(ctx, caller, found.departure.id) : []
  return viewDeparture(found, exports, caller)
}
