export const COMPANY = '上海晴天餐饮有限公司'

/** A company whose super administrator acts for the legal representative, and which sells in a store: as WeChat takes it and as a draft of ours. */
export function companyForm(paper: string) {
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
  } as const
}
