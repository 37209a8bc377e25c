import { ControlError } from '../kit/control-error.ts'
import { rulesOf } from '../rules.ts'
import type { Agreement, AgreementAct, AgreementName } from '../storage/agreement-rows.ts'
import type { Merchant } from '../storage/merchant-rows.ts'
import { remindOfAgreement, type World } from '../world.ts'
import { agreementKey, agreementOf, nextState } from './agreement.ts'

const MOST_MOVES_KEPT = 100

export type AgreementMove = {
  readonly name: AgreementName
  readonly appid: string | null
  readonly act: AgreementAct
  /** Who did it, in words. */
  readonly by: string
  readonly why: string | null
  /** `invitation`: the sub-merchant agreed on its own platform, and that takes effect later (M25). */
  readonly way: 'desk' | 'invitation'
}

/** One act at the account manager's desk, written down with who and why; joins the transaction around it. */
export function moveAgreement(world: World, merchant: Merchant, move: AgreementMove): Agreement {
  const before = agreementOf(world, merchant, move.name, move.appid)
  const state = nextState(before.state, move.act)
  if (state === null) {
    throw new ControlError(
      409,
      'AGREEMENT_STATE',
      `“${move.name}”现为 ${before.state}，不能 ${move.act}`,
      `${move.name} is ${before.state}: it cannot be moved by ${move.act}`,
    )
  }
  const now = world.clock.now()
  const delayMs = move.way === 'invitation' ? rulesOf(world).invitationSeconds * 1000 : 0
  const { act, by, why, way } = move
  const after: Agreement = {
    ...before,
    state,
    effective_at: state === 'granted' ? now + delayMs : null,
    history: [...before.history, { at: now, act, state, by, why, way }].slice(-MOST_MOVES_KEPT),
  }
  const key = agreementKey(merchant.sub_mchid, move.name, move.appid)
  world.store.write(() => world.store.put('agreements', key, after))
  remindOfAgreement(world, key, after)
  return after
}

/** The short way: whatever acts lead to granted, or away from it. Nothing happens if it stands so already. */
export function settleAgreement(
  world: World,
  merchant: Merchant,
  name: AgreementName,
  appid: string | null,
  granted: boolean,
): void {
  const { state } = agreementOf(world, merchant, name, appid)
  const move = (act: AgreementAct, by: string) =>
    moveAgreement(world, merchant, { name, appid, act, by, why: null, way: 'desk' })
  world.store.write(() => {
    if (granted && state !== 'granted') {
      if (state !== 'asked') move('ask', 'provider')
      move('sign', 'account manager')
    }
    if (!granted && state === 'granted') move('withdraw', 'account manager')
    if (!granted && state === 'asked') move('refuse', 'account manager')
  })
}
