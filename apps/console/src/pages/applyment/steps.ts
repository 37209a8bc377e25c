import type { Step } from '../../form/steps.ts'
import { accountGroups, moreGroups, settlementGroups } from './steps-account.ts'
import { businessGroups } from './steps-business.ts'
import { contactGroups, personGroups, subjectGroups } from './steps-people.ts'

/** The whole form, in the order in which it is filled in; which of it is asked follows from what is filled in already. */
export const steps: readonly Step[] = [
  { key: 'subject', groups: subjectGroups },
  { key: 'person', groups: personGroups },
  { key: 'contact', groups: contactGroups },
  { key: 'business', groups: businessGroups },
  { key: 'settlement', groups: settlementGroups },
  { key: 'account', groups: accountGroups },
  { key: 'more', groups: moreGroups },
]
