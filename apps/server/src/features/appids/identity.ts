import { PublicError } from '../../errors.ts'
import type { AppidKind, BoundAppid, OwnAppid } from './appid.ts'
import {
  callUpReasons,
  type DecidedPayer,
  partnerReasons,
  payerReasons,
  type Reason,
  subAppidReason,
} from './identity-reasons.ts'
import { callerKind, needsPayer, type SingleProduct } from './product.ts'

/** All that decides who we are to WeChat in one order. */
export type IdentityQuestion = {
  readonly product: SingleProduct
  readonly spMchid: string
  readonly subMchid: string
  readonly ownAppids: readonly OwnAppid[]
  readonly boundAppids: readonly BoundAppid[]
  /** The bound appid that the caller names (M18); null leaves it to the default. */
  readonly chosenAppid: string | null
  /** The payer's openid and the appid it was got under; null where the product needs none. */
  readonly payer: { readonly openid: string; readonly appid: string } | null
}

/** The identity fields of one payment, and why each is what it is. */
export type Identity = {
  readonly spMchid: string
  readonly spAppid: string
  readonly subMchid: string
  readonly subAppid: string | null
  readonly payer: { readonly field: 'sp_openid' | 'sub_openid'; readonly openid: string } | null
  /** The appid whose program calls the payment up; null for codes and links, which nobody calls up. */
  readonly callUpAppid: string | null
  readonly reasons: readonly Reason[]
}

export const kindsZh: Readonly<Record<AppidKind, string>> = {
  service_account: '服务号',
  mini_program: '小程序',
  mobile_app: '移动应用',
}

/**
 * Who are we to WeChat? The one function that answers it; payments use nothing else.
 * @throws PublicError IDENTITY_INCOMPLETE, PAYER_REQUIRED or PAYER_APPID_MISMATCH, naming what is missing
 */
export function decideIdentity(question: IdentityQuestion): Identity {
  const { product, spMchid, subMchid, boundAppids } = question
  const own = ofKind(question.ownAppids, callerKind[product])
  const sub = chooseSubAppid(question)
  const payer = needsPayer(product) ? decidePayer(question, own, sub) : null
  const subAppid = payer?.side === 'sub' ? payer.appid : (sub?.appid ?? null)
  const spAppid = payer?.side === 'sp' ? payer.appid : chooseSpAppid(question, own)
  const callUpAppid = payer?.appid ?? (product === 'app' ? decideAppCaller(sub, own) : null)
  return {
    spMchid,
    spAppid,
    subMchid,
    subAppid,
    payer: payer && { field: payer.side === 'sub' ? 'sub_openid' : 'sp_openid', openid: payer.openid },
    callUpAppid,
    reasons: [
      ...partnerReasons({ spMchid, spAppid, subMchid }),
      subAppidReason('sub_appid', subAppid, product, boundAppids.length > 0),
      ...payerReasons(payer),
      ...callUpReasons(callUpAppid),
    ],
  }
}

/** The bound appid that is sent, unless the payer is known under another: the one named, the default, else the first (M18). */
export function chooseSubAppid({
  product,
  boundAppids,
  chosenAppid,
}: Pick<IdentityQuestion, 'product' | 'boundAppids' | 'chosenAppid'>): BoundAppid | undefined {
  const kind = callerKind[product]
  const bound = ofKind(boundAppids, kind)
  if (chosenAppid === null) return bound.find((one) => one.isDefault) ?? bound[0]
  const chosen = bound.find((one) => one.appid === chosenAppid)
  if (chosen) return chosen
  const missing = kind
    ? `${chosenAppid} bound to the sub-merchant as a ${kind}`
    : `${chosenAppid} bound to the sub-merchant`
  throw incomplete(missing, `特约商户号绑定的${kind ? kindsZh[kind] : ''} ${chosenAppid}`)
}

export function incomplete(missing: string, missingZh: string): PublicError {
  return new PublicError('IDENTITY_INCOMPLETE', { missing: [missing], missing_zh: [missingZh] })
}

export function ofKind<T extends OwnAppid>(appids: readonly T[], kind: AppidKind | null): T[] {
  return appids.filter((one) => kind === null || one.kind === kind)
}

/** An openid is only ever sent as what its own appid makes it: sub_openid (M20) or sp_openid (M15). */
function decidePayer(
  { product, payer, chosenAppid, boundAppids }: IdentityQuestion,
  own: readonly OwnAppid[],
  sub: BoundAppid | undefined,
): DecidedPayer {
  const oauthAppids = [...(sub ? [sub.appid] : []), ...own.map((one) => one.appid)]
  if (oauthAppids.length === 0)
    throw incomplete('an appid of the kind that this product is paid in', '此产品所用类型的 appid')
  if (!payer) throw new PublicError('PAYER_REQUIRED', { oauth_appid: oauthAppids[0] ?? '' })
  // Where the caller names one bound appid, an openid of another contradicts it.
  const bound = ofKind(boundAppids, callerKind[product])
  const subs = bound.filter((one) => chosenAppid === null || one.appid === chosenAppid)
  if (subs.some((one) => one.appid === payer.appid)) return { side: 'sub', ...payer }
  if (own.some((one) => one.appid === payer.appid)) return { side: 'sp', ...payer }
  throw new PublicError('PAYER_APPID_MISMATCH', { appids: oauthAppids })
}

function chooseSpAppid({ ownAppids }: IdentityQuestion, own: readonly OwnAppid[]): string {
  const chosen =
    own.find((one) => one.kind === 'service_account') ??
    own[0] ??
    ownAppids.find((one) => one.kind === 'service_account') ??
    ownAppids[0]
  if (!chosen) throw incomplete("an appid of the provider's own account", '服务商自有的 appid')
  return chosen.appid
}

function decideAppCaller(sub: BoundAppid | undefined, own: readonly OwnAppid[]): string {
  const caller = sub?.appid ?? own[0]?.appid
  if (!caller)
    throw incomplete(
      'a mobile_app appid, bound to the sub-merchant or of the provider',
      '移动应用 appid（特约商户号已绑定，或服务商自有）',
    )
  return caller
}
