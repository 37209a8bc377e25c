import { periodOf, type SubjectConfirmationForm } from '../subject-confirmation-form.ts'
import { owner, period, picture } from './papers.ts'
import { SUB_MCHID } from './wechat.ts'

const CODE = '1900000001_10000'

/** One of each kind of subject: together they say everything that the form can. */
export const confirmations: readonly SubjectConfirmationForm[] = [confirmation(), certified(), tiny()]

function confirmation(): SubjectConfirmationForm {
  return {
    channel_id: '20001111',
    business_code: CODE,
    contact_info: {
      contact_type: 'SUPER',
      name: '张三',
      contact_id_doc_type: 'IDENTIFICATION_TYPE_IDCARD',
      id_card_number: '110105194912310038',
      contact_id_doc_copy: picture,
      contact_id_doc_copy_back: picture,
      contact_period_begin: period.begin,
      contact_period_end: period.end,
      business_authorization_letter: picture,
      mobile: '13800000000',
    },
    subject_info: {
      subject_type: 'SUBJECT_TYPE_ENTERPRISE',
      is_finance_institution: true,
      finance_institution_info: { finance_type: 'OTHER', finance_license_pics: [picture] },
      special_operation_list: [{ category_id: 44, operation_copy_list: [picture] }],
      business_licence_info: {
        licence_number: '91440300MA5DA1XXXX',
        licence_copy: picture,
        merchant_name: '面馆有限公司',
        legal_person: '李四',
        company_address: '广东省深圳市南山区一路一号',
        licence_valid_date: periodOf(period.begin),
      },
    },
    identification_info: {
      id_holder_type: 'LEGAL',
      identification_type: 'IDENTIFICATION_TYPE_IDCARD',
      authorize_letter_copy: picture,
      identification_name: '李四',
      identification_number: '11010519491231002X',
      identification_valid_date: periodOf(period.begin, period.end),
      identification_address: '北京市朝阳区一路一号',
      identification_front_copy: picture,
      identification_back_copy: picture,
      owner: false,
    },
    ubo_info: {
      ubo_id_type: 'IDENTIFICATION_TYPE_IDCARD',
      ubo_id_card_copy: picture,
      ubo_id_card_national: picture,
      ubo_id_doc_copy: picture,
      ubo_name: '王五',
      ubo_id_number: '11010519491231002X',
      ubo_id_card_valid_date: periodOf(period.begin),
    },
    ubo_info_list: [owner()],
    addition_info: { confirm_mchid_list: [SUB_MCHID] },
  }
}

function certified(): SubjectConfirmationForm {
  return {
    ...confirmation(),
    subject_info: {
      subject_type: 'SUBJECT_TYPE_INSTITUTIONS_CLONED',
      certificate_info: {
        cert_type: 'CERTIFICATE_TYPE_2388',
        cert_number: '111111111111',
        cert_copy: picture,
        merchant_name: '某学校',
        legal_person: '李四',
        company_address: '广东省深圳市南山区二路二号',
        cert_valid_date: periodOf(period.begin),
      },
      company_prove_copy: picture,
    },
  }
}

function tiny(): SubjectConfirmationForm {
  return {
    ...confirmation(),
    subject_info: {
      subject_type: 'SUBJECT_TYPE_MICRO',
      assist_prove_info: {
        micro_biz_type: 'MICRO_TYPE_STORE',
        store_name: '大郎烧饼',
        store_address_code: '440305',
        store_address: '南山区一路一号',
        store_header_copy: picture,
        store_indoor_copy: picture,
      },
    },
  }
}
