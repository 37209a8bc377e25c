import type { ApplymentForm } from '../../storage/applyment-rows.ts'
import { needField } from '../forms/refuse-field.ts'

const SALES = '/business_info/sales_info'

type Scene = {
  readonly info: string
  readonly label: string
  /** One of the two is needed: the SP's appid or the merchant's own. */
  readonly appids?: readonly [ours: string, theirs: string]
  readonly needs: readonly (readonly [field: string, label: string])[]
}

const SCENES: Readonly<Record<string, Scene>> = {
  SALES_SCENES_STORE: { info: 'biz_store_info', label: '线下场所场景', needs: [] },
  SALES_SCENES_MP: {
    info: 'mp_info',
    label: '公众号场景',
    appids: ['mp_appid', 'mp_sub_appid'],
    needs: [['mp_pics', '公众号页面截图']],
  },
  SALES_SCENES_MINI_PROGRAM: {
    info: 'mini_program_info',
    label: '小程序场景',
    appids: ['mini_program_appid', 'mini_program_sub_appid'],
    needs: [],
  },
  SALES_SCENES_APP: {
    info: 'app_info',
    label: 'App场景',
    appids: ['app_appid', 'app_sub_appid'],
    needs: [['app_pics', 'APP截图']],
  },
  SALES_SCENES_WEB: { info: 'web_info', label: '互联网网站场景', needs: [['domain', '互联网网站域名']] },
  SALES_SCENES_WEWORK: {
    info: 'wework_info',
    label: '企业微信场景',
    needs: [
      ['sub_corp_id', '商家企业微信CorpID'],
      ['wework_pics', '企业微信页面截图'],
    ],
  },
}

/** Each scene that is chosen says where it is. A micro merchant has none. */
export function checkScenes({ business_info, subject_info }: ApplymentForm): void {
  const { sales_info: sales } = business_info
  if (subject_info.subject_type === 'SUBJECT_TYPE_MICRO') return
  needField(sales, SALES, '经营场景')
  for (const name of sales?.sales_scenes_type ?? []) {
    const scene = SCENES[name]
    if (scene) checkScene(scene, sales?.[scene.info] as Readonly<Record<string, unknown>> | undefined)
  }
}

function checkScene({ info, label, appids, needs }: Scene, told: Readonly<Record<string, unknown>> | undefined): void {
  needField(told, `${SALES}/${info}`, label)
  if (appids) {
    const [ours, theirs] = appids
    needField(told?.[theirs] ?? told?.[ours], `${SALES}/${info}/${theirs}`, label)
  }
  for (const [field, name] of needs) needField(told?.[field], `${SALES}/${info}/${field}`, name)
}
