import { PublicError } from '../../errors.ts'
import type { AppidKind, BoundAppid, OwnAppid } from './appid.ts'

export type Product = 'jsapi' | 'mini_program' | 'native' | 'app' | 'h5'

/** All that decides who we are to WeChat in one payment. */
export type IdentityQuestion = {
  readonly product: Product
  readonly spMchid: string
  readonly subMchid: string
  readonly ownAppids: readonly OwnAppid[]
  readonly boundAppids: readonly BoundAppid[]
  /** The bound appid that the caller names (M18); null leaves it to the default. */
  readonly chosenAppid: string | null
  /** The payer's openid and the appid it was got under; null where the product needs none. */
  readonly payer: { readonly openid: string; readonly appid: string } | null
}

export type Reason = {
  readonly field: string
  readonly value: string | null
  /** The mission's row that says so. */
  readonly row: string
  readonly because: string
  readonly becauseZh: string
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

// The kind of program that calls the product up; a code and a link need none.
const callerKind: Record<Product, AppidKind | null> = {
  jsapi: 'service_account',
  mini_program: 'mini_program',
  app: 'mobile_app',
  native: null,
  h5: null,
}

const kindsZh: Readonly<Record<AppidKind, string>> = {
  service_account: '服务号',
  mini_program: '小程序',
  mobile_app: '移动应用',
}

/**
 * Who are we to WeChat? The one function that answers it; payments use nothing else.
 * @throws PublicError IDENTITY_INCOMPLETE, PAYER_REQUIRED or PAYER_APPID_MISMATCH, naming what is missing
 */
export function decideIdentity(question: IdentityQuestion): Identity {
  const kind = callerKind[question.product]
  const bound = question.boundAppids.filter((one) => kind === null || one.kind === kind)
  const own = question.ownAppids.filter((one) => kind === null || one.kind === kind)
  const sub = chooseSubAppid(question, bound, kind)
  const needsPayer = question.product === 'jsapi' || question.product === 'mini_program'
  const payer = needsPayer ? decidePayer(question, bound, own, sub) : null
  const subAppid = payer?.side === 'sub' ? payer.appid : (sub?.appid ?? null)
  const spAppid = payer?.side === 'sp' ? payer.appid : chooseSpAppid(question, own)
  const callUpAppid = payer?.appid ?? (question.product === 'app' ? decideAppCaller(sub, own) : null)
  return {
    spMchid: question.spMchid,
    spAppid,
    subMchid: question.subMchid,
    subAppid,
    payer: payer && { field: payer.side === 'sub' ? 'sub_openid' : 'sp_openid', openid: payer.openid },
    callUpAppid,
    reasons: [
      ...partnerReasons(question, spAppid),
      subAppidReason(subAppid, question),
      ...payerReasons(payer),
      ...callUpReasons(callUpAppid),
    ],
  }
}

type DecidedPayer = { readonly side: 'sp' | 'sub'; readonly openid: string; readonly appid: string }

function chooseSubAppid(
  { chosenAppid }: IdentityQuestion,
  bound: readonly BoundAppid[],
  kind: AppidKind | null,
): BoundAppid | undefined {
  if (chosenAppid === null) return bound.find((one) => one.isDefault) ?? bound[0]
  const chosen = bound.find((one) => one.appid === chosenAppid)
  if (chosen) return chosen
  const missing = kind
    ? `${chosenAppid} bound to the sub-merchant as a ${kind}`
    : `${chosenAppid} bound to the sub-merchant`
  throw incomplete(missing, `特约商户号绑定的${kind ? kindsZh[kind] : ''} ${chosenAppid}`)
}

/** An openid is only ever sent as what its own appid makes it: sub_openid (M20) or sp_openid (M15). */
function decidePayer(
  { payer, chosenAppid }: IdentityQuestion,
  bound: readonly BoundAppid[],
  own: readonly OwnAppid[],
  sub: BoundAppid | undefined,
): DecidedPayer {
  const oauthAppids = [...(sub ? [sub.appid] : []), ...own.map((one) => one.appid)]
  if (oauthAppids.length === 0)
    throw incomplete('an appid of the kind that this product is paid in', '此产品所用类型的 appid')
  if (!payer) throw new PublicError('PAYER_REQUIRED', { oauth_appid: oauthAppids[0] ?? '' })
  // Where the caller names one bound appid, an openid of another contradicts it.
  const subs = bound.filter((one) => chosenAppid === null || one.appid === chosenAppid)
  if (subs.some((one) => one.appid === payer.appid)) return { side: 'sub', ...payer }
  if (own.some((one) => one.appid === payer.appid)) return { side: 'sp', ...payer }
  throw new PublicError('PAYER_APPID_MISMATCH', { appids: oauthAppids })
}

function chooseSpAppid({ ownAppids }: IdentityQuestion, ofKind: readonly OwnAppid[]): string {
  const chosen =
    ofKind.find((one) => one.kind === 'service_account') ??
    ofKind[0] ??
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

function incomplete(missing: string, missingZh: string): PublicError {
  return new PublicError('IDENTITY_INCOMPLETE', { missing: [missing], missing_zh: [missingZh] })
}

function partnerReasons({ spMchid, subMchid }: IdentityQuestion, spAppid: string): Reason[] {
  return [
    {
      field: 'sp_mchid',
      value: spMchid,
      row: 'M21',
      because: "Key and certificate are always the provider's.",
      becauseZh: '密钥与证书始终是服务商的。',
    },
    {
      field: 'sp_appid',
      value: spAppid,
      row: 'M14',
      because: "The provider's own appid is always sent.",
      becauseZh: '始终传服务商自己的 appid。',
    },
    {
      field: 'sub_mchid',
      value: subMchid,
      row: 'M14',
      because: "The sub-merchant's number says whose money it is.",
      becauseZh: '特约商户号决定资金归属。',
    },
  ]
}

function subAppidReason(subAppid: string | null, { product, boundAppids }: IdentityQuestion): Reason {
  if (subAppid) {
    const row = product === 'jsapi' || product === 'mini_program' ? 'M20' : 'M19'
    return {
      field: 'sub_appid',
      value: subAppid,
      row,
      because: 'It is bound, so WeChat returns sub_openid.',
      becauseZh: '已绑定，微信将返回 sub_openid。',
    }
  }
  const because =
    boundAppids.length === 0
      ? 'None is bound, which is the normal case.'
      : 'None of the bound appids is of the kind that this product needs.'
  const becauseZh = boundAppids.length === 0 ? '未绑定，通常无需绑定。' : '已绑定的 appid 均非此产品所需类型。'
  return { field: 'sub_appid', value: null, row: 'M13', because, becauseZh }
}

function payerReasons(payer: DecidedPayer | null): Reason[] {
  if (!payer) return []
  const value = payer.appid
  return payer.side === 'sub'
    ? [
        {
          field: 'sub_openid',
          value,
          row: 'M20',
          because: 'The openid was got under the sub_appid.',
          becauseZh: 'openid 属于 sub_appid。',
        },
      ]
    : [
        {
          field: 'sp_openid',
          value,
          row: 'M15',
          because: "The openid was got under the provider's appid.",
          becauseZh: 'openid 属于服务商 appid。',
        },
      ]
}

function callUpReasons(appid: string | null): Reason[] {
  if (!appid) return []
  return [
    {
      field: 'appId',
      value: appid,
      row: 'M20',
      because: 'It is the appid of the program that calls the payment up.',
      becauseZh: '调起支付的程序所属的 appid。',
    },
  ]
}
