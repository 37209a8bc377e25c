import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { SubjectConfirmation } from '@teyue/contract/subject-confirmation'
import { Alert, Card, Descriptions } from 'antd'
import { useMemo } from 'react'
import { useMay } from '../../app/me.ts'
import { useNames } from '../../form/names.ts'
import { SteppedForm } from '../../form/stepped-form.tsx'
import { fieldMeant } from '../../form/steps.ts'
import { Summary } from '../../form/summary.tsx'
import { useWords } from '../../kit/i18n.ts'
import { useLive } from '../../kit/live.ts'
import { Moment } from '../../kit/moment.tsx'
import { Numbered } from '../../kit/number.tsx'
import { Page, Read } from '../../kit/page.tsx'
import { useRead } from '../../kit/reading.ts'
import { WechatSays } from '../../kit/wechat-code.tsx'
import { ConfirmationState } from '../subject-confirmations/state.tsx'
import { confirmationWords } from '../subject-confirmations/words.ts'
import { Acts } from './acts.tsx'
import { keptConfirmation } from './kept-confirmation.ts'
import { steps } from './steps.ts'
import { SubmitButton } from './submit-button.tsx'

const REFRESHED_EVERY_MS = 10_000
const OPEN = ['draft', 'refused', 'editing']
const SCANNED = ['confirming_contact', 'confirming_legal_person']

/** One confirmation: who is to act, the code to scan, what was rejected, and the form. */
export default function SubjectConfirmationPage() {
  const t = useWords(confirmationWords)
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const path = `/v1/subject-confirmations/${id}`
  const found = useRead<SubjectConfirmation>(path, {}, { everyMs: REFRESHED_EVERY_MS })
  const client = useQueryClient()
  useLive(id, () => void client.invalidateQueries({ predicate: ({ queryKey: [one] }) => String(one).startsWith(path) }))
  return (
    <Page title={found.data?.name ?? t('one')} acts={found.data && <ConfirmationState state={found.data.state} />}>
      <Read of={found}>{(shown) => <Shown of={shown} />}</Read>
    </Page>
  )
}

function Shown({ of }: { of: SubjectConfirmation }) {
  const t = useWords(confirmationWords)
  const may = useMay()
  const kept = useMemo(() => keptConfirmation(of), [of])
  const items = [
    { key: 'number', label: t('number'), children: <Numbered value={of.sub_mchid} isWhole /> },
    { key: 'code', label: t('code'), children: <Numbered value={of.business_code} /> },
    { key: 'since', label: t('since'), children: <Moment at={of.state_since} /> },
    ...(of.expires_at ? [{ key: 'end', label: t('expires'), children: <Moment at={of.expires_at} /> }] : []),
  ]
  return (
    <div className="stack">
      <Descriptions column={{ xs: 1, md: 2 }} items={items} />
      <Word of={of} />
      {of.qr_code && SCANNED.includes(of.state) && <Scan code={of.qr_code} />}
      <Acts of={of} />
      {OPEN.includes(of.state) && may('applyments.manage') ? (
        // Filled in anew after each submission: what was typed before it is WeChat's now.
        <SteppedForm
          key={of.submitted_at}
          kept={kept}
          submit={(isWhole) => <SubmitButton of={of} isWhole={isWhole} />}
        />
      ) : (
        <Summary kept={kept} />
      )}
    </div>
  )
}

/** What WeChat says against it, and what to do. */
function Word({ of: { state, draft, rejection, refusal, is_canceling: isCanceling } }: { of: SubjectConfirmation }) {
  const t = useWords(confirmationWords)
  const nameIn = useNames(steps)
  if (isCanceling) return <Alert type="info" showIcon title={t('canceling')} />
  if (rejection) {
    const field = rejection.param === null ? undefined : fieldMeant(steps, rejection.param, draft)
    const name = field ? nameIn(field.path) : rejection.param
    const said = [name, rejection.reason].filter(Boolean).join('：')
    const next = state === 'rejected' ? t('rejected_says') : state === 'draft' ? t('rejected_before') : undefined
    return <Alert type="error" showIcon title={said} description={next} />
  }
  if (!refusal) return null
  return (
    <Alert
      type="error"
      showIcon
      title={t('refused_says')}
      description={
        <>
          {refusal.field} <WechatSays code={refusal.code} message={refusal.message} />
        </>
      }
    />
  )
}

function Scan({ code }: { code: string }) {
  const t = useWords(confirmationWords)
  return (
    <Card title={t('scan')}>
      <img src={code} alt={t('scan')} width={220} />
      <p className="meta">{t('scan_says')}</p>
    </Card>
  )
}
