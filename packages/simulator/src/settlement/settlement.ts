import { DAY_MS, dayOf, HOUR_MS, startOfDay } from '../kit/day.ts'
import type { Settlement } from '../storage/money-rows.ts'

const SETTLING_HOUR = 9

export function settlementKey(subMchid: string, day: string): string {
  return `${subMchid} ${day}`
}

export function newSettlement(subMchid: string, day: string): Settlement {
  return {
    sub_mchid: subMchid,
    day,
    state: 'due',
    paid_fen: 0,
    fee_fen: 0,
    refunded_fen: 0,
    fee_returned_fen: 0,
    other_fen: 0,
    amount_fen: null,
    account_bank: null,
    account_number: null,
    attempts: [],
  }
}

/** What the day itself left with the merchant. */
export function netOf(row: Settlement): number {
  return row.paid_fen - row.fee_fen - row.refunded_fen + row.fee_returned_fen + row.other_fen
}

/** Each morning the day before is settled. */
export function nextSettling(now: number): number {
  const today = startOfDay(dayOf(now)) + SETTLING_HOUR * HOUR_MS
  return today > now ? today : today + DAY_MS
}
