import { callUpApp, callUpJsapi } from '@teyue/wechatpay/call-up'
import type { Context } from '../../context.ts'
import { accountOf } from './get-payment.ts'
import type { Payment } from './payment.ts'

export type CallUp =
  | { readonly kind: 'code'; readonly code_url: string; readonly expires_at: string }
  | { readonly kind: 'h5'; readonly h5_url: string; readonly expires_at: string }
  | { readonly kind: 'jsapi'; readonly expires_at: string; readonly parameters: ReturnType<typeof callUpJsapi> }
  | { readonly kind: 'app'; readonly expires_at: string; readonly parameters: ReturnType<typeof callUpApp> }

/** What the payer needs to pay now, signed with the key that signed the order (Q1, Q2); null when there is nothing to pay with. */
export async function callUpPayment(ctx: Context, payment: Payment): Promise<CallUp | null> {
  const { payToken, payTokenExpiresAt, state, product, identity } = payment
  if (state !== 'open' || payToken === null || payTokenExpiresAt === null) return null
  const expires_at = payTokenExpiresAt.toISOString()
  if (product === 'native') return { kind: 'code', code_url: payToken, expires_at }
  if (product === 'h5') return { kind: 'h5', h5_url: payToken, expires_at }

  const { privateKey, now } = await ctx.wechat.of(await accountOf(ctx, payment))
  const input = { appid: identity.callUpAppid ?? identity.spAppid, prepayId: payToken, privateKey, now: now() }
  return product === 'app'
    ? { kind: 'app', expires_at, parameters: callUpApp({ ...input, partnerid: identity.subMchid }) }
    : { kind: 'jsapi', expires_at, parameters: callUpJsapi(input) }
}
