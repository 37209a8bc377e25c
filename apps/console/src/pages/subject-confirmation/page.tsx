import { useParams } from '@tanstack/react-router'
import type { SubjectConfirmation } from '@teyue/contract/subject-confirmation'
import { Alert, Card, Descriptions } from 'antd'
import { useLanguage, useWords } from '../../kit/i18n.ts'
import { Moment } from '../../kit/moment.tsx'
import { Numbered } from '../../kit/number.tsx'
import { Page, Read } from '../../kit/page.tsx'
import { useRead } from '../../kit/reading.ts'
import { WechatSays } from '../../kit/wechat-code.tsx'
import { ConfirmationState } from '../subject-confirmations/state.tsx'
import { confirmationWords } from '../subject-confirmations/words.ts'
import { Acts } from './acts.tsx'
import { fieldName } from './field-words.ts'
import { fieldsOf } from './fields-of.ts'
import './confirmation.css'
import { Findings } from './findings.tsx'

const REFRESHED_EVERY_MS = 10_000
const OPEN = ['draft', 'refused', 'editing']
const SCANNED = ['confirming_contact', 'confirming_legal_person']

/** One confirmation: who is to act, the code to scan, what was rejected, and the form. */
export default function SubjectConfirmationPage() {
  const t = useWords(confirmationWords)
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const found = useRead<SubjectConfirmation>(`/v1/subject-confirmations/${id}`, {}, { everyMs: REFRESHED_EVERY_MS })
  return (
    <Page title={found.data?.name ?? t('one')} acts={found.data && <ConfirmationState state={found.data.state} />}>
      <Read of={found}>{(shown) => <Shown of={shown} />}</Read>
    </Page>
  )
}

function Shown({ of }: { of: SubjectConfirmation }) {
  const t = useWords(confirmationWords)
  const language = useLanguage()
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
      {OPEN.includes(of.state) && <Findings id={of.id} version={of.version} />}
      <Acts of={of} />
      <Card title={t('form')}>
        <Descriptions
          column={{ xs: 1, md: 2 }}
          items={fieldsOf(of.draft).map(({ path, value }) => ({
            key: path,
            label: <span className="field-path">{fieldName(path, language)}</span>,
            children: value,
          }))}
        />
      </Card>
    </div>
  )
}

/** What WeChat says against it, and what to do. */
function Word({ of: { state, rejection, refusal, is_canceling: isCanceling } }: { of: SubjectConfirmation }) {
  const t = useWords(confirmationWords)
  if (isCanceling) return <Alert type="info" showIcon title={t('canceling')} />
  if (rejection) {
    const title = [rejection.param && `${t('field')} ${rejection.param}`, rejection.reason].filter(Boolean).join('：')
    return (
      <Alert type="error" showIcon title={title} description={state === 'rejected' ? t('rejected_says') : undefined} />
    )
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
