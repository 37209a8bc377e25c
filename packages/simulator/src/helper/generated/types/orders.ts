// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

import type { Explanation } from './requests.ts'

export type Order = {
  readonly sp_mchid: string
  readonly sub_mchid: string
  readonly merchant_name: string
  readonly out_trade_no: string
  readonly transaction_id: string | null
  readonly trade_type: 'JSAPI' | 'NATIVE' | 'APP' | 'MWEB' | 'MICROPAY'
  readonly state: 'NOTPAY' | 'USERPAYING' | 'SUCCESS' | 'REFUND' | 'CLOSED' | 'REVOKED' | 'PAYERROR'
  /** 分 · fen */
  readonly amount_fen: number
  /** 分 · fen */
  readonly fee_fen: number
  readonly description: string
  readonly sp_appid: string
  readonly sub_appid: string | null
  readonly payer: string | null
  /** 所属合单的单号 · the number of the combined order that it is a part of */
  readonly combination: string | null
  readonly created_at: string
  readonly expires_at: string
  readonly paid_at: string | null
  readonly reversed_at: string | null
  readonly follow: FollowOffer | null
  readonly code_url?: string
  readonly h5_url?: string
  readonly prepay_id?: string
}

export type FollowOffer = {
  readonly offered: boolean
  readonly appid: string | null
  readonly followed: boolean
  /** AMOUNT_TOO_SMALL：付款码以外 500 分及以下 · AMOUNT_TOO_SMALL: 500 fen or less, other than by code */
  readonly why_not: 'RULE_OFF' | 'NO_ACCOUNT' | 'APP_PAYMENT' | 'AMOUNT_TOO_SMALL' | 'FOLLOWS_ALREADY' | null
}

export type OrderWithRefunds = {
  readonly sp_mchid: string
  readonly sub_mchid: string
  readonly merchant_name: string
  readonly out_trade_no: string
  readonly transaction_id: string | null
  readonly trade_type: 'JSAPI' | 'NATIVE' | 'APP' | 'MWEB' | 'MICROPAY'
  readonly state: 'NOTPAY' | 'USERPAYING' | 'SUCCESS' | 'REFUND' | 'CLOSED' | 'REVOKED' | 'PAYERROR'
  /** 分 · fen */
  readonly amount_fen: number
  /** 分 · fen */
  readonly fee_fen: number
  readonly description: string
  readonly sp_appid: string
  readonly sub_appid: string | null
  readonly payer: string | null
  /** 所属合单的单号 · the number of the combined order that it is a part of */
  readonly combination: string | null
  readonly created_at: string
  readonly expires_at: string
  readonly paid_at: string | null
  readonly reversed_at: string | null
  readonly follow: FollowOffer | null
  readonly code_url?: string
  readonly h5_url?: string
  readonly prepay_id?: string
  readonly refunds: readonly Refund[]
}

export type Refund = {
  readonly sp_mchid: string
  readonly out_refund_no: string
  readonly refund_id: string
  readonly status: 'PROCESSING' | 'SUCCESS' | 'ABNORMAL' | 'CLOSED'
  /** 分 · fen */
  readonly amount_fen: number
  readonly reason: string | null
  /** hand：商户平台手工退款 · hand: on the merchant platform */
  readonly asked_by: 'v3' | 'v2' | 'hand'
  readonly created_at: string
  readonly success_at: string | null
}

export type Scanned = {
  readonly sp_mchid: string
  readonly out_trade_no: string
  readonly merchant_name: string
  readonly description: string
  /** 分 · fen */
  readonly amount_fen: number
  readonly trade_type: 'JSAPI' | 'NATIVE' | 'APP' | 'MWEB' | 'MICROPAY'
  readonly state: 'NOTPAY' | 'USERPAYING' | 'SUCCESS' | 'REFUND' | 'CLOSED' | 'REVOKED' | 'PAYERROR'
  /** 合单的子单 · the orders of a combined one */
  readonly parts?: readonly Part[]
}

export type Part = {
  readonly sub_mchid: string
  readonly out_trade_no: string
  readonly merchant_name: string
  readonly description: string
  /** 分 · fen */
  readonly amount_fen: number
}

export type Paid =
  | {
      readonly result: 'SUCCESS'
      readonly transaction_id: string
      readonly paid_at: string
      /** 推荐关注：付款后已按选项关注或未关注 · the account that was offered to follow, and whether the payer follows it now */
      readonly follow: {
        readonly appid: string
        readonly name: string
        readonly followed: boolean
      } | null
    }
  | {
      readonly result: 'CANCEL'
    }
  | {
      readonly result: 'FAIL'
      readonly reason: 'WRONG_PASSWORD' | 'NOT_ENOUGH' | 'OTHER_PAYER' | 'BANK_REFUSED'
      readonly explanation?: Explanation
    }
