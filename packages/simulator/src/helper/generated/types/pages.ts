// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

import type { Part } from './orders.ts'

export type CalledUp = {
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
  readonly prepay_id: string
  /** 付款后由点金计划页取代商户网页 · the gold plan's page takes the place of the merchant's page after paying */
  readonly gold_plan: boolean
  /** 点金计划页里的商家小票 · the merchant's receipt on that page */
  readonly receipt_url: string | null
}
