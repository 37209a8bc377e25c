import type { DevelopmentSetting } from '@teyue/contract/development'
import type { Merchant, SubMerchant } from '@teyue/contract/merchant'
import { Alert, Button, Table } from 'antd'
import { useState } from 'react'
import { useMay } from '../../../app/me.ts'
import { useWords } from '../../../kit/i18n.ts'
import { Moment } from '../../../kit/moment.tsx'
import { Numbered } from '../../../kit/number.tsx'
import { State } from '../../../kit/state.tsx'
import { useDevelopment } from '../development/number-development.ts'
import { SettingState } from '../development/setting-state.tsx'
import { EndWithReason } from '../end-with-reason.tsx'
import { oneMerchantWords } from '../words.ts'
import { BindAppid } from './bind-appid.tsx'

type Bound = SubMerchant['appids'][number]

/** What became of asking WeChat for each appid that is bound to the number. */
function useSettings(number: SubMerchant, merchant: Merchant): (appid: string) => DevelopmentSetting | null {
  const { data } = useDevelopment(merchant.id)
  const { appids = [] } = data?.sub_merchants.find(({ sub_merchant: id }) => id === number.id) ?? {}
  return (wanted) => appids.find(({ appid }) => appid === wanted)?.setting ?? null
}

/** What is bound to a number, and why; usually nothing. */
export function Bindings({ number, merchant }: { number: SubMerchant; merchant: Merchant }) {
  const t = useWords(oneMerchantWords)
  const mayManage = useMay()('merchants.manage')
  const [open, setOpen] = useState<'bind' | Bound | null>(null)
  const isWanted = number.has_own_appid && number.needs_openid
  const settingOf = useSettings(number, merchant)
  return (
    <>
      <h2>{t('bound')}</h2>
      {number.appids.length > 1 && <Alert className="above" type="warning" showIcon title={t('several')} />}
      {number.appids.length === 0 ? (
        <p>{t('bound_none')}</p>
      ) : (
        <Table<Bound>
          aria-label={t('bound')}
          rowKey="id"
          size="small"
          pagination={false}
          scroll={{ x: 'max-content' }}
          dataSource={[...number.appids]}
          columns={[
            { title: t('appid'), render: (_, { appid }) => <Numbered value={appid} /> },
            { title: t('kind'), render: (_, one) => `${t(one.kind)}${one.default ? ` · ${t('default')}` : ''}` },
            {
              title: t('bind_reason'),
              render: (_, { reason, bound_at: at }) => (
                <>
                  <span className="sentence">{reason}</span>
                  <div className="meta">
                    <Moment at={at} />
                  </div>
                </>
              ),
            },
            {
              title: t('at_wechat'),
              render: (_, { appid, bound }) => <AtWechat bound={bound} setting={settingOf(appid)} />,
            },
            { title: t('letter'), render: (_, { letter }) => (letter ? <Numbered value={letter} /> : '–') },
            ...(mayManage
              ? [
                  {
                    title: t('unbind'),
                    render: (_: unknown, one: Bound) => (
                      <Button size="small" danger onClick={() => setOpen(one)}>
                        {t('unbind')}
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {mayManage && isWanted && (
        <Button className="below" onClick={() => setOpen('bind')}>
          {t('bind')}
        </Button>
      )}
      {open === 'bind' && <BindAppid number={number} merchant={merchant} close={() => setOpen(null)} />}
      {open !== null && open !== 'bind' && (
        <EndWithReason
          path={`/v1/appid-bindings/${open.id}`}
          changes={['/v1/merchants']}
          verb={t('unbind')}
          says={t('unbind_says', { appid: open.appid, number: number.sub_mchid })}
          close={() => setOpen(null)}
        />
      )}
    </>
  )
}

/** Under way, or refused in WeChat’s words: an appid that WeChat has not taken is not named in payments. */
function AtWechat({ bound, setting }: { bound: boolean; setting: DevelopmentSetting | null }) {
  const t = useWords(oneMerchantWords)
  if (!bound && setting) return <SettingState of={setting} />
  return <State is={bound ? 'done' : 'waiting'}>{t(bound ? 'is_bound' : 'not_bound')}</State>
}
