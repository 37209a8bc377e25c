import { accountCheckOf } from '../../applyments/applyment.ts'
import { freeFormNumber } from '../../applyments/form-number.ts'
import { keepApplyment, moveApplyment } from '../../applyments/move-applyment.ts'
import { why } from '../../explain/because.ts'
import type { Applyment, ApplymentForm } from '../../storage/applyment-rows.ts'
import { formKey, type World } from '../../world.ts'
import type { Answer, Call } from '../call.ts'
import { fingerprintOf } from '../canonical.ts'
import { openForm } from '../forms/open-form.ts'
import { refuse } from '../refusals.ts'
import { checkAppids } from './check-appids.ts'
import { checkForm } from './check-form.ts'
import { APPLYMENT_FIELDS } from './fields.ts'

/** 提交申请单: a new form, or in the place of one that was rejected or never came through. */
export function submitApplyment(world: World, call: Call): Answer {
  const form = openForm<ApplymentForm>(world, call, APPLYMENT_FIELDS)
  checkForm(form)
  checkAppids(world, call, form)
  const before = world.store.get('applyments', formKey(call.provider.mchid, form.business_code))
  const { applyment_id } = before ? again(world, before, form) : begun(world, call, form)
  return { status: 200, body: { applyment_id } }
}

function begun(world: World, { provider }: Call, form: ApplymentForm): Applyment {
  const applyment: Applyment = {
    applyment_id: freeFormNumber(world),
    mchid: provider.mchid,
    business_code: form.business_code,
    state: 'AUDITING',
    form,
    account_check: accountCheckOf(form),
    sub_mchid: null,
    audit_detail: [],
    due_at: null,
    history: [{ at: world.clock.now(), act: 'submit', state: 'AUDITING', by: provider.mchid, why: null }],
  }
  keepApplyment(world, applyment)
  return applyment
}

function again(world: World, before: Applyment, form: ApplymentForm): Applyment {
  const { state, business_code: code, mchid } = before
  if (state === 'REJECTED' || state === 'EDITTING') {
    const renewed = { ...before, form, account_check: accountCheckOf(form) }
    return moveApplyment(world, renewed, { act: 'submit', by: mchid })
  }
  // The caller may not have heard the first answer; what was sealed differs each time, so what is compared is what it says.
  if (fingerprintOf(before.form) === fingerprintOf(form)) return before
  throw refuse('applymentStands', why('applymentStands', { code, state }))
}
