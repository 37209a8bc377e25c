import type { SettlementAccount, SettlementAccounts, SettlementChange } from '@teyue/contract/settlement-account'
import { Alert, Button, Card, Descriptions, Space } from 'antd'
import { useState } from 'react'
import { useMay } from '../../../app/me.ts'
import { act } from '../../../kit/api.ts'
import { Empty } from '../../../kit/empty.tsx'
import { useWords } from '../../../kit/i18n.ts'
import { Moment } from '../../../kit/moment.tsx'
import { Numbered } from '../../../kit/number.tsx'
import { Read } from '../../../kit/page.tsx'
import { ProblemView } from '../../../kit/problem.tsx'
import { useAct, useRead } from '../../../kit/reading.ts'
import { type Standing, State } from '../../../kit/state.tsx'
import { ChangeSettlement } from './change-settlement.tsx'
import { ResolveChange } from './resolve-change.tsx'
import { settlementWords } from './settlement-words.ts'

const REFRESHED_EVERY_MS = 10_000

const standings: Readonly<Record<SettlementChange['state'], Standing>> = {
  submitting: 'working',
  unknown: 'unknown',
  auditing: 'working',
  succeeded: 'done',
  failed: 'failed',
  refused: 'failed',
  abandoned: 'waiting',
}

/** Where each of the merchant's numbers is settled to, as WeChat last said, and the newest change. */
export function SettlementTab({ merchant }: { merchant: string }) {
  const t = useWords(settlementWords)
  const path = `/v1/merchants/${merchant}/settlement-accounts`
  const accounts = useRead<SettlementAccounts>(path, {}, { everyMs: REFRESHED_EVERY_MS })
  return (
    <Read of={accounts}>
      {({ data }) => (
        <div className="stack">
          {data.length === 0 && <Empty says={t('none')} />}
          {data.map((one) => (
            <Account key={one.sub_merchant} of={one} path={path} />
          ))}
        </div>
      )}
    </Read>
  )
}

function Account({ of, path }: { of: SettlementAccount; path: string }) {
  const t = useWords(settlementWords)
  const mayChange = useMay()('settlement_accounts.change')
  const [isChanging, setChanging] = useState(false)
  const ask = useAct(() => act('POST', `/v1/sub-merchants/${of.sub_merchant}/settlement-questions`), [path])
  const isOpen = of.change !== null && ['submitting', 'unknown', 'auditing'].includes(of.change.state)
  return (
    <Card title={<Numbered value={of.sub_mchid} isWhole />}>
      <div className="stack">
        {of.known ? <Known of={of.known} /> : <p className="says">{t('unasked')}</p>}
        {of.change && <Newest of={of.change} path={path} />}
        <Space wrap>
          <Button loading={ask.isPending} onClick={() => ask.mutate()}>
            {t('ask')}
          </Button>
          {mayChange && (
            <Button disabled={isOpen || of.changes_left === 0} onClick={() => setChanging(true)}>
              {t('change')}
            </Button>
          )}
          {mayChange && <span className="meta">{t('left', { count: of.changes_left })}</span>}
        </Space>
        {ask.error && <ProblemView error={ask.error} />}
      </div>
      {isChanging && <ChangeSettlement of={of} path={path} close={() => setChanging(false)} />}
    </Card>
  )
}

function Known({ of }: { of: NonNullable<SettlementAccount['known']> }) {
  const t = useWords(settlementWords)
  const { verify_result: result } = of
  const items = [
    { key: 'kind', label: t('kind'), children: t(of.account_type) },
    { key: 'bank', label: t('bank'), children: of.bank_name ?? of.account_bank },
    { key: 'number', label: t('number'), children: <span className="mono">{of.account_number}</span> },
    { key: 'verified', label: t('verified'), children: result ? <Verified is={result} /> : t('as_applied') },
    { key: 'asked', label: t('asked'), children: <Moment at={of.asked_at} /> },
  ]
  return (
    <>
      <Descriptions column={{ xs: 1, md: 2 }} items={items} />
      {result === 'VERIFY_FAIL' && (
        <Alert type="error" showIcon title={of.verify_fail_reason ?? t('VERIFY_FAIL')} description={t('fail_next')} />
      )}
    </>
  )
}

function Verified({ is }: { is: 'VERIFY_SUCCESS' | 'VERIFY_FAIL' | 'VERIFYING' }) {
  const t = useWords(settlementWords)
  const standing = { VERIFY_SUCCESS: 'done', VERIFY_FAIL: 'failed', VERIFYING: 'working' } as const
  return <State is={standing[is]}>{t(is)}</State>
}

function Newest({ of, path }: { of: SettlementChange; path: string }) {
  const t = useWords(settlementWords)
  const mayResolve = useMay()('settlement_accounts.change')
  const [isResolving, setResolving] = useState(false)
  const reason = of.fail_reason ?? of.refusal?.message ?? null
  const items = [
    { key: 'state', label: t('newest'), children: <State is={standings[of.state]}>{t(of.state)}</State> },
    { key: 'bank', label: t('bank'), children: `${of.bank_name ?? of.account_bank} ${of.account_number}` },
    ...(of.application_no
      ? [{ key: 'no', label: t('application'), children: <Numbered value={of.application_no} /> }]
      : []),
    ...(reason ? [{ key: 'reason', label: t('reason'), children: reason }] : []),
  ]
  return (
    <>
      <Descriptions column={{ xs: 1, md: 2 }} items={items} />
      {of.state === 'unknown' && (
        <Alert
          type="warning"
          showIcon
          title={t('unknown_says')}
          action={
            mayResolve && (
              <Button size="small" onClick={() => setResolving(true)}>
                {t('resolve')}
              </Button>
            )
          }
        />
      )}
      {isResolving && <ResolveChange change={of.id} path={path} close={() => setResolving(false)} />}
    </>
  )
}
