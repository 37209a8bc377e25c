import { at, type Draft, textAt } from '../../form/form.ts'
import { type Group, partOf } from '../../form/form-field.ts'
import { isLicensed, subjectOf } from '../../form/subject.ts'

const settlement = partOf('/settlement_info')
const account = partOf('/bank_account_info')
const proof = partOf('/bank_account_info/account_cert_info')
const more = partOf('/addition_info')
const KINDS = ['BANK_ACCOUNT_TYPE_CORPORATE', 'BANK_ACCOUNT_TYPE_PERSONAL']
const hasCampaign = (draft: Draft) => textAt(draft, '/settlement_info/activities_id') !== ''

export const settlementGroups: readonly Group[] = [
  {
    key: 'rule',
    fields: [
      settlement('rule', 'settlement_id', { max: 3 }),
      settlement('line', 'qualification_type'),
      settlement('papers', 'qualifications'),
    ],
  },
  {
    key: 'campaign',
    fields: [
      settlement('text', 'activities_id'),
      settlement('code', 'activities_rate', { max: 5, when: hasCampaign }),
      settlement('code', 'debit_activities_rate', { max: 5, when: hasCampaign }),
      settlement('code', 'credit_activities_rate', { max: 5, when: hasCampaign }),
      settlement('papers', 'activities_additions', { when: hasCampaign }),
    ],
  },
]

export const accountGroups: readonly Group[] = [
  {
    key: 'account',
    fields: [
      account('choice', 'bank_account_type', { options: KINDS }),
      account('text', 'account_name', { max: 70 }),
      account('code', 'account_number', { max: 32 }),
      account('bank', 'account_bank'),
      account('text', 'bank_name', { when: (draft) => at(draft, '/bank_account_info/bank_name') !== undefined }),
      account('text', 'bank_branch_id', {
        max: 32,
        when: (draft) => at(draft, '/bank_account_info/bank_branch_id') !== undefined,
      }),
      account('area', 'bank_address_code'),
    ],
  },
  {
    // Offices may be settled to another's account, with proof.
    key: 'proof',
    when: (draft) => subjectOf(draft) !== '' && !isLicensed(draft),
    fields: [
      proof('paper', 'settlement_cert_pic'),
      proof('paper', 'relation_cert_pic'),
      proof('papers', 'other_cert_pics', { max: 3 }),
    ],
  },
]

export const moreGroups: readonly Group[] = [
  {
    key: 'more',
    fields: [
      more('paper', 'legal_person_commitment'),
      more('film', 'legal_person_video'),
      more('papers', 'business_addition_pics'),
      more('long_text', 'business_addition_msg', { max: 512 }),
    ],
  },
]
