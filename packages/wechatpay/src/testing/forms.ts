import type { ApplymentForm } from '../applyment-form.ts'
import type { SettlementChange } from '../settlements.ts'
import { owner, period, picture } from './papers.ts'
import { SUB_MCHID } from './wechat.ts'

const CODE = '1900000001_10000'

const administrator = { contact_name: '张三', mobile_phone: '13800000000', contact_email: 'zhang@example.cn' } as const

const account = {
  account_name: '面馆有限公司',
  account_bank: '其他银行',
  bank_address_code: '110000',
  bank_name: '施秉县农村信用合作联社城关信用社',
  bank_branch_id: '402713354941',
  account_number: '6222020000000000001',
} as const

/** One of each: together they say everything that a form can. */
export const forms: readonly ApplymentForm[] = [company(), individual(), office(), institution(), ...micros()]

export const settlementChange: SettlementChange = {
  sub_mchid: SUB_MCHID,
  modify_mode: 'MODIFY_MODE_ASYNC',
  account_type: 'ACCOUNT_TYPE_BUSINESS',
  account_bank: '其他银行',
  bank_address_code: '110000',
  bank_name: '施秉县农村信用合作联社城关信用社',
  bank_branch_id: '402713354941',
  account_number: '6222020000000000001',
  account_name: '面馆有限公司',
}

function common() {
  return {
    business_code: CODE,
    business_info: {
      merchant_shortname: '张三餐饮店',
      service_phone: '07550000000',
      sales_info: {
        sales_scenes_type: ['SALES_SCENES_STORE', 'SALES_SCENES_MP'],
        biz_store_info: {
          biz_store_name: '大郎烧饼',
          biz_address_code: '440305',
          biz_store_address: '南山区一路一号',
          store_entrance_pic: [picture],
          indoor_pic: [picture],
          biz_sub_appid: 'wx1',
        },
        mp_info: { mp_appid: 'wx1', mp_sub_appid: 'wx2', mp_pics: [picture] },
        mini_program_info: {
          mini_program_appid: 'wx3',
          mini_program_sub_appid: 'wx4',
          mini_program_pics: [picture],
        },
        app_info: { app_appid: 'wx5', app_sub_appid: 'wx6', app_pics: [picture] },
        web_info: { domain: 'https://www.example.cn', web_authorisation: picture, web_appid: 'wx7' },
        wework_info: { sub_corp_id: 'wx8', wework_pics: [picture] },
      },
    },
    settlement_info: {
      settlement_id: '719',
      qualification_type: '餐饮',
      qualifications: [picture],
      activities_id: '716',
      activities_rate: '0.6',
      debit_activities_rate: '0.54',
      credit_activities_rate: '0.54',
      activities_additions: [picture],
    },
    addition_info: {
      legal_person_commitment: picture,
      legal_person_video: picture,
      business_addition_pics: [picture],
      business_addition_msg: '特殊情况',
    },
  } as const
}

function idCard() {
  return {
    id_doc_type: 'IDENTIFICATION_TYPE_IDCARD',
    id_card_info: {
      id_card_copy: picture,
      id_card_national: picture,
      id_card_name: '李四',
      id_card_number: '11010519491231002X',
      id_card_address: '北京市朝阳区一路一号',
      card_period_begin: period.begin,
      card_period_end: period.end,
    },
  } as const
}

function licence() {
  return {
    license_copy: picture,
    license_number: '91440300MA5DA1XXXX',
    merchant_name: '面馆有限公司',
    legal_person: '李四',
    license_address: '广东省深圳市南山区一路一号',
    period_begin: period.begin,
    period_end: '长期',
  } as const
}

function company(): ApplymentForm {
  return {
    ...common(),
    contact_info: {
      ...administrator,
      contact_type: 'SUPER',
      openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
      contact_id_doc_type: 'IDENTIFICATION_TYPE_IDCARD',
      contact_id_number: '110105194912310038',
      contact_id_doc_copy: picture,
      contact_id_doc_copy_back: picture,
      contact_period_begin: period.begin,
      contact_period_end: period.end,
      business_authorization_letter: picture,
    },
    subject_info: {
      subject_type: 'SUBJECT_TYPE_ENTERPRISE',
      finance_institution: true,
      finance_institution_info: { finance_type: 'OTHER', finance_license_pics: [picture] },
      business_license_info: licence(),
      organization_info: {
        organization_copy: picture,
        organization_code: '123456789-1',
        org_period_begin: period.begin,
        org_period_end: period.end,
      },
      identity_info: { ...idCard(), id_holder_type: 'LEGAL', owner: false },
      ubo_info_list: [owner()],
    },
    bank_account_info: { ...account, bank_account_type: 'BANK_ACCOUNT_TYPE_CORPORATE' },
  }
}

function individual(): ApplymentForm {
  return {
    ...common(),
    contact_info: { ...administrator, contact_type: 'LEGAL' },
    subject_info: {
      subject_type: 'SUBJECT_TYPE_INDIVIDUAL',
      business_license_info: licence(),
      identity_info: {
        id_doc_type: 'IDENTIFICATION_TYPE_TAIWAN_RESIDENT',
        id_doc_info: {
          id_doc_copy: picture,
          id_doc_copy_back: picture,
          id_doc_name: '李四',
          id_doc_number: '830000199001010001',
          id_doc_address: '厦门市一路一号',
          doc_period_begin: period.begin,
          doc_period_end: period.end,
        },
      },
    },
    bank_account_info: { ...account, account_name: '李四', bank_account_type: 'BANK_ACCOUNT_TYPE_PERSONAL' },
  }
}

function certificate() {
  return {
    cert_copy: picture,
    cert_type: 'CERTIFICATE_TYPE_2389',
    cert_number: '111111111111',
    merchant_name: '某局',
    company_address: '广东省深圳市南山区二路二号',
    legal_person: '李四',
    period_begin: period.begin,
    period_end: '长期',
  } as const
}

function office(): ApplymentForm {
  return {
    ...common(),
    contact_info: { ...administrator, contact_type: 'LEGAL' },
    subject_info: {
      subject_type: 'SUBJECT_TYPE_GOVERNMENT',
      certificate_info: certificate(),
      certificate_letter_copy: picture,
      identity_info: { id_holder_type: 'SUPER', authorize_letter_copy: picture },
    },
    bank_account_info: {
      ...account,
      bank_account_type: 'BANK_ACCOUNT_TYPE_CORPORATE',
      account_cert_info: { settlement_cert_pic: picture, relation_cert_pic: picture, other_cert_pics: [picture] },
    },
  }
}

function institution(): ApplymentForm {
  return {
    ...common(),
    contact_info: { ...administrator, contact_type: 'LEGAL' },
    subject_info: {
      subject_type: 'SUBJECT_TYPE_INSTITUTIONS',
      certificate_info: { ...certificate(), cert_type: 'CERTIFICATE_TYPE_2388' },
      identity_info: idCard(),
    },
    bank_account_info: { ...account, bank_account_type: 'BANK_ACCOUNT_TYPE_CORPORATE' },
  }
}

function micros(): readonly ApplymentForm[] {
  const { sales_info: _none, ...business_info } = common().business_info
  const kinds = [
    {
      micro_biz_type: 'MICRO_TYPE_STORE',
      micro_store_info: {
        micro_name: '大郎烧饼',
        micro_address_code: '440305',
        micro_address: '南山区一路一号',
        store_entrance_pic: picture,
        micro_indoor_copy: picture,
        store_longitude: '113.9',
        store_latitude: '22.5',
      },
    },
    {
      micro_biz_type: 'MICRO_TYPE_MOBILE',
      micro_mobile_info: {
        micro_mobile_name: '流动烧饼',
        micro_mobile_city: '440305',
        micro_mobile_address: '无',
        micro_mobile_pics: [picture],
      },
    },
    {
      micro_biz_type: 'MICRO_TYPE_ONLINE',
      micro_online_info: {
        micro_online_store: '烧饼网店',
        micro_ec_name: '某平台',
        micro_qrcode: picture,
        micro_link: 'https://shop.example.cn',
      },
    },
  ] as const
  return kinds.map((micro_biz_info) => ({
    ...common(),
    business_info,
    contact_info: { ...administrator, contact_id_number: '110105194912310038' },
    subject_info: { subject_type: 'SUBJECT_TYPE_MICRO', micro_biz_info, identity_info: idCard() },
    bank_account_info: { ...account, account_name: '李四', bank_account_type: 'BANK_ACCOUNT_TYPE_PERSONAL' },
  }))
}
