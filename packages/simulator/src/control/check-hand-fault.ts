import { type HandFaultOrder, suits } from '../faults/hand-fault.ts'
import { CALL_FAULTS, NOTICE_FAULTS } from '../faults/kinds.ts'
import type { FaultPlan } from '../faults/plan.ts'
import { ControlError } from '../kit/control-error.ts'
import { faultEndpoints } from './fault-endpoints.ts'

// Rates are decimal fractions: ten of 0.1 may come to a hair more than one.
const ROUNDING = 1e-9
const WAITING = ['slow', 'timeout_before', 'timeout_after', 'notice_delayed']

/** Whether such luck can exist at all; the form of its fields was checked before. */
export function checkHandFault(order: HandFaultOrder): void {
  const { kind, api, endpoint, code, wait_ms } = order
  if (api !== null && !suits(kind, api)) {
    throw wrong(
      `${api} 没有故障 ${kind}：它的应答没有这样的签名`,
      `${kind} cannot strike ${api}: its answers bear no such signature`,
    )
  }
  if (wait_ms !== null && !WAITING.includes(kind)) {
    throw wrong(`故障 ${kind} 没有时长 wait_ms`, `${kind} has no wait_ms: only ${WAITING.join(', ')} have`)
  }
  if (code !== null && kind !== 'refuse') {
    throw wrong(`只有 refuse 有错误码 code，${kind} 没有`, `only refuse has a code, ${kind} has none`)
  }
  if ((NOTICE_FAULTS as readonly string[]).includes(kind)) return
  const known = faultEndpoints().filter((one) => api === null || one.api === api)
  const aimed = endpoint === null ? known : known.filter((one) => one.endpoint === endpoint)
  if (aimed.length === 0) {
    throw wrong(`没有接口 ${endpoint}，见 faults/endpoints`, `there is no endpoint ${endpoint}: see faults/endpoints`)
  }
  if (code !== null && !aimed.some(({ codes }) => codes.some((one) => one.code === code))) {
    throw wrong(
      `${endpoint ?? '任何接口'} 没有错误码 ${code}，见 faults/endpoints`,
      `${endpoint ?? 'no endpoint'} has no code ${code}: see faults/endpoints`,
    )
  }
}

export function checkRates(rates: FaultPlan['rates']): void {
  for (const kinds of [CALL_FAULTS, NOTICE_FAULTS]) {
    const sum = kinds.reduce((total, kind) => total + (rates[kind] ?? 0), 0)
    if (sum > 1 + ROUNDING) throw wrong('故障概率之和大于 1', `the rates of ${kinds.join(', ')} sum to ${sum}`)
  }
}

function wrong(zh: string, en: string): ControlError {
  return new ControlError(400, 'BAD_REQUEST', zh, en)
}
