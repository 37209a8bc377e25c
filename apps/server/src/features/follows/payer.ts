import { type Fen, fen } from '../../kit/fen.ts'

export type PayersPayment = {
  readonly openid: string
  readonly merchantId: string
  readonly amount: Fen
  readonly paidAt: Date
}

/** One payer of a shared account, as WeChat knows them under it; for people the openid is masked. */
export type Payer = {
  readonly openid: string
  readonly merchantIds: readonly string[]
  readonly payments: number
  readonly amount: Fen
  readonly lastPaidAt: Date
}

const SHOWN_CHARACTERS = 4

/** Payments gathered by payer, whoever paid last first. */
export function payersOf(payments: readonly PayersPayment[]): Payer[] {
  const byPayer = Map.groupBy(payments, ({ openid }) => openid)
  const payers = [...byPayer].map(([openid, its]) => ({
    openid: mask(openid),
    merchantIds: [...new Set(its.map(({ merchantId }) => merchantId))],
    payments: its.length,
    amount: fen(its.reduce((sum, { amount }) => sum + amount, 0)),
    lastPaidAt: new Date(Math.max(...its.map(({ paidAt }) => paidAt.getTime()))),
  }))
  return payers.toSorted((a, b) => b.lastPaidAt.getTime() - a.lastPaidAt.getTime())
}

function mask(openid: string): string {
  return `${openid.slice(0, SHOWN_CHARACTERS)}…${openid.slice(-SHOWN_CHARACTERS)}`
}
