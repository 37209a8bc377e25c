import type { Approval } from '@teyue/contract/approval'
import type { Person } from '@teyue/contract/person'
import type { ReactNode } from 'react'
import { useMay } from '../../app/me.ts'
import { useRoleName } from '../../app/role-words.ts'
import { formatFen } from '../../kit/fen.ts'
import { useWords } from '../../kit/i18n.ts'
import { useRead } from '../../kit/reading.ts'
import { approvalWords } from './words.ts'

const sentences = {
  'PUT /v1/settings': 'settings',
  'PUT /v1/merchants/:id/agent': 'agent',
  'POST /v1/webhook-endpoints/:id/secrets': 'webhook_secret',
  'POST /v1/accounts': 'account',
  'POST /v1/accounts/:id/keys': 'account_keys',
} as const

/** What will happen. What has no sentence shows its route. */
export function What({ approval }: { approval: Approval }) {
  const t = useWords(approvalWords)
  const sentence = useSentence(approval)
  return (
    <>
      <div>{sentence}</div>
      {approval.request && approval.kind !== 'refunds' && (
        <details>
          <summary className="meta">{t('request')}</summary>
          <pre className="mono facts">{JSON.stringify(approval.request, null, 2)}</pre>
        </details>
      )}
    </>
  )
}

/** In words: the act, the amount, the names. Made here and not in the dialog that shows it, which stands outside of the page. */
export function useSentence({ route, subject, request, mode }: Approval): ReactNode {
  const t = useWords(approvalWords)
  const nameOf = useRoleName()
  const said = (request ?? {}) as Readonly<Record<string, unknown>>
  const text = (field: string) => String(said[field] ?? '')
  const person = usePersonName(route.includes('/v1/people/') ? subject : null)
  switch (route) {
    case 'POST /v1/payments/:id/refunds':
      return (
        <>
          <strong className="money">{t('refund', { amount: formatFen(Number(said.amount)) })}</strong>
          <div className="meta">
            {t(mode)} · {t('refund_of', { payment: subject ?? '', reason: text('reason') || t('no_reason') })}
          </div>
        </>
      )
    case 'PUT /v1/people/:id/role':
      return t('role', { name: person, role: nameOf(text('role')) })
    case 'DELETE /v1/people/:id/role':
      return t('role_end', { name: person })
    case 'POST /v1/invitations':
      return t('invitation', { name: text('name'), role: nameOf(text('role')) })
    case 'POST /v1/api-keys':
      return t('key', { name: text('name') })
    default:
      return route in sentences ? t(sentences[route as keyof typeof sentences]) : route
  }
}

function usePersonName(id: string | null): string {
  const may = useMay()
  const person = useRead<Person>(`/v1/people/${id}`, {}, { enabled: id !== null && may('people.read') })
  return person.data?.name ?? id ?? ''
}
