/** A settlement rule 入驻结算规则: its number, what it costs, for which business. */
export type Rule = { readonly id: string; readonly says: string; readonly lines: readonly string[] }

/** WeChat's own table, which changes; behind this address it is always the one that counts. */
export const RULES_AT = 'https://kf.qq.com/faq/220228IJb2UV220228uEjU3Q.html'

const trades = [
  '餐饮',
  '零售',
  '食品生鲜',
  '电商平台',
  '咨询/娱乐票务',
  '房产中介',
  '休闲娱乐/旅游服务',
  '宠物医院',
  '共享服务',
]

// The usual ones, as partners have published them; a rule that is not here is typed.
const rules: Readonly<Record<string, readonly Rule[]>> = {
  ENTERPRISE: [
    { id: '716', says: '0.6%，T+1：餐饮、零售、网上商城、交通出行、生活娱乐、培训、民营医疗、缴费', lines: trades },
    { id: '715', says: '0.6%，T+1：保险', lines: [] },
    { id: '711', says: '1%，T+7：在线图书/视频/音乐、游戏、直播、网络广告、软件', lines: [] },
    { id: '728', says: '0.6%，T+7：婚介、就业信息、话费代理充值', lines: [] },
    { id: '717', says: '0.3%，T+1：加油、物流快递、民办中小学与幼儿园', lines: [] },
    { id: '730', says: '0.2%，T+1：水电煤暖气缴费', lines: [] },
    { id: '718', says: '0.2%，T+1，禁信用卡：信用还款', lines: [] },
    { id: '739', says: '0%，T+1：民办大学及院校', lines: [] },
  ],
  INDIVIDUAL: [
    { id: '719', says: '0.6%，T+1：餐饮、零售、交通出行、生活娱乐等', lines: trades },
    { id: '720', says: '0.6%，T+1，虚拟限额：通讯、婚介/就业信息、虚拟充值', lines: [] },
    { id: '721', says: '0.3%，T+1：加油/加气、快递、物流', lines: ['加油/加气', '快递', '物流'] },
    { id: '790', says: '0.2%，T+1：水电煤', lines: ['水电煤'] },
  ],
  INSTITUTIONS: [
    { id: '725', says: '0.6%，T+1：党团费、停车、物业等缴费', lines: [] },
    { id: '722', says: '0.2%，T+1：水电煤暖气缴费', lines: [] },
    { id: '723', says: '0.1%，T+1：交通罚款', lines: [] },
    { id: '724', says: '0%，T+1：公立医院、公立院校', lines: [] },
  ],
  OTHERS: [
    { id: '727', says: '0.6%，T+1：民办非企业、社区服务、咨询', lines: [] },
    { id: '738', says: '0.3%，T+1：民办中小学与幼儿园', lines: [] },
    { id: '726', says: '0%，T+1：民办大学院校、公益基金会', lines: [] },
  ],
}

/** The usual rules for a kind of subject: `ENTERPRISE`. Offices are settled as institutions are. */
export function rulesFor(subject: string): readonly Rule[] {
  return rules[subject === 'GOVERNMENT' ? 'INSTITUTIONS' : subject] ?? []
}
