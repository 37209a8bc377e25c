import type { Applyment, Paper } from '@teyue/contract/applyment'
import type { ApplymentDraft } from '@teyue/contract/applyment-form'
import type { Merchant } from '@teyue/contract/merchant'
import type { TestWorld } from '@teyue/server/testing/world'
import { type As, call, tell } from './acts.ts'

export const COMPANY = '上海晴天餐饮有限公司'
const PICTURE = Buffer.from('\x89PNG\r\n\x1a\n a licence', 'latin1').toString('base64')

/** A company whose super administrator acts for the legal representative, and which sells in a store. */
export function companyForm(paper: string): ApplymentDraft {
  return {
    contact_info: {
      contact_type: 'SUPER',
      contact_name: '王五',
      contact_id_doc_type: 'IDENTIFICATION_TYPE_OVERSEA_PASSPORT',
      contact_id_number: 'E12345678',
      contact_id_doc_copy: paper,
      contact_period_begin: '2019-06-06',
      contact_period_end: '长期',
      business_authorization_letter: paper,
      mobile_phone: '13800000001',
      contact_email: 'wang@example.cn',
    },
    subject_info: {
      subject_type: 'SUBJECT_TYPE_ENTERPRISE',
      business_license_info: {
        license_copy: paper,
        license_number: '91310000MA1FL0000N',
        merchant_name: COMPANY,
        legal_person: '李四',
      },
      identity_info: {
        id_doc_type: 'IDENTIFICATION_TYPE_IDCARD',
        id_card_info: {
          id_card_copy: paper,
          id_card_national: paper,
          id_card_name: '李四',
          id_card_number: '11010519491231002X',
          id_card_address: '上海市黄浦区一路一号',
          card_period_begin: '2016-06-06',
          card_period_end: '2036-06-06',
        },
        owner: true,
      },
    },
    business_info: {
      merchant_shortname: '晴天咖啡三店',
      service_phone: '02100000000',
      sales_info: {
        sales_scenes_type: ['SALES_SCENES_STORE'],
        biz_store_info: {
          biz_store_name: '三店',
          biz_address_code: '310101',
          biz_store_address: '黄浦区三路三号',
          store_entrance_pic: [paper],
          indoor_pic: [paper],
        },
      },
    },
    settlement_info: { settlement_id: '719', qualification_type: '餐饮' },
    bank_account_info: {
      bank_account_type: 'BANK_ACCOUNT_TYPE_CORPORATE',
      account_name: COMPANY,
      account_bank: '工商银行',
      account_number: '1001000000000000001',
    },
  }
}

/** A new merchant of the provider, and an applyment of it with nothing in it. */
export async function begin(world: TestWorld): Promise<Applyment> {
  const as = { key: world.demo.keys.provider }
  const business = { name: '晴天', subject_type: 'company', subject: COMPANY }
  const merchant = await call<Merchant>(world, 'POST', '/v1/merchants', business, as)
  const wanted = { merchant: merchant.body.id, account: world.demo.account, fee_rate_ppm: 6_000 }
  return (await call<Applyment>(world, 'POST', '/v1/applyments', wanted, as)).body
}

/** The same, ready to be submitted. */
export async function prepare(world: TestWorld): Promise<Applyment> {
  const { id } = await begin(world)
  const paper = await addPicture(world, id)
  return (await change(world, id, { draft: companyForm(paper.id) })).body
}

export async function addPicture(world: TestWorld, id: string): Promise<Paper> {
  const file = { filename: 'licence.png', content: PICTURE }
  return (await provider<Paper>(world, 'POST', `/v1/applyments/${id}/papers`, file)).body
}

export async function change(world: TestWorld, id: string, changes: object) {
  return provider<Applyment>(world, 'PATCH', `/v1/applyments/${id}`, changes)
}

/** Submits it, and lets the jobs that are due run. */
export async function submit(world: TestWorld, id: string): Promise<void> {
  await provider(world, 'POST', `/v1/applyments/${id}/submissions`)
  await world.drain()
}

/** Has WeChat asked, and looks. */
export async function asked(world: TestWorld, id: string): Promise<Applyment> {
  await provider(world, 'POST', `/v1/applyments/${id}/questions`)
  await world.drain()
  return look(world, id)
}

export async function look(world: TestWorld, id: string, as?: As): Promise<Applyment> {
  return (await provider<Applyment>(world, 'GET', `/v1/applyments/${id}`, undefined, as)).body
}

/** What somebody at WeChat, or the super administrator, does with it. */
export async function act(world: TestWorld, { applyment_id }: Applyment, what: string, body: object = {}) {
  return tell(world, 'POST', `applyments/${applyment_id}/${what}`, body)
}

/** Asks as the provider's program, or as whoever is told. */
export async function provider<T>(world: TestWorld, method: string, path: string, body?: object, as?: As) {
  return call<T>(world, method, path, body, as ?? { key: world.demo.keys.provider })
}
