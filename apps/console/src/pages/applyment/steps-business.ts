import { type Draft, listAt } from '../../form/form.ts'
import { type Group, partOf } from '../../form/form-field.ts'

export const SCENES = ['STORE', 'MP', 'MINI_PROGRAM', 'WEB', 'APP', 'WEWORK'].map((scene) => `SALES_SCENES_${scene}`)

const business = partOf('/business_info')
const sales = partOf('/business_info/sales_info')
const part = (name: string) => partOf(`/business_info/sales_info/${name}`)
const store = part('biz_store_info')
const account = part('mp_info')
const program = part('mini_program_info')
const app = part('app_info')
const web = part('web_info')
const wework = part('wework_info')
const sellsIn = (scene: string) => (draft: Draft) =>
  listAt(draft, '/business_info/sales_info/sales_scenes_type').includes(`SALES_SCENES_${scene}`)

export const businessGroups: readonly Group[] = [
  {
    key: 'business',
    fields: [
      business('text', 'merchant_shortname', { max: 64 }),
      business('text', 'service_phone', { max: 32 }),
      sales('scenes', 'sales_scenes_type', { options: SCENES }),
    ],
  },
  {
    key: 'SALES_SCENES_STORE',
    when: sellsIn('STORE'),
    fields: [
      store('text', 'biz_store_name'),
      store('area', 'biz_address_code'),
      store('text', 'biz_store_address'),
      store('papers', 'store_entrance_pic'),
      store('papers', 'indoor_pic'),
      store('text', 'biz_sub_appid', { max: 32 }),
    ],
  },
  {
    key: 'SALES_SCENES_MP',
    when: sellsIn('MP'),
    fields: [
      account('text', 'mp_appid', { max: 32 }),
      account('text', 'mp_sub_appid', { max: 32 }),
      account('papers', 'mp_pics'),
    ],
  },
  {
    key: 'SALES_SCENES_MINI_PROGRAM',
    when: sellsIn('MINI_PROGRAM'),
    fields: [
      program('text', 'mini_program_appid', { max: 32 }),
      program('text', 'mini_program_sub_appid', { max: 32 }),
      program('papers', 'mini_program_pics'),
    ],
  },
  {
    key: 'SALES_SCENES_APP',
    when: sellsIn('APP'),
    fields: [
      app('text', 'app_appid', { max: 32 }),
      app('text', 'app_sub_appid', { max: 32 }),
      app('papers', 'app_pics'),
    ],
  },
  {
    key: 'SALES_SCENES_WEB',
    when: sellsIn('WEB'),
    fields: [web('text', 'domain'), web('paper', 'web_authorisation'), web('text', 'web_appid', { max: 32 })],
  },
  {
    key: 'SALES_SCENES_WEWORK',
    when: sellsIn('WEWORK'),
    fields: [wework('text', 'sub_corp_id', { max: 64 }), wework('papers', 'wework_pics')],
  },
]
