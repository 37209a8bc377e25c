import { rfc3339 } from '../../kit/time.ts'
import type { Violation } from '../../storage/violation-rows.ts'
import type { World } from '../../world.ts'
import { type Answer, type Call, readQuery } from '../call.ts'
import { checkPartner } from '../check-partner.ts'
import { checkFields } from '../fields.ts'
import { LIMITATIONS_PATH } from './fields.ts'

const ONE = 1
const NO_COLLECTING = 'NO_TRANSACTION'

/** 查询子商户管控情况: what is closed to a sub-merchant, why, and how it is opened again. */
export function queryLimitations(world: World, call: Call): Answer {
  readQuery(call.query, {})
  const { number: sub_mchid, provider } = call
  checkFields({ sub_mchid }, LIMITATIONS_PATH, 'url')
  const { restricted = false } = checkPartner(world, call, { sp_mchid: provider.mchid, sub_mchid })
  if (!restricted) return { status: 200, body: { mchid: sub_mchid, limited_functions: [] } }
  const [cause] = world.store.tables.violations.newest(
    ONE,
    ({ sub_mchid: other, event_type }) => other === sub_mchid && event_type === 'VIOLATION.PUNISH',
  )
  const specifications = cause ? { recovery_specifications: [specificationOf(cause)] } : {}
  return { status: 200, body: { mchid: sub_mchid, limited_functions: [NO_COLLECTING], ...specifications } }
}

function specificationOf({ record_id, risk_description, punish_description, at }: Violation): Record<string, unknown> {
  return {
    limitation_case_id: record_id,
    limitation_reason: risk_description,
    limitation_reason_describe: punish_description,
    recover_way: 'SUBMIT_INFORMATION_FOR_APPEAL',
    limitation_action_type: 'LIMIT_ACTION_TYPE_IMMEDIATE_CONTROL',
    limitation_date: rfc3339(at),
    limitation_reason_type: 'RISK_ABNORMAL',
    relate_limitations: [NO_COLLECTING],
  }
}
