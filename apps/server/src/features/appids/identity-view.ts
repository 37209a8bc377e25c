import type { Identity as IdentityView } from '@teyue/contract/payment-parts'
import type { Identity } from './identity.ts'

/** Who we are to WeChat, as the API shows it. */
export function viewIdentity(identity: Omit<Identity, 'payer'>): IdentityView {
  return {
    sp_mchid: identity.spMchid,
    sp_appid: identity.spAppid,
    sub_mchid: identity.subMchid,
    sub_appid: identity.subAppid,
    call_up_appid: identity.callUpAppid,
    reasons: identity.reasons.map(({ becauseZh, ...reason }) => ({ ...reason, because_zh: becauseZh })),
  }
}
