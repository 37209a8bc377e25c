import type { Paid, Template, TemplateMerchant } from './template.ts'

const SERVICE_ACCOUNT = 'wx1600000000000001'
const STREETS = '南京路 人民广场 徐家汇 静安寺 陆家嘴 五角场 虹桥 中山公园 打浦桥 世纪公园 七宝 莘庄'.split(' ')
const DISHES = ['红烧肉套餐', '葱油拌面', '小笼包两笼', '双人晚餐', '外卖套餐']
const PAYERS = ['zhang-san', 'li-si', 'wang-wu']

// Each branch is a company of its own, and all take payments in one service account of the group (M16).
const branches = STREETS.map(
  (street, index): TemplateMerchant => ({
    sub_mchid: branchNumber(index),
    name: `味道小馆（${street}店）`,
    subject_type: index < 9 ? 'company' : 'individual',
    subject: index < 9 ? `上海味道${street}餐饮有限公司` : `${street}味道小馆`,
    permissions: { refund: index < 8, combine: index < 4 },
    appids: [SERVICE_ACCOUNT],
    ...(index === 8 ? { moves: [{ name: 'refund', act: 'ask', why: '客人常要求退款' }] } : {}),
    ...(index === 9
      ? {
          moves: [
            { name: 'red_packets', act: 'ask', why: '开业活动' },
            { name: 'red_packets', act: 'refuse', why: '主体类型不支持' },
          ],
        }
      : {}),
  }),
)

// Three days of lunch and dinner; some dishes come back.
const history = [3, 2, 1].flatMap((daysAgo) =>
  [11, 12, 18, 19].map(
    (hour, turn): Paid => ({
      at: [daysAgo, hour],
      sub_mchid: branchNumber((daysAgo * 4 + turn) % 8),
      payer: PAYERS[(daysAgo + turn) % PAYERS.length]!,
      fen: 2_800 + 1_300 * turn + 500 * daysAgo,
      what: DISHES[(daysAgo + turn) % DISHES.length]!,
      ...(turn === 1 && daysAgo !== 2 ? { refundFen: 1_000 } : {}),
    }),
  ),
)

/** 连锁餐厅: many sub-merchants in one service account. */
export const restaurants: Template = {
  zh: '连锁餐厅：12 家分店都用集团的一个服务号收款，凭联合运营函绑定',
  en: 'a restaurant chain: 12 branches take payments in one service account of the group, bound by letters (M16)',
  provider: { mchid: '1900000001', name: '特约云（示例服务商）', api_v3_key: 'restaurants000restaurants0000000' },
  appids: [
    {
      appid: 'wx1900000000000001',
      name: '特约云',
      kind: 'service_account',
      subject: '特约云科技有限公司',
      app_secret: '19000000000000011900000000000001',
      oauth_domains: ['localhost', '127.0.0.1'],
    },
    {
      appid: SERVICE_ACCOUNT,
      name: '味道小馆',
      kind: 'service_account',
      subject: '上海味道餐饮集团有限公司',
      app_secret: '16000000000000011600000000000001',
      oauth_domains: ['localhost', '127.0.0.1'],
    },
  ],
  merchants: branches,
  payers: [
    { id: 'zhang-san', name: '张三', balance_fen: 100_000_00 },
    { id: 'li-si', name: '李四', balance_fen: 5_000_00 },
    { id: 'wang-wu', name: '王五', balance_fen: 1_000_00 },
  ],
  history,
}

function branchNumber(index: number): string {
  return `16000001${String(index + 1).padStart(2, '0')}`
}
