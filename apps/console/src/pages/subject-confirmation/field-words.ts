type Said = { readonly zh: string; readonly en: string }

// By the last part of WeChat's name of a field.
const fields: Readonly<Record<string, Said>> = {
  contact_type: { zh: '联系人类型（LEGAL 法人，SUPER 经办人）', en: 'Kind of contact (LEGAL, SUPER)' },
  name: { zh: '联系人姓名', en: 'Contact’s name' },
  id_card_number: { zh: '联系人证件号码', en: 'Number of the contact’s paper' },
  mobile: { zh: '联系人手机号', en: 'Contact’s mobile phone' },
  contact_id_doc_type: { zh: '联系人证件类型', en: 'Kind of the contact’s paper' },
  contact_id_doc_copy: { zh: '联系人证件正面', en: 'Contact’s paper, front' },
  contact_id_doc_copy_back: { zh: '联系人证件反面', en: 'Contact’s paper, back' },
  contact_period_begin: { zh: '联系人证件生效日期', en: 'Contact’s paper, from' },
  contact_period_end: { zh: '联系人证件到期日期', en: 'Contact’s paper, until' },
  business_authorization_letter: { zh: '业务办理授权函', en: 'Letter of authority' },
  subject_type: { zh: '主体类型', en: 'Kind of subject' },
  licence_number: { zh: '统一社会信用代码', en: 'Number of the licence' },
  licence_copy: { zh: '营业执照照片', en: 'Licence' },
  merchant_name: { zh: '主体名称', en: 'Subject’s name' },
  legal_person: { zh: '法定代表人或经营者', en: 'Legal representative or operator' },
  company_address: { zh: '注册地址', en: 'Registered address' },
  licence_valid_date: { zh: '营业执照有效期', en: 'Licence good from, until' },
  cert_type: { zh: '登记证书类型', en: 'Kind of certificate' },
  cert_number: { zh: '证书编号', en: 'Number of the certificate' },
  cert_copy: { zh: '登记证书照片', en: 'Certificate' },
  cert_valid_date: { zh: '证书有效期', en: 'Certificate good from, until' },
  identification_type: { zh: '法人证件类型', en: 'Kind of the representative’s paper' },
  identification_name: { zh: '法人证件姓名', en: 'Representative’s name' },
  identification_number: { zh: '法人证件号码', en: 'Number of their paper' },
  identification_valid_date: { zh: '法人证件有效期', en: 'Their paper, from and until' },
  identification_address: { zh: '法人证件地址', en: 'Their address' },
  identification_front_copy: { zh: '法人证件正面', en: 'Their paper, front' },
  identification_back_copy: { zh: '法人证件反面', en: 'Their paper, back' },
  authorize_letter_copy: { zh: '法定代表人说明函', en: 'Representative’s letter' },
  owner: { zh: '法人是否为受益人', en: 'Whether they are the owner' },
  ubo_info_list: { zh: '最终受益人', en: 'Beneficial owners' },
}

/** What people call a field; WeChat's own name where nobody calls it anything. */
export function fieldName(path: string, language: 'zh' | 'en'): string {
  const last = path.split('/').findLast((part) => part in fields) ?? ''
  return fields[last]?.[language] ?? path
}
