import {
  GoldPlanChange as ChangeSchema,
  GoldPlan as GoldPlanSchema,
  NewGoldPlanChange,
  type ReceiptQuery,
} from '@teyue/contract/gold-plan'
import { ref } from '@teyue/contract/named'
import { ById } from '@teyue/contract/params'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { doerOf } from '../../http/caller.ts'
import { isId } from '../../kit/ids.ts'
import { findAccount } from '../providers/get-account.ts'
import { createGoldPlanChange } from './create-change.ts'
import { sendGoldPlanChange } from './errands.ts'
import { getGoldPlan } from './get-gold-plan.ts'
import { getReceipt } from './get-receipt.ts'
import { isOpenChange } from './gold-plan-change.ts'
import { viewChange, viewGoldPlan } from './gold-plan-view.ts'
import { receiptPage, receiptPolicy, WECHATS_PAGE } from './receipt-page.ts'

// The caller's own try at WeChat; the promised one takes over after it.
const callerWaitsMs = 8_000
const tags = ['Merchants']

/** 点金计划: WeChat's page after a payment in a page, with our receipt in it. */
export function goldPlanRoutes(app: FastifyInstance, ctx: Context): void {
  const get = { tags, summary: "Look at a number's gold plan", params: ById, response: { 200: ref(GoldPlanSchema) } }
  app.get<{ Params: ById }>('/v1/sub-merchants/:id/gold-plan', { schema: get }, async ({ caller, params }) =>
    viewGoldPlan(await getGoldPlan(ctx, caller, params.id), ctx.publicUrl),
  )

  const change = {
    tags,
    summary: "Switch a part of a number's gold plan",
    description:
      'The receipt first, then the plan, or some payers see WeChat’s own receipt. Holds within five minutes; who closes the plan may open it again a day later.',
    params: ById,
    body: ref(NewGoldPlanChange),
    response: { 201: ref(ChangeSchema), 202: ref(ChangeSchema) },
  }
  type Change = { Params: ById; Body: NewGoldPlanChange }
  app.post<Change>('/v1/sub-merchants/:id/gold-plan-changes', { schema: change }, async (request, reply) => {
    const { what, open = true, scene = null, filters = null, official_receipt: officialReceipt = false } = request.body
    const wanted = { subMerchantId: request.params.id, what, open, scene, filters, officialReceipt }
    const made = await createGoldPlanChange(ctx, request.caller, doerOf(request), wanted)
    const answered = await sendGoldPlanChange(ctx, made, AbortSignal.timeout(callerWaitsMs))
    return reply.code(isOpenChange(answered) ? 202 : 201).send(viewChange(answered))
  })
  receipts(app, ctx)
}

/** For payers: no login, no personal data, a policy that lets nothing in and nobody but WeChat around it. */
function receipts(app: FastifyInstance, ctx: Context): void {
  type Asked = { Params: { account: string }; Querystring: ReceiptQuery }
  app.get<Asked>(
    '/receipts/wechat/:account',
    { config: { isPublic: true }, schema: { hide: true } },
    async ({ params, query }, reply) => {
      // An address that was changed by hand is no reason to break WeChat's page: it then shows its own receipt.
      const account = await findAccount(ctx, params.account)
      const asked = isAsked(query) && { subMchid: query.sub_mch_id, paymentId: query.out_trade_no }
      const receipt = account && asked ? await getReceipt(ctx, account, asked) : null
      // A simulated account's is shown by the simulator's phone as well.
      const ancestors = account?.mode === 'test' ? [WECHATS_PAGE, new URL(ctx.simulatorUrl).origin] : [WECHATS_PAGE]
      return reply
        .removeHeader('x-frame-options')
        .header('content-security-policy', receiptPolicy(ancestors))
        .type('text/html; charset=utf-8')
        .code(receipt ? 200 : 404)
        .serializer(String)
        .send(receiptPage(receipt))
    },
  )
}

// How WeChat reckons its check_code is published nowhere, so only its form is looked at: what keeps a stranger out is that our
// numbers cannot be guessed.
function isAsked({ sub_mch_id, out_trade_no, check_code }: Partial<ReceiptQuery>): boolean {
  const texts = [sub_mch_id, out_trade_no, check_code]
  const isForm = texts.every((text) => typeof text === 'string' && text.length <= 64)
  return isForm && isId('payment', out_trade_no ?? '') && /^[0-9a-f]{32}$/i.test(check_code ?? '')
}
