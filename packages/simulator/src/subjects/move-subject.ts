import { ControlError } from '../kit/control-error.ts'
import type { SubjectAct, SubjectConfirmation } from '../storage/subject-rows.ts'
import { formKey, remindOfSubject, type World } from '../world.ts'
import { isUnfinished, nextSubjectState, SUBJECT_TERM_MS, subjectNameOf } from './subject.ts'

const MOST_MOVES_KEPT = 100

export type Rejection = { readonly param: string | null; readonly reason: string }

/** One step of a confirmation, written down; joins the transaction around it. What this state does not allow is 409. */
export function moveSubject(
  world: World,
  before: SubjectConfirmation,
  act: SubjectAct,
  rejection: Rejection | null = null,
  at = world.clock.now(),
): SubjectConfirmation {
  const state = nextSubjectState(before.state, act, before.form)
  if (state === null) {
    throw new ControlError(
      409,
      'SUBJECT_STATE',
      `申请单现为 ${before.state}，不能 ${act}`,
      `the confirmation is ${before.state}: it cannot be moved by ${act}`,
    )
  }
  const moved: SubjectConfirmation = {
    ...before,
    state,
    reject_param: rejection?.param ?? null,
    reject_reason: rejection?.reason ?? null,
    history: [...before.history, { at, act, state }].slice(-MOST_MOVES_KEPT),
  }
  return keepSubject(world, moved)
}

/** Puts it in its place and on the agenda; joins the transaction around it. */
export function keepSubject(world: World, moved: SubjectConfirmation): SubjectConfirmation {
  const key = formKey(moved.mchid, moved.business_code)
  const began = moved.history[0]?.at ?? world.clock.now()
  const after = { ...moved, due_at: isUnfinished(moved) ? began + SUBJECT_TERM_MS : null }
  world.store.write(() => {
    world.store.put('subject_confirmations', key, after)
    world.store.put('form_numbers', String(after.applyment_id), { table: 'subject_confirmations', key })
    if (after.state === 'PASSED') authorizeListed(world, after)
  })
  remindOfSubject(world, after)
  return after
}

/** The agenda's: what is unfinished after 30 days is void. */
export function endSubjectTerm(world: World, key: string, at: number): void {
  const confirmation = world.store.get('subject_confirmations', key)
  if (confirmation?.due_at === at) moveSubject(world, confirmation, 'expire', null, at)
}

/** The subject says so of one account. False where the names differ: such an account cannot be authorized. */
export function authorizeMerchant(world: World, { form }: SubjectConfirmation, subMchid: string): boolean {
  if (world.store.get('merchants', subMchid)?.subject !== subjectNameOf(form)) return false
  world.store.write(() =>
    world.store.put('subject_authorizations', subMchid, { sub_mchid: subMchid, at: world.clock.now() }),
  )
  return true
}

// The accounts that the form named are authorized along with the confirmation.
function authorizeListed(world: World, confirmation: SubjectConfirmation): void {
  for (const subMchid of confirmation.form.addition_info?.confirm_mchid_list ?? []) {
    authorizeMerchant(world, confirmation, subMchid)
  }
}
