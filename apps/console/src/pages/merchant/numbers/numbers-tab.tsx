import type { Account } from '@teyue/contract/account'
import type { Merchant, SubMerchant } from '@teyue/contract/merchant'
import { Button, Card, Checkbox, Descriptions, Space } from 'antd'
import { useState } from 'react'
import { useMay } from '../../../app/me.ts'
import { act } from '../../../kit/api.ts'
import { Empty } from '../../../kit/empty.tsx'
import { useWords } from '../../../kit/i18n.ts'
import { To, useGo } from '../../../kit/link.tsx'
import { Numbered } from '../../../kit/number.tsx'
import { ProblemView } from '../../../kit/problem.tsx'
import { useAct, useRead } from '../../../kit/reading.ts'
import { oneMerchantWords } from '../words.ts'
import { AddNumber } from './add-number.tsx'
import { Bindings } from './bindings.tsx'

const PPM_PER_PERCENT = 10_000

/** The merchant's numbers at WeChat in this mode, each with what is bound to it. */
export function NumbersTab({ merchant }: { merchant: Merchant }) {
  const t = useWords(oneMerchantWords)
  const go = useGo()
  const may = useMay()
  const mayManage = may('merchants.manage')
  const mayBegin = may('applyments.manage')
  const [isAdding, setAdding] = useState(false)
  const numbers = merchant.sub_merchants
  const add = <Button onClick={() => setAdding(true)}>{t('add_number')}</Button>
  return (
    <div className="stack">
      {numbers.length === 0 && (
        <Empty says={t('no_numbers')}>
          <Space wrap>
            {mayBegin && (
              <Button type="primary" onClick={() => go('/applyments/new', { merchant: merchant.id })}>
                {t('begin_applyment')}
              </Button>
            )}
            {mayManage && add}
          </Space>
        </Empty>
      )}
      {numbers.map((number) => (
        <NumberCard key={number.id} number={number} merchant={merchant} />
      ))}
      {numbers.length > 0 && mayManage && <div>{add}</div>}
      {isAdding && <AddNumber merchant={merchant.id} close={() => setAdding(false)} />}
    </div>
  )
}

function NumberCard({ number, merchant }: { number: SubMerchant; merchant: Merchant }) {
  const t = useWords(oneMerchantWords)
  return (
    <Card title={<Numbered value={number.sub_mchid} isWhole />}>
      <Descriptions
        column={{ xs: 1, md: 2 }}
        items={[
          { key: 'fee', label: t('fee_rate'), children: `${number.fee_rate_ppm / PPM_PER_PERCENT}%` },
          { key: 'account', label: t('account'), children: <AccountName id={number.account} /> },
        ]}
      />
      <Questions number={number} />
      <Bindings number={number} merchant={merchant} />
    </Card>
  )
}

/** The provider's number, for whoever may see its accounts. */
function AccountName({ id }: { id: string }) {
  const may = useMay()('accounts.read')
  const account = useRead<Account>(`/v1/accounts/${id}`, {}, { enabled: may })
  return account.data ? <To path={`/accounts/${id}`}>{account.data.sp_mchid}</To> : <Numbered value={id} />
}

type Question = 'has_own_appid' | 'needs_openid'

/** The two questions that come before binding (M13). Both are no until somebody says otherwise. */
function Questions({ number }: { number: SubMerchant }) {
  const t = useWords(oneMerchantWords)
  const mayManage = useMay()('merchants.manage')
  const answer = useAct(
    (given: Partial<Pick<SubMerchant, Question>>) => act('PATCH', `/v1/sub-merchants/${number.id}`, given),
    ['/v1/merchants'],
  )
  // What was just answered shows while it is kept.
  const said = answer.isPending ? answer.variables : {}
  const box = (name: Question, label: string) => (
    <Checkbox
      checked={said[name] ?? number[name]}
      disabled={!mayManage || answer.isPending}
      onChange={({ target }) => answer.mutate({ [name]: target.checked })}
    >
      {label}
    </Checkbox>
  )
  return (
    <fieldset className="plain">
      <legend>{t('q_title')}</legend>
      {box('has_own_appid', t('q_own'))}
      {box('needs_openid', t('q_needs'))}
      <p className="meta">{t('q_no')}</p>
      {answer.error && <ProblemView error={answer.error} />}
    </fieldset>
  )
}
