import { why } from '../../explain/because.ts'
import type { SubjectConfirmation, SubjectState } from '../../storage/subject-rows.ts'
import { moveSubject } from '../../subjects/move-subject.ts'
import { nextSubjectState, SUBJECT_TERM_MS } from '../../subjects/subject.ts'
import { formKey, type World } from '../../world.ts'
import { type Answer, type Call, readQuery } from '../call.ts'
import { checkPartner } from '../check-partner.ts'
import { refuse } from '../refusals.ts'
import { FORM_NUMBER_FIELDS } from './fields.ts'

const WITH_CODE: readonly SubjectState[] = [
  'WAITTING_FOR_CONFIRM_CONTACT',
  'WAITTING_FOR_CONFIRM_LEGALPERSON',
  'PASSED',
  'FREEZED',
]

type FormNumber = { readonly applyment_id?: string; readonly business_code?: string }

/** 查询申请单审核结果. */
export async function querySubject(world: World, call: Call): Promise<Answer> {
  const { applyment_id, business_code } = readQuery<FormNumber>(call.query, FORM_NUMBER_FIELDS)
  const number = applyment_id ?? business_code
  if (number === undefined) throw refuse('subjectNumberMissing', why('subjectNumberMissing'))
  const found = applyment_id === undefined ? byCode(world, call, number) : byNumber(world, call, number)
  const confirmation = found ?? unknown(call, number)
  const { state, reject_param: param, reject_reason: reason } = confirmation
  const shown = WITH_CODE.includes(state) && world.clock.now() < (confirmation.history[0]?.at ?? 0) + SUBJECT_TERM_MS
  return {
    status: 200,
    body: {
      applyment_state: `APPLYMENT_STATE_${state}`,
      ...(shown ? { qrcode_data: await codeOf(confirmation) } : {}),
      ...(param === null ? {} : { reject_param: param }),
      ...(reason === null ? {} : { reject_reason: reason }),
    },
  }
}

/** 撤销商户开户意愿申请单, by either number. What was cancelled is cancelled. */
export function cancelSubject(world: World, call: Call): Answer {
  const confirmation =
    byNumber(world, call, call.number) ?? byCode(world, call, call.number) ?? unknown(call, call.number)
  const { state, business_code: code, form } = confirmation
  if (state === 'CANCELED') return { status: 204, body: null }
  if (nextSubjectState(state, 'cancel', form) === null) {
    throw refuse('subjectNotCancellable', why('subjectNotCancellable', { code, state }))
  }
  moveSubject(world, confirmation, 'cancel')
  return { status: 204, body: null }
}

/** 获取商户开户意愿确认状态. */
export function querySubjectState(world: World, call: Call): Answer {
  readQuery(call.query, {})
  const { sub_mchid } = checkPartner(world, call, { sp_mchid: call.provider.mchid, sub_mchid: call.number })
  const authorized = world.store.get('subject_authorizations', sub_mchid) !== undefined
  return { status: 200, body: { authorize_state: `AUTHORIZE_STATE_${authorized ? 'AUTHORIZED' : 'UNAUTHORIZED'}` } }
}

function byCode(world: World, { provider }: Call, code: string): SubjectConfirmation | undefined {
  return world.store.get('subject_confirmations', formKey(provider.mchid, code))
}

function byNumber(world: World, { provider }: Call, number: string): SubjectConfirmation | undefined {
  const place = world.store.get('form_numbers', number)
  if (place?.table !== 'subject_confirmations') return undefined
  const confirmation = world.store.get('subject_confirmations', place.key)
  return confirmation?.mchid === provider.mchid ? confirmation : undefined
}

function unknown({ provider: { mchid } }: Call, number: string): never {
  throw refuse('subjectUnknown', why('subjectUnknown', { number, mchid }))
}

// WeChat's is the code of a mini program, which nobody else can draw; this one holds the same page.
async function codeOf({ applyment_id: number }: SubjectConfirmation): Promise<string> {
  // Not with the rest: to load it costs a tenth of a second, and few ask for a code.
  const { default: bwip } = await import('bwip-js/node')
  const text = `pages/apply/apiv4/welcome/welcome?applyment_id=${number}`
  const png = await bwip.toBuffer({ bcid: 'qrcode', text, scale: 4 })
  return `data:image/png;base64,${png.toString('base64')}`
}
