import { explain } from '../explain/because.ts'
import { recommendationsOf } from '../follow/recommendation.ts'
import { ControlError } from '../kit/control-error.ts'
import { Refusal } from '../kit/refusal.ts'
import type { Merchant } from '../storage/merchant-rows.ts'
import { recommend, UNCHANGEABLE_MS } from '../v2/add-recommend-conf.ts'
import { addPath, pathsOf } from '../v2/add-sub-dev-config.ts'
import { V2Refusal } from '../v2/refusals.ts'
import type { World } from '../world.ts'
import type { Control } from './control.ts'
import { findMerchant } from './merchants.ts'
import { operation } from './operation.ts'
import { APPID, body } from './schemas.ts'
import { DEV_CONFIG } from './shapes/portal.ts'

const PAY_PATH = { type: 'string', pattern: '^https?://[^\\s?#]+/$', maxLength: 256 }

type Named = { Params: { sub_mchid: string } }
type Recommended = { sub_appid?: string; subscribe_appid?: string; receipt_appid?: string }

/** 开发配置, which the provider sets for a sub-merchant by hand as well as through APIv2, under the same rules. */
export function addDevConfigRoutes({ app, world }: Control): void {
  app.get<Named>(
    '/_control/merchants/:sub_mchid/dev-config',
    operation({
      id: 'merchants.devConfig',
      group: 'merchants',
      zh: '开发配置：支付授权目录与推荐关注',
      en: 'Its development settings: pay paths, and the accounts that payers are asked to follow',
      answer: DEV_CONFIG,
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params }) => render(world, findMerchant(world, params.sub_mchid)),
  )

  app.post<Named & { Body: { path: string } }>(
    '/_control/merchants/:sub_mchid/pay-paths',
    operation({
      id: 'merchants.addPayPath',
      group: 'merchants',
      zh: '添加支付授权目录，至多 5 个',
      en: 'Adds a path from which its pages may call up JSAPI; 5 at most',
      body: body({ path: PAY_PATH }),
      answer: DEV_CONFIG,
      refusals: { 404: ['NOT_FOUND'], 409: ['INVALID_REQUEST'] },
    }),
    async ({ params, body: { path } }) => {
      const merchant = findMerchant(world, params.sub_mchid)
      byHand(() => addPath(world, merchant, path))
      await world.store.durable()
      return render(world, merchant)
    },
  )

  app.post<Named & { Body: Recommended }>(
    '/_control/merchants/:sub_mchid/recommendations',
    operation({
      id: 'merchants.recommend',
      group: 'merchants',
      zh: '设置支付后推荐关注的公众号或小程序，30 天内不可再改',
      en: 'Sets the account or mini program that payers are asked to follow; not to be changed for 30 days',
      body: body({ 'sub_appid?': APPID, 'subscribe_appid?': APPID, 'receipt_appid?': APPID }),
      answer: DEV_CONFIG,
      refusals: {
        404: ['NOT_FOUND'],
        409: ['PARAM_ERROR', 'INVALID_REQUEST', 'APPID_NOT_EXIST', 'APPID_MCHID_NOT_MATCH'],
      },
    }),
    async ({ params, body: asked }) => {
      const merchant = findMerchant(world, params.sub_mchid)
      byHand(() => recommend(world, merchant, asked.sub_appid ?? null, asked.subscribe_appid, asked.receipt_appid))
      await world.store.durable()
      return render(world, merchant)
    },
  )
}

// The page's "no" is the interface's, with what the interface tells only the request log.
function byHand(act: () => void): void {
  try {
    act()
  } catch (error) {
    if (error instanceof V2Refusal) {
      const { code, says, because } = error
      throw new ControlError(409, code, says, explain(because).why_en, because)
    }
    if (!(error instanceof Refusal)) throw error
    const { code, message, because } = error.facts
    throw new ControlError(409, code, message, explain(because).why_en, because)
  }
}

function render(world: World, merchant: Merchant): Record<string, unknown> {
  return {
    sub_mchid: merchant.sub_mchid,
    pay_paths: pathsOf(world, merchant),
    recommendations: recommendationsOf(world, merchant.sub_mchid).map(({ sub_mchid: _, changed_at: at, ...rest }) => ({
      ...rest,
      changed_at: new Date(at).toISOString(),
      changeable_at: new Date(at + UNCHANGEABLE_MS).toISOString(),
    })),
  }
}
