import type { FaultEndpoint } from '../faults/offered-refusal.ts'
import { LOGIN_PATHS, loginRefusalsAt } from '../login/fail-login.ts'
import { v2RefusalsAt } from '../v2/fault-refusals.ts'
import { v2Endpoints } from '../v2/routes.ts'
import { refusalsAt } from '../wechat/fault-refusals.ts'
import { v3Endpoints } from '../wechat/routes.ts'

/** All interfaces that luck may strike, with what each may say no with. */
export function faultEndpoints(): FaultEndpoint[] {
  return [
    ...v3Endpoints().map((one) => ({ api: 'v3' as const, ...one, codes: refusalsAt(one.endpoint) })),
    ...v2Endpoints().map((one) => ({ api: 'v2' as const, ...one, codes: v2RefusalsAt(one.endpoint) })),
    ...Object.keys(LOGIN_PATHS).map((path) => ({
      api: 'login' as const,
      endpoint: path,
      address: path,
      codes: loginRefusalsAt(path),
    })),
  ]
}
