import { useParams } from '@tanstack/react-router'
import type { ViolationInFull } from '@teyue/contract/violation'
import { Alert, Card, Descriptions, Space } from 'antd'
import { useMay, useMe } from '../../app/me.ts'
import { useLanguage, useWords } from '../../kit/i18n.ts'
import { To } from '../../kit/link.tsx'
import { Moment } from '../../kit/moment.tsx'
import { Numbered } from '../../kit/number.tsx'
import { Page, Read } from '../../kit/page.tsx'
import { useRead } from '../../kit/reading.ts'
import { Limits } from '../merchant/violations/limits.tsx'
import { SettleButton } from '../merchant/violations/settle-violation.tsx'
import { Words } from '../merchant/violations/violation-history.tsx'
import { violationWords } from '../merchant/violations/violation-words.ts'
import { ViolationState } from '../violations/state.tsx'

/** One record of risk control: what it means and what to do, on top; then whose it is, and all that WeChat has told. */
export default function ViolationPage() {
  const t = useWords(violationWords)
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const found = useRead<ViolationInFull>(`/v1/violations/${id}`)
  const title = found.data ? t('headline', { kind: t(found.data.kind), plan: found.data.punish_plan }) : t('title')
  return (
    <Page title={title} acts={found.data && <ViolationState state={found.data.state} />}>
      <Read of={found}>{(shown) => <Shown of={shown} />}</Read>
    </Page>
  )
}

function Shown({ of }: { of: ViolationInFull }) {
  const t = useWords(violationWords)
  const zh = useLanguage() === 'zh'
  return (
    <div className="stack">
      <Alert
        type={of.state === 'standing' ? 'error' : 'success'}
        showIcon
        title={zh ? of.says_zh : of.says}
        description={
          <Space orientation="vertical">
            {zh ? of.next_zh : of.next}
            {of.state === 'standing' && <SettleButton id={of.id} />}
          </Space>
        }
      />
      <Facts of={of} />
      {of.merchant && <Limits merchant={of.merchant} number={of.sub_mchid} />}
      <Card title={t('history')}>
        <Words of={of.history} />
      </Card>
    </div>
  )
}

function Facts({ of }: { of: ViolationInFull }) {
  const t = useWords(violationWords)
  const isProvider = useMe().merchant === null
  const mayAdopt = useMay()('merchants.manage') && isProvider
  const whose = of.merchant ? (
    <To path={`/merchants/${of.merchant}`}>{of.merchant_name ?? of.merchant}</To>
  ) : (
    of.company_name || '—'
  )
  const items = [
    { key: 'merchant', label: t('merchant'), children: whose },
    { key: 'number', label: t('sub_mchid'), children: <Numbered value={of.sub_mchid} isWhole /> },
    { key: 'reason', label: t('reason'), children: of.risk_description || of.risk_type },
    { key: 'plan', label: t('plan'), children: of.punish_description || of.punish_plan },
    { key: 'at', label: t('at'), children: <Moment at={of.punished_at} /> },
    ...(of.record_id ? [{ key: 'id', label: t('record'), children: <Numbered value={of.record_id} isWhole /> }] : []),
    ...(of.settled_reason ? [{ key: 'settled', label: t('settle_reason'), children: of.settled_reason }] : []),
  ]
  return (
    <>
      {!of.merchant && mayAdopt && (
        <p>
          {t('stranger_says')} <To path="/found-numbers">{t('found_numbers')}</To>
        </p>
      )}
      <Descriptions column={{ xs: 1, md: 2 }} items={items} />
    </>
  )
}
