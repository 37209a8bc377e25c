import type { DevelopmentSetting } from '@teyue/contract/development'
import type { Merchant } from '@teyue/contract/merchant'
import { Button, Card, Descriptions, Table } from 'antd'
import { useState } from 'react'
import { useMay } from '../../../app/me.ts'
import { Empty } from '../../../kit/empty.tsx'
import { useWords } from '../../../kit/i18n.ts'
import { Moment } from '../../../kit/moment.tsx'
import { Numbered } from '../../../kit/number.tsx'
import { Read } from '../../../kit/page.tsx'
import { developmentWords } from '../development/development-words.ts'
import { type NumberDevelopment, type NumberProps, useDevelopment } from '../development/number-development.ts'
import { SettingState } from '../development/setting-state.tsx'
import { oneMerchantWords } from '../words.ts'
import { SetFollow } from './set-follow.tsx'

type FollowOfKind = NumberDevelopment['follows'][number]

/** Which account payers are asked to follow after paying each number: none is usual, and fine. */
export function FollowTab({ merchant }: { merchant: Merchant }) {
  const t = useWords(developmentWords)
  const m = useWords(oneMerchantWords)
  const development = useDevelopment(merchant.id)
  return (
    <Read of={development}>
      {({ sub_merchants: numbers }) =>
        numbers.length === 0 ? (
          <Empty says={m('no_numbers')} />
        ) : (
          <div className="stack">
            <p className="meta">{t('follow_rule')}</p>
            {numbers.map((number) => (
              <NumberCard key={number.sub_merchant} number={number} merchant={merchant} />
            ))}
          </div>
        )
      }
    </Read>
  )
}

function NumberCard({ number, merchant }: NumberProps) {
  const t = useWords(developmentWords)
  const mayManage = useMay()('merchants.manage')
  const [setting, setSetting] = useState<{ readonly subAppid: string | null } | null>(null)
  const isNone = number.follows.every(({ current, pending }) => !current && !pending)
  const set = (subAppid: string | null) => setSetting({ subAppid })
  return (
    <Card title={<Numbered value={number.sub_mchid} isWhole />}>
      {isNone && (
        <Empty says={t('follow_none')}>
          {mayManage && <Button onClick={() => set(null)}>{t('follow_set')}</Button>}
        </Empty>
      )}
      {!isNone && number.follows.map((one) => <OneKind key={one.sub_appid ?? ''} of={one} set={set} />)}
      {number.follow_history.length > 0 && <History of={number.follow_history} />}
      {setting && (
        <SetFollow number={number} merchant={merchant} subAppid={setting.subAppid} close={() => setSetting(null)} />
      )}
    </Card>
  )
}

function OneKind({ of, set }: { of: FollowOfKind; set: (subAppid: string | null) => void }) {
  const t = useWords(developmentWords)
  const mayManage = useMay()('merchants.manage')
  const { sub_appid: subAppid, current, pending, changeable_at: nextAt } = of
  const title = subAppid === null ? t('without_appid') : t('with_appid', { appid: subAppid })
  return (
    <section className="above" aria-label={title}>
      <h2>{title}</h2>
      <Descriptions
        column={{ xs: 1, md: 2 }}
        items={[
          {
            key: 'account',
            label: t('follow_account'),
            children: current ? <Numbered value={current.value} /> : t('nothing'),
          },
          ...(current?.set_at
            ? [{ key: 'since', label: t('follow_since'), children: <Moment at={current.set_at} /> }]
            : []),
          ...(current
            ? [
                {
                  key: 'next',
                  label: t('follow_next'),
                  children: nextAt ? <Moment at={nextAt} /> : t('follow_any_time'),
                },
              ]
            : []),
          ...(pending
            ? [
                {
                  key: 'pending',
                  label: t('state'),
                  children: (
                    <div>
                      <Numbered value={pending.value} /> <SettingState of={pending} />
                    </div>
                  ),
                },
              ]
            : []),
        ]}
      />
      {mayManage && !nextAt && (
        <Button onClick={() => set(subAppid)} disabled={pending?.state === 'sending' || pending?.state === 'unknown'}>
          {t(current ? 'follow_change' : 'follow_set')}
        </Button>
      )}
    </section>
  )
}

function History({ of }: { of: readonly DevelopmentSetting[] }) {
  const t = useWords(developmentWords)
  return (
    <>
      <h2>{t('history')}</h2>
      <Table<DevelopmentSetting>
        aria-label={t('history')}
        rowKey="id"
        size="small"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...of]}
        columns={[
          { title: t('follow_account'), render: (_, { value }) => <Numbered value={value} /> },
          {
            title: t('follow_when'),
            render: (_, { sub_appid: appid }) => (appid === null ? t('without_appid') : t('with_appid', { appid })),
          },
          { title: t('state'), render: (_, one) => <SettingState of={one} /> },
          { title: t('added'), render: (_, { created_at: at }) => <Moment at={at} /> },
        ]}
      />
    </>
  )
}
