import type { GoldPlan, NewGoldPlanChange } from '@teyue/contract/gold-plan'
import type { Merchant, SubMerchant } from '@teyue/contract/merchant'
import { Alert, Button, Card, Typography } from 'antd'
import { useState } from 'react'
import { useMay } from '../../../app/me.ts'
import { act } from '../../../kit/api.ts'
import { useConfirm } from '../../../kit/confirm.tsx'
import { Empty } from '../../../kit/empty.tsx'
import { useWords } from '../../../kit/i18n.ts'
import { Moment } from '../../../kit/moment.tsx'
import { Numbered } from '../../../kit/number.tsx'
import { Read } from '../../../kit/page.tsx'
import { useAct, useRead } from '../../../kit/reading.ts'
import { State } from '../../../kit/state.tsx'
import { oneMerchantWords } from '../words.ts'
import { GoldPlanHistory } from './gold-plan-history.tsx'
import { goldPlanWords } from './gold-plan-words.ts'
import { IndustryFilter } from './industry-filter.tsx'
import { industryWords } from './industry-words.ts'
import '../readiness.css'

const REFRESHED_WHILE_PENDING_MS = 3_000

/** For each number the gold plan, switched in the order that WeChat wants. */
export function GoldPlanTab({ merchant }: { merchant: Merchant }) {
  const t = useWords(oneMerchantWords)
  const g = useWords(goldPlanWords)
  if (merchant.sub_merchants.length === 0) return <Empty says={t('no_numbers')} />
  return (
    <div className="stack">
      <p className="meta">{g('says')}</p>
      {merchant.sub_merchants.map((number) => (
        <NumbersPlan key={number.id} number={number} />
      ))}
    </div>
  )
}

function NumbersPlan({ number }: { number: SubMerchant }) {
  const path = `/v1/sub-merchants/${number.id}/gold-plan`
  const [isPending, setPending] = useState(false)
  const plan = useRead<GoldPlan>(path, {}, { everyMs: isPending && REFRESHED_WHILE_PENDING_MS })
  const pending = plan.data?.pending != null
  if (pending !== isPending) setPending(pending)
  return (
    <Card title={<Numbered value={number.sub_mchid} isWhole />}>
      <Read of={plan}>{(shown) => <Parts plan={shown} number={number} />}</Read>
    </Card>
  )
}

function Parts({ plan, number }: { plan: GoldPlan; number: SubMerchant }) {
  const g = useWords(goldPlanWords)
  const isWaiting = plan.may_open_from !== null && Date.parse(plan.may_open_from) > Date.now()
  return (
    <>
      {plan.pending && <Alert className="above" type="warning" showIcon title={g('pending')} />}
      {!plan.receipt.open && !plan.plan.open && (
        <Alert className="above" type="info" showIcon title={g('receipt_first')} />
      )}
      <ul className="rows switches">
        <Part plan={plan} number={number} what="receipt" />
        <Part plan={plan} number={number} what="plan">
          {plan.plan.open && <span className="meta"> · {g(plan.scene)}</span>}
          {isWaiting && plan.may_open_from && (
            <span className="meta">
              {' · '}
              {g('reopen_from')} <Moment at={plan.may_open_from} />
            </span>
          )}
        </Part>
        <Part plan={plan} number={number} what="adverts" />
        {plan.plan.open && <Filters plan={plan} number={number} />}
      </ul>
      <h2>{g('address')}</h2>
      <Typography.Paragraph className="mono breaks" copyable>
        {plan.receipt_url}
      </Typography.Paragraph>
      <p className="meta">{g('address_says')}</p>
      <h2>{g('history')}</h2>
      <GoldPlanHistory changes={plan.changes} />
    </>
  )
}

type PartProps = {
  readonly plan: GoldPlan
  readonly number: SubMerchant
  readonly what: 'receipt' | 'plan' | 'adverts'
  readonly children?: React.ReactNode
}

function Part({ plan, number, what, children }: PartProps) {
  const g = useWords(goldPlanWords)
  const { open, changed_at: at, is_effective: isEffective } = plan[what]
  return (
    <li>
      <strong>{g(what)}</strong>
      <span className="grow">
        <State is={open ? 'done' : 'waiting'}>{g(open ? 'open' : at ? 'closed' : 'never')}</State>{' '}
        {at && (
          <span className="meta">
            {g('since')} <Moment at={at} />
            {!isEffective && ` · ${g('soon')}`}
          </span>
        )}
        {children}
      </span>
      <Turn plan={plan} number={number} what={what} />
    </li>
  )
}

function Turn({ plan, number, what }: Omit<PartProps, 'children'>) {
  const g = useWords(goldPlanWords)
  const confirm = useConfirm()
  const mayManage = useMay()('merchants.manage')
  const change = useGoldPlanChange(number)
  const isOpen = plan[what].open
  if (!mayManage) return null
  const facts = { part: g(what), number: number.sub_mchid }
  const isClosingPlan = what === 'plan' && isOpen
  const ask = () =>
    confirm({
      title: isClosingPlan ? g('close_title') : g(isOpen ? 'off_title' : 'open_title', facts),
      says: isClosingPlan ? g('close_says', facts) : g(isOpen ? 'off_says' : 'open_says', facts),
      verb: g(isOpen ? 'turn_off' : 'turn_on'),
      isDangerous: isClosingPlan,
      perform: () => change.mutateAsync({ what, open: !isOpen }),
    })
  const label = `${g(isOpen ? 'turn_off' : 'turn_on')} · ${g(what)}`
  return (
    <Button size="small" aria-label={label} disabled={plan.pending !== null} onClick={ask}>
      {g(isOpen ? 'turn_off' : 'turn_on')}
    </Button>
  )
}

function Filters({ plan, number }: { plan: GoldPlan; number: SubMerchant }) {
  const g = useWords(goldPlanWords)
  const industry = useWords(industryWords)
  const mayManage = useMay()('merchants.manage')
  const [isEditing, setEditing] = useState(false)
  const change = useGoldPlanChange(number)
  return (
    <li>
      <strong>{g('filters')}</strong>
      <span className="grow">{plan.filters.map((one) => industry(one)).join(' · ') || g('no_filters')}</span>
      {mayManage && (
        <Button size="small" disabled={plan.pending !== null} onClick={() => setEditing(true)}>
          {g('edit')}
        </Button>
      )}
      {isEditing && (
        <IndustryFilter
          filters={plan.filters}
          save={(filters) => change.mutateAsync({ what: 'filters', filters: [...filters] })}
          close={() => setEditing(false)}
        />
      )}
    </li>
  )
}

function useGoldPlanChange(number: SubMerchant) {
  const path = `/v1/sub-merchants/${number.id}/gold-plan-changes`
  return useAct((wanted: NewGoldPlanChange) => act('POST', path, wanted), ['/v1/sub-merchants', '/v1/merchants'])
}
