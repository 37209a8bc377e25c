import { post } from '../books/post.ts'
import { randomDigits } from '../kit/random-text.ts'
import { compactTime } from '../kit/time.ts'
import type { Settlement } from '../storage/money-rows.ts'
import type { World } from '../world.ts'
import { settlementAccountOf } from './account.ts'
import { settlementKey } from './settlement.ts'

const NUMBER_DIGITS = 10

/** Sends a day's money to the merchant's bank; what the bank sends back waits in the merchant's balance. */
export function remit(world: World, row: Settlement, amountFen: number, at: number): Settlement {
  const account = settlementAccountOf(world, row.sub_mchid)
  const number = `1000${compactTime(at)}${randomDigits(NUMBER_DIGITS)}`
  const remitted: Settlement = {
    ...row,
    state: account.fails_with === null ? 'remitted' : 'failed',
    amount_fen: amountFen,
    account_bank: account.account_bank,
    account_number: account.account_number,
    attempts: [...row.attempts, { at, number, failure: account.fails_with }],
  }
  const note = `${row.day} ${account.account_bank} ${account.account_number}`
  // What came back from the bank once is available money, and goes out again from there.
  const again = row.state === 'failed' ? ({ available: true } as const) : {}
  world.store.write(() => {
    post(
      world.store,
      [
        ['merchant', row.sub_mchid, -amountFen],
        ['bank', row.sub_mchid, amountFen],
      ],
      { at, kind: 'settlement', number, note, ...again },
    )
    if (account.fails_with !== null) sendBack(world, row.sub_mchid, amountFen, at, number, account.fails_with)
    world.store.put('settlements', settlementKey(row.sub_mchid, row.day), remitted)
  })
  return remitted
}

function sendBack(world: World, subMchid: string, amountFen: number, at: number, number: string, why: string): void {
  post(
    world.store,
    [
      ['bank', subMchid, -amountFen],
      ['merchant', subMchid, amountFen],
    ],
    { at, kind: 'settlement_returned', number, note: why, available: true },
  )
}
