import { type CallOptions, type PlainCall, segment } from './call.ts'
import type { Answer } from './exchange.ts'
import { goldPlanRefusals } from './refusals.ts'
import { type Check, filled, record } from './shapes.ts'
import type { Transport } from './transport.ts'

const BASE = '/v3/goldplan/merchants'
const MAX_INDUSTRIES = 3

export type Switch = 'OPEN' | 'CLOSE'
export type PayScene = 'JSAPI_AND_MINIPROGRAM' | 'JSAPI' | 'MINIPROGRAM'

/** Whose adverts are not shown beside a merchant's receipt; WeChat's own spelling. */
export type Industry =
  | 'E_COMMERCE'
  | 'LOVE_MARRIAGE'
  | 'POTOGRAPHY'
  | 'EDUCATION'
  | 'FINANCE'
  | 'TOURISM'
  | 'SKINCARE'
  | 'FOOD'
  | 'SPORT'
  | 'JEWELRY_WATCH'
  | 'HEALTHCARE'
  | 'BUSSINESS'
  | 'PARENTING'
  | 'CATERING'
  | 'RETAIL'
  | 'SERVICES'
  | 'LAW'
  | 'ESTATE'
  | 'TRANSPORTATION'
  | 'ENERGY_SAVING'
  | 'SECURITY'
  | 'BUILDING_MATERIAL'
  | 'COMMUNICATION'
  | 'MERCHANDISE'
  | 'ASSOCIATION'
  | 'COMMUNITY'
  | 'ONLINE_AVR'
  | 'WE_MEDIA'
  | 'CAR'
  | 'SOFTWARE'
  | 'GAME'
  | 'CLOTHING'
  | 'INDUSTY'
  | 'AGRICULTURE'
  | 'PUBLISHING_MEDIA'
  | 'HOME_DIGITAL'

/**
 * 点金计划: after a JSAPI payment WeChat shows its own page, with the merchant's receipt in it. Effective within 5 minutes; once
 * closed, 24 hours before it can be opened again. Each call sets a state and may be repeated. Throws `WechatPayError`;
 * RangeError for more than three industries, TypeError for a `sub_mchid` that is none.
 */
export type GoldPlan = {
  /** Official page: 点金计划管理. */
  changeStatus(
    change: { readonly sub_mchid: string; readonly operation_type: Switch; readonly operation_pay_scene?: PayScene },
    options?: CallOptions,
  ): Promise<Answer<{ readonly sub_mchid: string }>>
  /** Official page: 商家小票管理. The merchant's receipt within WeChat's page. */
  changeCustomPage(
    change: { readonly sub_mchid: string; readonly operation_type: Switch },
    options?: CallOptions,
  ): Promise<Answer<{ readonly sub_mchid: string }>>
  /** Official page: 同业过滤标签管理. None, or at most three. */
  setIndustryFilter(
    filter: { readonly sub_mchid: string; readonly advertising_industry_filters: readonly Industry[] },
    options?: CallOptions,
  ): Promise<Answer<null>>
  /** Official page: 开通广告展示. */
  openAdvertising(
    opening: { readonly sub_mchid: string; readonly advertising_industry_filters?: readonly Industry[] },
    options?: CallOptions,
  ): Promise<Answer<null>>
  /** Official page: 关闭广告展示. */
  closeAdvertising(closing: { readonly sub_mchid: string }, options?: CallOptions): Promise<Answer<null>>
}

const checkStatus: Check = record({ sub_mchid: filled })
const named = { success: 200, check: checkStatus } as const
const silent = { success: 204, check: null } as const

type Body = { readonly sub_mchid: string; readonly advertising_industry_filters?: readonly Industry[] }

export function createGoldPlan(transport: Transport): GoldPlan {
  const setter = <T>(method: 'POST' | 'PATCH', what: string, answer: Pick<PlainCall, 'success' | 'check'>) => {
    return async (body: Body, options?: CallOptions) => {
      segment('sub_mchid', body.sub_mchid)
      const count = body.advertising_industry_filters?.length ?? 0
      if (count > MAX_INDUSTRIES) throw new RangeError(`at most ${MAX_INDUSTRIES} industries, not ${count}`)
      return transport.send<T>(
        { method, path: `${BASE}/${what}`, body, ...answer, refusals: goldPlanRefusals },
        options,
      )
    }
  }
  return {
    changeStatus: setter('POST', 'changegoldplanstatus', named),
    changeCustomPage: setter('POST', 'changecustompagestatus', named),
    setIndustryFilter: setter('POST', 'set-advertising-industry-filter', silent),
    openAdvertising: setter('PATCH', 'open-advertising-show', silent),
    closeAdvertising: setter('POST', 'close-advertising-show', silent),
  }
}
