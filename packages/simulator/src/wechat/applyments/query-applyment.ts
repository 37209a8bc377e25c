import { wordOf } from '../../applyments/applyment.ts'
import { why } from '../../explain/because.ts'
import type { Applyment, ApplymentState } from '../../storage/applyment-rows.ts'
import { formKey, type World } from '../../world.ts'
import { type Answer, type Call, readQuery } from '../call.ts'
import { refuse } from '../refusals.ts'

/** Where the link is of use: from the beginning the administrator confirms by it who they are. */
const SIGNABLE: readonly ApplymentState[] = ['AUDITING', 'TO_BE_CONFIRMED', 'TO_BE_SIGNED']

export function queryByBusinessCode(world: World, call: Call): Answer {
  readQuery(call.query, {})
  return told(world, call, world.store.get('applyments', formKey(call.provider.mchid, call.number)))
}

export function queryByApplymentId(world: World, call: Call): Answer {
  readQuery(call.query, {})
  const place = world.store.get('form_numbers', call.number)
  return told(world, call, place?.table === 'applyments' ? world.store.get('applyments', place.key) : undefined)
}

function told(world: World, call: Call, applyment: Applyment | undefined): Answer {
  const { mchid } = call.provider
  if (applyment?.mchid !== mchid)
    throw refuse('applymentUnknown', why('applymentUnknown', { number: call.number, mchid }))
  const { state, sub_mchid: subMchid, audit_detail: audit } = applyment
  return {
    status: 200,
    body: {
      business_code: applyment.business_code,
      applyment_id: applyment.applyment_id,
      ...(subMchid === null || state === 'CANCELED' ? {} : { sub_mchid: subMchid }),
      ...(SIGNABLE.includes(state) ? { sign_url: signUrlOf(world, applyment) } : {}),
      applyment_state: `APPLYMENT_STATE_${state}`,
      applyment_state_msg: wordOf(state),
      ...(audit.length === 0 ? {} : { audit_detail: audit }),
    },
  }
}

/** To be shown as a QR code; here it leads to this simulator. */
export function signUrlOf(world: World, { applyment_id: number }: Applyment): string {
  return `${world.url}/public/apply4ec_sign/s?applymentId=${number}`
}
