import { dayOf } from '../kit/day.ts'
import type { Applyment } from '../storage/applyment-rows.ts'
import type { SettlementChange } from '../storage/settlement-change-rows.ts'
import type { World } from '../world.ts'
import { masked } from './account.ts'

export const MOST_CHANGES_A_DAY = 5
const SOME_CHANGES = 1_000
const ONE = 1

/** Those that count against the five of the Shanghai day in which `now` lies. */
export function changesOfDay(world: World, subMchid: string, now: number): readonly SettlementChange[] {
  const today = dayOf(now)
  return world.store.tables.settlement_changes.newest(
    SOME_CHANGES,
    ({ sub_mchid: other, created_at: at }) => other === subMchid && dayOf(at) === today,
  )
}

/** The newest that is of this merchant and ended like this, or is still looked at. */
export function newestChange(
  world: World,
  subMchid: string,
  result: SettlementChange['verify_result'],
): SettlementChange | undefined {
  const [found] = world.store.tables.settlement_changes.newest(
    ONE,
    ({ sub_mchid: other, verify_result }) => other === subMchid && verify_result === result,
  )
  return found
}

/** The application that this merchant came of, if it came of one. */
export function applymentOf(world: World, subMchid: string): Applyment | undefined {
  const [found] = world.store.tables.applyments.newest(
    ONE,
    ({ sub_mchid: other, state }) => other === subMchid && state === 'FINISHED',
  )
  return found
}

/** The reviewer's word. An account that was found right is the one from now on. Joins the transaction around it. */
export function reviewChange(world: World, change: SettlementChange, failure: string | null): SettlementChange {
  const reviewed: SettlementChange = {
    ...change,
    verify_result: failure === null ? 'AUDIT_SUCCESS' : 'AUDIT_FAIL',
    verify_fail_reason: failure,
    finished_at: world.clock.now(),
  }
  const { sub_mchid, account_type, account_bank, account_number } = change
  world.store.write(() => {
    world.store.put('settlement_changes', change.application_no, reviewed)
    if (failure !== null) return
    const account = { sub_mchid, account_type, account_bank, account_number: masked(account_number), fails_with: null }
    world.store.put('settlement_accounts', sub_mchid, account)
  })
  return reviewed
}
