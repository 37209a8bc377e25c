// Field lists: official partner pages 提交申请单 (4012719997, for 小微 4012722249) and 提交商户开户意愿申请单, WeChat's own Go examples,
// and the public openapi YAML docs/v3/applyment4sub, docs/v3/apply4subject. Names are WeChat's own.

/** A picture or file that was uploaded before: what `media` answered. */
export type MediaId = string

/** `2026-11-23`. */
export type Day = string

/** `2046-11-23`, or `长期` for a paper that does not end. */
export type LastDay = string

/** Kinds of a person's paper. */
export type IdDocType =
  | 'IDENTIFICATION_TYPE_IDCARD'
  | 'IDENTIFICATION_TYPE_OVERSEA_PASSPORT'
  | 'IDENTIFICATION_TYPE_HONGKONG_PASSPORT'
  | 'IDENTIFICATION_TYPE_MACAO_PASSPORT'
  | 'IDENTIFICATION_TYPE_TAIWAN_PASSPORT'
  | 'IDENTIFICATION_TYPE_FOREIGN_RESIDENT'
  | 'IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT'
  | 'IDENTIFICATION_TYPE_TAIWAN_RESIDENT'

/** LEGAL: 经营者, 法定代表人. SUPER: 经办人, who acts for them. */
export type IdHolderType = 'LEGAL' | 'SUPER'

/**
 * Kinds of a registration certificate 登记证书. 2388 事业单位法人证书; 2389 统一社会信用代码证书; 2394 社会团体, 2395 民办非企业单位, 2396 基金会
 * (登记证书); 2399 宗教活动场所登记证; 2400 政府部门下发的其他有效证明; 2520 执业许可证, 执业证; 2521 基层群众性自治组织特别法人统一社会信用代码证; 2522 农村
 * 集体经济组织登记证. 2391 stands in WeChat's example without a name.
 */
export type CertificateType =
  `CERTIFICATE_TYPE_${2388 | 2389 | 2391 | 2394 | 2395 | 2396 | 2399 | 2400 | 2520 | 2521 | 2522}`

/** Kinds of a financial institution 金融机构. */
export type FinanceType = 'BANK_AGENT' | 'PAYMENT_AGENT' | 'INSURANCE' | 'TRADE_AND_SETTLE' | 'OTHER'

export type FinanceInstitution = {
  readonly finance_type: FinanceType
  readonly finance_license_pics: readonly MediaId[]
}

/** A person in whose hands the business is in the end 最终受益人. Name, number and address in clear: they are sealed here. */
export type BeneficialOwner = {
  readonly ubo_id_doc_type: IdDocType
  readonly ubo_id_doc_copy: MediaId
  /** Not of a passport. */
  readonly ubo_id_doc_copy_back?: MediaId
  readonly ubo_id_doc_name: string
  readonly ubo_id_doc_number: string
  readonly ubo_id_doc_address: string
  readonly ubo_period_begin: Day
  readonly ubo_period_end: LastDay
}
