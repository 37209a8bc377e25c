import {
  AppidPayers as AppidPayersSchema,
  type PaymentFollow as FollowView,
  MessagePush as MessagePushSchema,
  MessagePushSecrets,
  type AppidPayers as PayersView,
  PaymentFollow as PaymentFollowSchema,
  type MessagePush as PushView,
} from '@teyue/contract/follow'
import { ref } from '@teyue/contract/named'
import { ById } from '@teyue/contract/params'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Context } from '../../context.ts'
import { doerOf } from '../../http/caller.ts'
import { getFollow, type PaymentFollow } from './get-follow.ts'
import { type AppidPayers, listPayers } from './list-payers.ts'
import { type MessagePush, pushAddress } from './message-push.ts'
import type { PushQuery } from './push.ts'
import { answerEcho, type PushRefusal, receivePush } from './receive-push.ts'
import { getMessagePush, setMessagePush } from './set-message-push.ts'

const maxPushBytes = 64 * 1024
const textHeaders = { 'content-type': 'text/plain; charset=utf-8' }

/** Recommend-follow on each payment, and payers of shared accounts. */
export function followRoutes(app: FastifyInstance, ctx: Context): void {
  const follow = {
    tags: ['Payments'],
    summary: 'Whether a payment offered an account to follow, and whether it took',
    description:
      'By what was set when it was paid. Code payments offer it always, others above 5 yuan only, APP payments never; without an account nobody follows.',
    params: ById,
    response: { 200: ref(PaymentFollowSchema) },
  }
  app.get<{ Params: ById }>('/v1/payments/:id/follow', { schema: follow }, async ({ caller, params }) =>
    viewFollow(params.id, await getFollow(ctx, caller, params.id)),
  )

  const payers = {
    tags: ['Merchants'],
    summary: 'List the payers of an appid across the merchants that share it',
    description: 'Of the newest hundred payments of each number it is bound to; openids are masked.',
    params: ById,
    response: { 200: ref(AppidPayersSchema) },
  }
  app.get<{ Params: ById }>('/v1/appids/:id/payers', { schema: payers }, async ({ caller, params }) =>
    viewPayers(await listPayers(ctx, caller, params.id)),
  )
  messagePush(app, ctx)
  arriving(app, ctx)
}

function messagePush(app: FastifyInstance, ctx: Context): void {
  const tags = ['Merchants']
  const view = (push: MessagePush | null, id: string): PushView => ({
    object: 'message_push',
    appid: id,
    url: pushAddress(ctx.publicUrl, id),
    set_at: push?.setAt.toISOString() ?? null,
    heard_at: push?.heardAt?.toISOString() ?? null,
  })
  const get = {
    tags,
    summary: 'Look where an account tells of its followers',
    params: ById,
    response: { 200: ref(MessagePushSchema) },
  }
  app.get<{ Params: ById }>('/v1/appids/:id/message-push', { schema: get }, async ({ caller, params }) =>
    view(await getMessagePush(ctx, caller.providerId, params.id), params.id),
  )

  const set = {
    tags,
    summary: 'Let an account tell of its followers',
    description:
      'Type in the same token and EncodingAESKey on the public platform, with 安全模式 and this address. Only that somebody followed from the page after paying is kept, not who.',
    params: ById,
    body: ref(MessagePushSecrets),
    response: { 201: ref(MessagePushSchema) },
  }
  type Set = { Params: ById; Body: MessagePushSecrets }
  app.post<Set>('/v1/appids/:id/message-pushes', { schema: set }, async (request, reply) => {
    const { token, encoding_aes_key: aesKey } = request.body
    const { id } = request.params
    const wanted = { id, secrets: { token, aesKey } }
    const push = await setMessagePush(ctx, request.caller.providerId, doerOf(request), wanted)
    return reply.code(201).send(view(push, id))
  })
}

/** Where the public platform's pushes come in: no login, an answer at once. */
function arriving(app: FastifyInstance, ctx: Context): void {
  const options = { config: { isPublic: true }, schema: { hide: true } }
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: maxPushBytes }, (_, body, done) => done(null, body))

    scope.get<{ Params: { id: string } }>('/notify/weixin/:id', options, async (request, reply) => {
      const refused = await answerEcho(ctx, request.params.id, queryOf(request, 'signature'))
      const echo = wordOf(request, 'echostr')
      return reply
        .code(statusOf(refused))
        .headers(textHeaders)
        .send(refused ?? echo)
    })

    scope.post<{ Params: { id: string } }>('/notify/weixin/:id', options, async (request, reply) => {
      const xml = typeof request.body === 'string' ? request.body : ''
      const refused = await receivePush(ctx, request.params.id, queryOf(request, 'msg_signature'), xml)
      if (refused) request.log.warn({ push: request.params.id, reason: refused }, 'push refused')
      return reply
        .code(statusOf(refused))
        .headers(textHeaders)
        .send(refused ?? 'success')
    })
  })
}

function statusOf(refused: PushRefusal | null): number {
  if (refused === null) return 200
  return refused === 'UNKNOWN_PUSH' ? 404 : 403
}

function queryOf(request: FastifyRequest, signature: 'signature' | 'msg_signature'): PushQuery {
  return {
    timestamp: wordOf(request, 'timestamp'),
    nonce: wordOf(request, 'nonce'),
    signature: wordOf(request, signature),
  }
}

function wordOf({ query }: FastifyRequest, name: string): string {
  const word = (query as Readonly<Record<string, unknown>>)[name]
  return typeof word === 'string' ? word.slice(0, 256) : ''
}

function viewFollow(payment: string, { offer, followedAt, isHeard }: PaymentFollow): FollowView {
  return {
    ...{ object: 'payment_follow', payment, appid: offer?.appid ?? null, offered: offer?.offered ?? null },
    ...{ why_not: offer?.whyNot ?? null, followed_at: followedAt?.toISOString() ?? null, heard: isHeard },
  }
}

function viewPayers({ appid, numbers, payers, lookedAt }: AppidPayers): PayersView {
  return {
    object: 'appid_payers',
    appid: appid.appid,
    numbers: numbers.map(({ id, merchantId: merchant, subMchid, isDefault }) => ({
      ...{ merchant, sub_merchant: id, sub_mchid: subMchid, default: isDefault },
    })),
    payers: payers.map(({ openid, merchantIds, payments, amount, lastPaidAt }) => ({
      ...{ openid, merchants: [...merchantIds], payments, amount, last_paid_at: lastPaidAt.toISOString() },
    })),
    looked_at: lookedAt,
  }
}
