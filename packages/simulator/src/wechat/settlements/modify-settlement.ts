import { operatorOf } from '../../applyments/applyment.ts'
import { why } from '../../explain/because.ts'
import { dayOf } from '../../kit/day.ts'
import { randomDigits } from '../../kit/random-text.ts'
import { applymentOf, changesOfDay, MOST_CHANGES_A_DAY, newestChange } from '../../settlement/settlement-change.ts'
import type { Merchant } from '../../storage/merchant-rows.ts'
import type { SettlementChange } from '../../storage/settlement-change-rows.ts'
import type { World } from '../../world.ts'
import type { Answer, Call } from '../call.ts'
import { checkPartner } from '../check-partner.ts'
import { checkAccount } from '../forms/check-account.ts'
import { openForm } from '../forms/open-form.ts'
import { refuseField } from '../forms/refuse-field.ts'
import { refuse } from '../refusals.ts'
import { SETTLEMENT_FIELDS, type SettlementRequest } from './fields.ts'

const APPLICATION_DIGITS = 15

/** 修改结算账户: taken in and reviewed, five a day, none while another is under review. */
export function modifySettlement(world: World, call: Call): Answer {
  const asked = openForm<SettlementRequest>(world, call, SETTLEMENT_FIELDS)
  const merchant = checkPartner(world, call, { sp_mchid: call.provider.mchid, sub_mchid: call.number })
  checkType(merchant, asked)
  checkName(world, merchant, asked)
  checkAccount('', asked, asked.account_type === 'ACCOUNT_TYPE_PRIVATE' ? 'personal' : 'corporate')
  checkTurn(world, merchant)
  const change = takenIn(world, call, merchant, asked)
  world.store.write(() => world.store.put('settlement_changes', change.application_no, change))
  return { status: 200, body: { application_no: change.application_no } }
}

function checkType({ sub_mchid, subject_type: subject }: Merchant, { account_type: type }: SettlementRequest): void {
  const right = type === 'ACCOUNT_TYPE_PRIVATE' ? subject !== 'company' : subject !== 'micro'
  if (!right) throw refuse('settlementTypeWrong', why('settlementTypeWrong', { sub_mchid, type }))
}

// Without a name it stays the one that was checked before.
function checkName(world: World, merchant: Merchant, { account_type, account_name: name }: SettlementRequest): void {
  const holder = account_type === 'ACCOUNT_TYPE_PRIVATE' ? operatorNameOf(world, merchant) : merchant.subject
  if (name === undefined || holder === null || name === holder) return
  throw refuseField({
    path: '/account_name',
    message: account_type === 'ACCOUNT_TYPE_PRIVATE' ? '开户名称与经营者证件姓名不一致' : '开户名称与商户名称不一致',
    problem: ['解密后的开户名称与进件时的名称不同', 'opened, it is another name than that of the application'],
    right: [
      '对公账户写商户全称，个人银行卡写经营者姓名；不改名称时不传',
      'Write the merchant’s full name, or of a card the operator’s; leave it out where it stays',
    ],
  })
}

function operatorNameOf(world: World, { sub_mchid }: Merchant): string | null {
  const applyment = applymentOf(world, sub_mchid)
  return applyment ? operatorOf(applyment.form) : null
}

function checkTurn(world: World, { sub_mchid }: Merchant): void {
  const pending = newestChange(world, sub_mchid, 'AUDITING')
  if (pending) {
    const { application_no } = pending
    throw refuse('settlementUnderReview', why('settlementUnderReview', { sub_mchid, application_no }))
  }
  const now = world.clock.now()
  if (changesOfDay(world, sub_mchid, now).length < MOST_CHANGES_A_DAY) return
  throw refuse(
    'settlementTooOften',
    why('settlementTooOften', { sub_mchid, most: MOST_CHANGES_A_DAY, day: dayOf(now) }),
  )
}

function takenIn(world: World, { provider }: Call, merchant: Merchant, asked: SettlementRequest): SettlementChange {
  const { account_type, account_bank, account_number, account_name, bank_name, bank_branch_id } = asked
  return {
    application_no: `1${randomDigits(APPLICATION_DIGITS)}`,
    mchid: provider.mchid,
    sub_mchid: merchant.sub_mchid,
    account_type,
    account_bank,
    bank_name: bank_name ?? null,
    bank_branch_id: bank_branch_id ?? null,
    account_number,
    account_name:
      account_name ??
      (account_type === 'ACCOUNT_TYPE_BUSINESS'
        ? merchant.subject
        : (operatorNameOf(world, merchant) ?? merchant.subject)),
    verify_result: 'AUDITING',
    verify_fail_reason: null,
    created_at: world.clock.now(),
    finished_at: null,
  }
}
