import type { SalesScene } from '@teyue/wechatpay/applyment-form'
import { at, type Draft } from './draft.ts'
import { needed } from './field-findings.ts'
import { type Finding, finding } from './finding.ts'

const business = '/business_info'
const sales = `${business}/sales_info`

type Scene = {
  readonly part: string
  readonly needs: readonly string[]
  /** One of the two: the merchant's own appid, or the provider's. */
  readonly appids?: readonly [theirs: string, ours: string]
}

const storeNeeds = ['biz_store_name', 'biz_address_code', 'biz_store_address', 'store_entrance_pic', 'indoor_pic']

const scenes: Readonly<Record<SalesScene, Scene>> = {
  SALES_SCENES_STORE: { part: 'biz_store_info', needs: storeNeeds },
  SALES_SCENES_MP: { part: 'mp_info', needs: ['mp_pics'], appids: ['mp_sub_appid', 'mp_appid'] },
  SALES_SCENES_MINI_PROGRAM: {
    part: 'mini_program_info',
    needs: [],
    appids: ['mini_program_sub_appid', 'mini_program_appid'],
  },
  SALES_SCENES_APP: { part: 'app_info', needs: ['app_pics'], appids: ['app_sub_appid', 'app_appid'] },
  SALES_SCENES_WEB: { part: 'web_info', needs: ['domain'] },
  SALES_SCENES_WEWORK: { part: 'wework_info', needs: ['sub_corp_id', 'wework_pics'] },
}

/** What it does and where it sells. Each scene that is chosen says where it is; what is not chosen says nothing. */
export function businessFindings(draft: Draft): Finding[] {
  const chosen = scenesOf(draft)
  return [
    ...needed(draft, business, ['merchant_shortname', 'service_phone']),
    ...needed(draft, sales, ['sales_scenes_type']),
    ...Object.entries(scenes).flatMap(([name, scene]) =>
      chosen.includes(name as SalesScene) ? sceneFindings(draft, scene) : notChosen(draft, scene),
    ),
  ]
}

export function scenesOf(draft: Draft): readonly SalesScene[] {
  return draft.business_info?.sales_info?.sales_scenes_type ?? []
}

function sceneFindings(draft: Draft, { part, needs, appids }: Scene): Finding[] {
  const path = `${sales}/${part}`
  const hasAppid = !appids || appids.some((name) => at(draft, `${path}/${name}`) !== undefined)
  return [...(hasAppid ? [] : [finding('NEEDED', `${path}/${appids[0]}`)]), ...needed(draft, path, needs)]
}

function notChosen(draft: Draft, { part }: Scene): Finding[] {
  return at(draft, `${sales}/${part}`) === undefined ? [] : [finding('NOT_HERE', `${sales}/${part}`)]
}
