import { why } from '../../explain/because.ts'
import { rfc3339 } from '../../kit/time.ts'
import { masked, settlementAccountOf } from '../../settlement/account.ts'
import { applymentOf, newestChange } from '../../settlement/settlement-change.ts'
import type { World } from '../../world.ts'
import { type Answer, type Call, readQuery } from '../call.ts'
import { checkPartner } from '../check-partner.ts'
import { refuse } from '../refusals.ts'
import { RULE_FIELDS } from './fields.ts'

/** 查询结算账户: the account in force; whether it was verified is told only after a change or a failed remittance. */
export function querySettlement(world: World, call: Call): Answer {
  readQuery(call.query, RULE_FIELDS)
  const { sub_mchid } = checkPartner(world, call, { sp_mchid: call.provider.mchid, sub_mchid: call.number })
  const { account_type, account_bank, account_number, fails_with } = settlementAccountOf(world, sub_mchid)
  const change = newestChange(world, sub_mchid, 'AUDIT_SUCCESS')
  const branch = change ?? applymentOf(world, sub_mchid)?.form.bank_account_info
  const verified = fails_with === null ? (change ? 'VERIFY_SUCCESS' : null) : 'VERIFY_FAIL'
  return {
    status: 200,
    body: {
      account_type,
      account_bank,
      ...branchOf(branch),
      account_number,
      ...(verified === null ? {} : { verify_result: verified }),
      ...(fails_with === null ? {} : { verify_fail_reason: fails_with }),
    },
  }
}

/** 查询结算账户修改申请状态. The piece of the path names both the merchant and the application. */
export function querySettlementApplication(world: World, call: Call): Answer {
  readQuery(call.query, RULE_FIELDS)
  const [subMchid = '', number = ''] = call.number.split('/application/')
  const { sub_mchid } = checkPartner(world, call, { sp_mchid: call.provider.mchid, sub_mchid: subMchid })
  const change = world.store.get('settlement_changes', number)
  if (change?.sub_mchid !== sub_mchid) {
    throw refuse('applicationUnknown', why('applicationUnknown', { number, sub_mchid }))
  }
  const { verify_fail_reason: reason, finished_at: at } = change
  return {
    status: 200,
    body: {
      account_name: hidden(change.account_name),
      account_type: change.account_type,
      account_bank: change.account_bank,
      ...branchOf(change),
      account_number: masked(change.account_number),
      verify_result: change.verify_result,
      ...(reason === null ? {} : { verify_fail_reason: reason }),
      ...(at === null ? {} : { verify_finish_time: rfc3339(at) }),
    },
  }
}

type Branch = { readonly bank_name?: string | null; readonly bank_branch_id?: string | null }

function branchOf({ bank_name: name, bank_branch_id: id }: Branch = {}): Record<string, string> {
  return {
    ...(typeof name === 'string' ? { bank_name: name } : {}),
    ...(typeof id === 'string' ? { bank_branch_id: id } : {}),
  }
}

function hidden(name: string): string {
  const [first = '', ...rest] = Array.from(name)
  return first + '*'.repeat(rest.length)
}
