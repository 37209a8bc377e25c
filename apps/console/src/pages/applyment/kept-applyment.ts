import type { Applyment } from '@teyue/contract/applyment'
import type { KeptForm } from '../../form/kept-form.ts'
import { steps } from './steps.ts'

/** An onboarding as a form. */
export function keptApplyment(applyment: Applyment): KeptForm {
  const { id, account, draft, papers, version, written, rejections, refusal } = applyment
  const path = `/v1/applyments/${id}`
  return {
    ...{ path, papersPath: `${path}/papers`, openedAt: '/v1/papers', account, steps, draft, papers, version, written },
    isNew: applyment.state === 'draft',
    isRejected: applyment.state === 'rejected',
    said: [
      ...rejections.map(({ field, field_name: name, reason }) => ({ field: field ?? name, reason })),
      ...(refusal ? [{ field: refusal.field, reason: refusal.message }] : []),
    ],
  }
}
