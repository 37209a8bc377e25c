import { ControlError } from '../kit/control-error.ts'
import { randomDigits } from '../kit/random-text.ts'
import type { Applyment, ApplymentAct, AuditDetail } from '../storage/applyment-rows.ts'
import { formKey, remindOfApplyment, type World } from '../world.ts'
import { nextApplymentState, termOf } from './applyment.ts'
import { foundMerchant } from './found-merchant.ts'

const MOST_MOVES_KEPT = 100
const ACCOUNT_NOT_CHECKED: AuditDetail = {
  field: 'account_number',
  field_name: '银行账号',
  reject_reason: '10天内未完成账户验证，申请单已被驳回，请重新提交',
}

export type ApplymentStep = {
  readonly act: ApplymentAct
  /** Who did it, in words. */
  readonly by: string
  readonly why?: string
  readonly audit?: readonly AuditDetail[]
}

/** One step of an application, written down; joins the transaction around it. What this state does not allow is 409. */
export function moveApplyment(world: World, before: Applyment, step: ApplymentStep, at = world.clock.now()): Applyment {
  const state = nextApplymentState(before.state, step.act, before.account_check)
  if (state === null) {
    throw new ControlError(
      409,
      'APPLYMENT_STATE',
      `申请单现为 ${before.state}，不能 ${step.act}`,
      `the application is ${before.state}: it cannot be moved by ${step.act}`,
    )
  }
  const { act, by, why = null, audit = [] } = step
  const term = termOf(state)
  const after: Applyment = {
    ...before,
    state,
    sub_mchid: before.sub_mchid ?? (state === 'TO_BE_SIGNED' ? freeSubMchid(world) : null),
    audit_detail: audit,
    due_at: term === null ? null : at + term,
    history: [...before.history, { at, act, state, by, why }].slice(-MOST_MOVES_KEPT),
  }
  keepApplyment(world, after)
  return after
}

/** Puts it in its place and on the agenda; joins the transaction around it. */
export function keepApplyment(world: World, applyment: Applyment): void {
  const key = formKey(applyment.mchid, applyment.business_code)
  world.store.write(() => {
    world.store.put('applyments', key, applyment)
    world.store.put('form_numbers', String(applyment.applyment_id), { table: 'applyments', key })
    if (applyment.state === 'FINISHED') foundMerchant(world, applyment)
  })
  remindOfApplyment(world, applyment)
}

/** The agenda's: whatever happens by itself when the time for a state is over. */
export function endApplymentTerm(world: World, key: string, at: number): void {
  const applyment = world.store.get('applyments', key)
  if (applyment?.due_at !== at) return
  if (applyment.state === 'SIGNING') moveApplyment(world, applyment, { act: 'open', by: 'WeChat' }, at)
  else if (applyment.state === 'TO_BE_CONFIRMED')
    moveApplyment(world, applyment, { act: 'expire', by: 'time', audit: [ACCOUNT_NOT_CHECKED] }, at)
  else moveApplyment(world, applyment, { act: 'expire', by: 'time' }, at)
}

function freeSubMchid(world: World): string {
  for (;;) {
    const subMchid = `16${randomDigits(8)}`
    const taken = world.store.get('merchants', subMchid) ?? world.store.get('providers', subMchid)
    if (!taken) return subMchid
  }
}
