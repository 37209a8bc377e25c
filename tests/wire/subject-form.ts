import type { FormStage } from '../../packages/simulator/src/testing/form-stage.ts'
import { periodOf, type SubjectConfirmationForm } from '../../packages/wechatpay/src/subject-confirmation-form.ts'
import { COMPANY } from './company-form.ts'

/** The same company, whose legal representative confirms its number. */
export function subjectOf(
  picture: string,
  business_code: string,
  { subMchid }: Pick<FormStage, 'subMchid'>,
): SubjectConfirmationForm {
  return {
    business_code,
    contact_info: { contact_type: 'LEGAL', name: '李四', id_card_number: '11010519491231002X', mobile: '13800000000' },
    subject_info: {
      subject_type: 'SUBJECT_TYPE_ENTERPRISE',
      business_licence_info: {
        licence_number: '91310000MA1FL0000N',
        licence_copy: picture,
        merchant_name: COMPANY,
        legal_person: '李四',
        company_address: '上海市黄浦区一路一号',
        licence_valid_date: periodOf('2019-08-01'),
      },
    },
    identification_info: {
      identification_type: 'IDENTIFICATION_TYPE_IDCARD',
      identification_name: '李四',
      identification_number: '11010519491231002X',
      identification_valid_date: periodOf('2016-06-06', '2036-06-06'),
      identification_front_copy: picture,
    },
    addition_info: { confirm_mchid_list: [subMchid] },
  }
}
