import { needsPayer, type SingleProduct } from './product.ts'

export type Reason = {
  readonly field: string
  readonly value: string | null
  /** The row that says so: M of the mission, Q of WeChat's own checklist. */
  readonly row: string
  readonly because: string
  readonly becauseZh: string
}

type Partners = { readonly spMchid: string; readonly spAppid: string; readonly subMchid: string }

/** Who the payer is to us: an openid is only ever sent as what its own appid makes it. */
export type DecidedPayer = { readonly side: 'sp' | 'sub'; readonly openid: string; readonly appid: string }

export function partnerReasons({ spMchid, spAppid, subMchid }: Partners): Reason[] {
  return [
    spMchidReason('sp_mchid', spMchid),
    {
      field: 'sp_appid',
      value: spAppid,
      row: 'M14',
      because: "The provider's own appid is always sent.",
      becauseZh: '始终传服务商自己的 appid。',
    },
    subMchidReason('sub_mchid', subMchid),
  ]
}

export function spMchidReason(field: string, value: string): Reason {
  return {
    field,
    value,
    row: 'M21',
    because: "Key and certificate are always the provider's.",
    becauseZh: '密钥与证书始终是服务商的。',
  }
}

export function subMchidReason(field: string, value: string): Reason {
  return {
    field,
    value,
    row: 'M14',
    because: "The sub-merchant's number says whose money it is.",
    becauseZh: '特约商户号决定资金归属。',
  }
}

export function combineAppidReason(value: string): Reason {
  return {
    field: 'combine_appid',
    value,
    row: 'Q26',
    because: "All orders stand under one appid of the provider's own.",
    becauseZh: '所有子单同属服务商自己的一个 appid。',
  }
}

/** Why `sub_appid` is sent, or is not: `hasBound` says whether any appid is bound at all. */
export function subAppidReason(field: string, value: string | null, product: SingleProduct, hasBound: boolean): Reason {
  if (value === null) {
    const because = hasBound
      ? 'None of the bound appids is of the kind that this product needs.'
      : 'None is bound, which is the normal case.'
    const becauseZh = hasBound ? '已绑定的 appid 均非此产品所需类型。' : '未绑定，通常无需绑定。'
    return { field, value, row: 'M13', because, becauseZh }
  }
  if (product === 'code_payment')
    return {
      field,
      value,
      row: 'M19',
      because: 'It is bound, so the answer that says who paid has sub_openid.',
      becauseZh: '已绑定，扣款结果中会返回 sub_openid。',
    }
  return {
    field,
    value,
    row: needsPayer(product) ? 'M20' : 'M19',
    because: 'It is bound, so WeChat returns sub_openid.',
    becauseZh: '已绑定，微信将返回 sub_openid。',
  }
}

/** `names`: what the fields of the two openids are called in this request. */
export function payerReasons(
  payer: DecidedPayer | null,
  names: Readonly<Record<DecidedPayer['side'], string>> = { sp: 'sp_openid', sub: 'sub_openid' },
): Reason[] {
  if (!payer) return []
  const said = { field: names[payer.side], value: payer.appid }
  return payer.side === 'sub'
    ? [
        {
          ...said,
          row: 'M20',
          because: 'The openid was got under the sub_appid.',
          becauseZh: 'openid 属于 sub_appid。',
        },
      ]
    : [
        {
          ...said,
          row: 'M15',
          because: "The openid was got under the provider's appid.",
          becauseZh: 'openid 属于服务商 appid。',
        },
      ]
}

export function callUpReasons(appid: string | null): Reason[] {
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
