import type { Template } from './template.ts'

const MINI_PROGRAM = 'wx1600000000000002'
const SUBJECT = '上海市明德实验学校'

/** 学校: a mini program of its own, and openids of its own (M13). */
export const school: Template = {
  zh: '学校：学费与食堂在学校自己的小程序里收，用学校自己的 openid',
  en: 'a school: fees and canteen are paid in a mini program of its own, under openids of its own (M13)',
  provider: { mchid: '1900000002', name: '特约云（示例服务商）', api_v3_key: 'school00school00school00school00' },
  appids: [
    {
      appid: 'wx1900000000000002',
      name: '特约云',
      kind: 'service_account',
      subject: '特约云科技有限公司',
      app_secret: '19000000000000021900000000000002',
    },
    {
      appid: MINI_PROGRAM,
      name: '明德学校',
      kind: 'mini_program',
      subject: SUBJECT,
      app_secret: '16000000000000021600000000000002',
    },
  ],
  merchants: [
    {
      sub_mchid: '1600000201',
      name: '明德学校（学费）',
      subject_type: 'company',
      subject: SUBJECT,
      fee_rate_ppm: 2_000,
      permissions: { refund: true },
      appids: [MINI_PROGRAM],
    },
    {
      sub_mchid: '1600000202',
      name: '明德学校（食堂）',
      subject_type: 'company',
      subject: SUBJECT,
      appids: [MINI_PROGRAM],
      moves: [{ name: 'refund', act: 'ask', why: '退餐' }],
    },
  ],
  payers: [
    { id: 'chen-mama', name: '陈妈妈', balance_fen: 50_000_00 },
    { id: 'liu-baba', name: '刘爸爸', balance_fen: 20_000_00 },
    { id: 'zhao-nainai', name: '赵奶奶', balance_fen: 300_00 },
  ],
  history: [
    { at: [3, 9], sub_mchid: '1600000201', payer: 'chen-mama', fen: 4_800_00, what: '秋季学费' },
    { at: [3, 20], sub_mchid: '1600000201', payer: 'liu-baba', fen: 4_800_00, what: '秋季学费', refundFen: 300_00 },
    { at: [2, 11], sub_mchid: '1600000202', payer: 'zhao-nainai', fen: 15_00, what: '午餐' },
    { at: [1, 11], sub_mchid: '1600000202', payer: 'chen-mama', fen: 15_00, what: '午餐' },
    { at: [1, 17], sub_mchid: '1600000201', payer: 'zhao-nainai', fen: 120_00, what: '校服', refundFen: 120_00 },
  ],
}
