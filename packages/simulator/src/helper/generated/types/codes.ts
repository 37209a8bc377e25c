// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

export type PasswordRequest = {
  readonly sp_mchid: string
  readonly out_trade_no: string
  readonly merchant_name: string
  readonly description: string
  /** 分 · fen */
  readonly amount_fen: number
  readonly expires_at: string
}

export type PaymentCode = {
  readonly code: string
  readonly expires_at: string
}
