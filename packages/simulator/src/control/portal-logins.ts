import { fetchInitialPassword, portalLoginOf, resetPortalLogin, signIn } from '../portals/portal-login.ts'
import type { PortalLogin } from '../storage/portal-rows.ts'
import type { Control } from './control.ts'
import { findMerchant } from './merchants.ts'
import { operation } from './operation.ts'
import { body } from './schemas.ts'
import { INITIAL_PASSWORD, PORTAL_LOGIN } from './shapes/portal.ts'

const PATH = '/_control/merchants/:sub_mchid/portal-login'
const PASSWORD = { type: 'string', minLength: 1, maxLength: 64 }
const NEW_PASSWORD = { type: 'string', minLength: 8, maxLength: 64 }

type Named = { Params: { sub_mchid: string } }

/** The merchant platform's login (M4). Nothing else here asks for it: the simulator is a developer's tool. */
export function addPortalLoginRoutes({ app, world }: Control): void {
  const find = (params: { sub_mchid: string }) => findMerchant(world, params.sub_mchid).sub_mchid

  app.get<Named>(
    PATH,
    operation({
      id: 'merchants.portalLogin',
      group: 'merchants',
      zh: '商户平台的登录状态',
      en: 'How its login to the merchant platform stands',
      answer: PORTAL_LOGIN,
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params }) => render(portalLoginOf(world, find(params))),
  )

  app.post<Named>(
    `${PATH}/initial-password`,
    operation({
      id: 'merchants.initialPassword',
      group: 'merchants',
      zh: '领取商户平台的初始密码，仅此一次',
      en: 'Its initial password for the merchant platform, told this once',
      answer: INITIAL_PASSWORD,
      refusals: { 404: ['NOT_FOUND'], 409: ['PASSWORD_SHOWN'] },
    }),
    async ({ params }) => {
      const subMchid = find(params)
      const password = await fetchInitialPassword(world, subMchid)
      await world.store.durable()
      return { sub_mchid: subMchid, password }
    },
  )

  app.post<Named & { Body: { password: string; new_password?: string } }>(
    `${PATH}/sign-ins`,
    operation({
      id: 'merchants.signIn',
      group: 'merchants',
      zh: '登录商户平台；首次登录须设置新密码',
      en: 'Signs in to the merchant platform; at the first time with a new password',
      body: body({ password: PASSWORD, 'new_password?': NEW_PASSWORD }),
      answer: PORTAL_LOGIN,
      refusals: { 404: ['NOT_FOUND'], 409: ['WRONG_PASSWORD', 'PASSWORD_CHANGE_NEEDED', 'PASSWORD_SAME'] },
    }),
    async ({ params, body: { password, new_password: chosen } }) => {
      const login = await signIn(world, find(params), password, chosen)
      await world.store.durable()
      return render(login)
    },
  )

  app.post<Named>(
    `${PATH}/resets`,
    operation({
      id: 'merchants.resetPortalLogin',
      group: 'merchants',
      zh: '重置密码：旧密码失效，可再领取一次',
      en: 'Resets it: the old password is dead, and an initial one may be fetched again',
      answer: PORTAL_LOGIN,
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params }) => {
      const login = resetPortalLogin(world, find(params))
      await world.store.durable()
      return render(login)
    },
  )
}

function render({ sub_mchid, state, fetched_at, changed_at, signed_in_at }: PortalLogin): Record<string, unknown> {
  const time = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())
  return {
    sub_mchid,
    state,
    fetched_at: time(fetched_at),
    changed_at: time(changed_at),
    signed_in_at: time(signed_in_at),
  }
}
