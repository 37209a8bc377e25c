import type { SubjectConfirmation } from '@teyue/contract/subject-confirmation'
import type { KeptForm } from '../../form/kept-form.ts'
import { steps } from './steps.ts'

/** A confirmation as a form. */
export function keptConfirmation(confirmation: SubjectConfirmation): KeptForm {
  const { id, account, draft, papers, version, written, rejection, refusal } = confirmation
  const path = `/v1/subject-confirmations/${id}`
  return {
    ...{ path, papersPath: `${path}/subject-papers`, openedAt: '/v1/subject-papers', account, steps },
    ...{ draft, papers, version, written },
    isNew: confirmation.state === 'draft' && rejection === null,
    isRejected: rejection !== null,
    said: [
      ...(rejection ? [{ field: rejection.param, reason: rejection.reason }] : []),
      ...(refusal ? [{ field: refusal.field, reason: refusal.message }] : []),
    ],
  }
}
