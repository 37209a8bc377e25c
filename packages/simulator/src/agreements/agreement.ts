import type { Agreement, AgreementAct, AgreementName, AgreementState } from '../storage/agreement-rows.ts'
import type { Merchant } from '../storage/merchant-rows.ts'
import type { World } from '../world.ts'

/** All that is signed or granted per sub-merchant; the letter is one per appid, the others one each. */
export const AGREEMENT_NAMES: readonly AgreementName[] = [
  'jsapi',
  'native',
  'mini_program',
  'app',
  'h5',
  'codepay',
  'combine',
  'refund',
  'red_packets',
  'recommend_follow',
  'joint_operation',
]

// What leads where; a pair that is not here is refused at the desk.
const MOVES: Readonly<Record<AgreementAct, Partial<Record<AgreementState, AgreementState>>>> = {
  ask: { none: 'asked', refused: 'asked', withdrawn: 'asked' },
  sign: { asked: 'granted' },
  refuse: { asked: 'refused' },
  withdraw: { asked: 'withdrawn', granted: 'withdrawn' },
}

export function nextState(state: AgreementState, act: AgreementAct): AgreementState | null {
  return MOVES[act][state] ?? null
}

/** How it stands; before anybody moved it, as the merchant began. */
export function agreementOf(
  world: World,
  merchant: Merchant,
  name: AgreementName,
  appid: string | null = null,
): Agreement {
  const found = world.store.get('agreements', agreementKey(merchant.sub_mchid, name, appid))
  if (found) return found
  const fromTheStart = name !== 'recommend_follow' && name !== 'joint_operation' && merchant.permissions[name]
  return {
    sub_mchid: merchant.sub_mchid,
    name,
    appid,
    state: fromTheStart ? 'granted' : 'none',
    effective_at: null,
    history: [],
  }
}

/** True from the moment a grant takes effect until it is withdrawn. `appid` only for the joint-operation letter. */
export function isGranted(world: World, merchant: Merchant, name: AgreementName, appid: string | null = null): boolean {
  const { state, effective_at } = agreementOf(world, merchant, name, appid)
  return state === 'granted' && (effective_at ?? 0) <= world.clock.now()
}

/** Another subject's appid needs the letter of joint operation (M17), or for following the agreement (M7); its own needs none. */
export function mayUseAppid(
  world: World,
  merchant: Merchant,
  appid: string,
  paper: 'recommend_follow' | 'joint_operation',
): boolean {
  const owner = world.store.get('appids', appid)?.subject
  if (owner === merchant.subject) return true
  return isGranted(world, merchant, paper, paper === 'joint_operation' ? appid : null)
}

export function agreementKey(subMchid: string, name: AgreementName, appid: string | null): string {
  return appid === null ? `${subMchid} ${name}` : `${subMchid} ${name} ${appid}`
}
