import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type FormStage, type Json, openFormStage } from '../testing/form-stage.ts'
import { assertRefused } from '../testing/refused.ts'

let stage: FormStage
const ends: (() => Promise<void>)[] = []
before(async () => {
  stage = await openFormStage({ after: (end) => ends.push(end) })
})
after(async () => {
  for (const end of ends) await end()
})

test('M3, Q35: what is missing, badly formed or at odds with the papers is refused by its field, and nothing is kept', async () => {
  for (const [field, changes] of wrongForms(stage)) {
    const reply = await stage.submit('wrong_1', changes)
    assertRefused(reply, 400, 'PARAM_ERROR')
    const detail = reply.body.detail as { field: string; value: unknown }
    assert.equal(detail.field, field, reply.text)
    assert.equal(detail.value === '' || !String(detail.value).includes('李四'), true)
  }
  assertRefused(await stage.call('GET', '/v3/applyment4sub/applyment/business_code/wrong_1'), 400, 'PARAM_ERROR')
})

test('Q34, Q35: papers that were not uploaded, or seals for another key, are refused', async () => {
  const unknown = await stage.submit('papers_1', { '/subject_info/business_license_info/license_copy': 'nobody-s' })
  assertRefused(unknown, 400, 'PARAM_ERROR')
  assert.equal(unknown.body.message, '证书图片内容无效，请重新上传')
  const film = { '/addition_info': { legal_person_video: stage.papers.picture } }
  assertRefused(await stage.submit('papers_1', film), 400, 'PARAM_ERROR')
  assertRefused(await stage.submit('papers_1', { '/contact_info/mobile_phone': '13800000000' }), 400, 'PARAM_ERROR')
  const body = stage.form('papers_1')
  const headers = { 'Wechatpay-Serial': 'AAAA' }
  assertRefused(await stage.call('POST', '/v3/applyment4sub/applyment/', body, { headers }), 400, 'PARAM_ERROR')
})

test('M3: appids of scenes are the SP’s own, or there', async () => {
  const scene = (info: Json): Json => ({
    '/business_info/sales_info': {
      sales_scenes_type: ['SALES_SCENES_MP'],
      mp_info: { mp_pics: [stage.papers.picture], ...info },
    },
  })
  assertRefused(await stage.submit('app_1', scene({ mp_appid: 'wx0000000000000000' })), 400, 'APPID_MCHID_NOT_MATCH')
  assertRefused(await stage.submit('app_1', scene({ mp_sub_appid: 'wx0000000000000000' })), 400, 'PARAM_ERROR')
  assert.equal((await stage.submit('app_1', scene({ mp_appid: stage.spAppid }))).status, 200)
  assert.equal((await stage.submit('app_2', scene({ mp_sub_appid: stage.subAppid }))).status, 200)
})

test('M3: every kind of subject is taken with its own papers', async () => {
  for (const [name, changes] of Object.entries(kinds(stage))) {
    const reply = await stage.submit(name, changes)
    assert.equal(reply.status, 200, `${name}: ${reply.text}`)
  }
})

function wrongForms({ papers: { seal, picture } }: FormStage): readonly (readonly [string, Json])[] {
  const contact = '/contact_info'
  const subject = '/subject_info'
  const card = `${subject}/identity_info/id_card_info`
  const sales = '/business_info/sales_info'
  const account = '/bank_account_info'
  const one = (field: string, value: unknown) => [field, { [field]: value }] as const
  return [
    one('/business_code', 'with-dash'),
    one(`${contact}/contact_type`, undefined),
    [`${contact}/contact_id_doc_type`, { [`${contact}/contact_type`]: 'SUPER' }],
    one(`${contact}/mobile_phone`, seal('1380000000')),
    one(`${contact}/contact_email`, seal('li')),
    one(`${subject}/subject_type`, 'SUBJECT_TYPE_NOBODY'),
    one(`${subject}/business_license_info`, undefined),
    one(`${subject}/business_license_info/license_number`, '9131'),
    one(`${subject}/business_license_info/period_end`, '2019-07-31'),
    [`${subject}/certificate_info`, { [`${subject}/subject_type`]: 'SUBJECT_TYPE_OTHERS' }],
    [`${subject}/finance_institution_info`, { [`${subject}/finance_institution`]: true }],
    [`${subject}/business_license_info/merchant_name`, { [`${subject}/subject_type`]: 'SUBJECT_TYPE_INDIVIDUAL' }],
    one(`${subject}/identity_info/id_doc_type`, undefined),
    one(`${subject}/identity_info/owner`, undefined),
    [`${subject}/ubo_info_list`, { [`${subject}/identity_info/owner`]: false }],
    one(card, undefined),
    one(`${card}/id_card_address`, undefined),
    one(`${card}/id_card_number`, seal('110105194912310021')),
    one(`${card}/id_card_name`, ''),
    one(`${sales}/sales_scenes_type`, []),
    [`${sales}/web_info`, { [`${sales}/sales_scenes_type`]: ['SALES_SCENES_WEB'] }],
    [
      `${sales}/mini_program_info/mini_program_sub_appid`,
      {
        [`${sales}/sales_scenes_type`]: ['SALES_SCENES_MINI_PROGRAM'],
        [`${sales}/mini_program_info`]: { mini_program_pics: [picture] },
      },
    ],
    one(`${account}/account_name`, seal('另一家有限公司')),
    [
      `${account}/bank_account_type`,
      { [`${account}/bank_account_type`]: 'BANK_ACCOUNT_TYPE_PERSONAL', [`${account}/account_name`]: seal('李四') },
    ],
    one(`${account}/account_bank`, '中国工商银行'),
    [`${account}/bank_name`, { [`${account}/account_bank`]: '其他银行' }],
    one(`${account}/account_number`, seal('10010000')),
  ]
}

function kinds({ papers: { seal, picture } }: FormStage): Readonly<Record<string, Json>> {
  const certificate = (cert_type: string) => ({
    cert_copy: picture,
    cert_type,
    cert_number: '111111111111',
    merchant_name: '某处',
    company_address: '某路',
    legal_person: '李四',
    period_begin: '2019-08-01',
    period_end: '长期',
  })
  const organisation = (type: string, cert_type: string): Json => ({
    '/subject_info/subject_type': `SUBJECT_TYPE_${type}`,
    '/subject_info/business_license_info': undefined,
    '/subject_info/certificate_info': certificate(cert_type),
    '/bank_account_info/account_name': seal('某处'),
  })
  return {
    individual: {
      '/subject_info/subject_type': 'SUBJECT_TYPE_INDIVIDUAL',
      '/subject_info/business_license_info/merchant_name': '个体户李四',
      '/bank_account_info/bank_account_type': 'BANK_ACCOUNT_TYPE_PERSONAL',
      '/bank_account_info/account_name': seal('李四'),
      '/bank_account_info/account_bank': '其他银行',
      '/bank_account_info/bank_branch_id': '402713354941',
    },
    institution: organisation('INSTITUTIONS', 'CERTIFICATE_TYPE_2388'),
    office: {
      ...organisation('GOVERNMENT', 'CERTIFICATE_TYPE_2389'),
      '/subject_info/identity_info': { id_holder_type: 'SUPER', authorize_letter_copy: picture },
      '/bank_account_info/account_name': seal('财政局'),
      '/bank_account_info/account_cert_info': {
        settlement_cert_pic: picture,
        relation_cert_pic: picture,
        other_cert_pics: [picture],
      },
    },
    society: organisation('OTHERS', 'CERTIFICATE_TYPE_2394'),
    micro: {
      '/contact_info/contact_type': undefined,
      '/contact_info/contact_id_number': seal('11010519491231002X'),
      '/subject_info/subject_type': 'SUBJECT_TYPE_MICRO',
      '/subject_info/business_license_info': undefined,
      '/subject_info/micro_biz_info': {
        micro_biz_type: 'MICRO_TYPE_ONLINE',
        micro_online_info: { micro_online_store: '店', micro_ec_name: '台' },
      },
      '/business_info/sales_info': undefined,
      '/bank_account_info/bank_account_type': 'BANK_ACCOUNT_TYPE_PERSONAL',
      '/bank_account_info/account_name': seal('李四'),
    },
  }
}
