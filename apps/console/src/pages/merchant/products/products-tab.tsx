import type { Merchant, SubMerchant } from '@teyue/contract/merchant'
import { Button, Card, Space, Table } from 'antd'
import { useState } from 'react'
import { useMay } from '../../../app/me.ts'
import { act } from '../../../kit/api.ts'
import { useConfirm } from '../../../kit/confirm.tsx'
import { Empty } from '../../../kit/empty.tsx'
import { useWords } from '../../../kit/i18n.ts'
import { Moment } from '../../../kit/moment.tsx'
import { Numbered } from '../../../kit/number.tsx'
import { useAct } from '../../../kit/reading.ts'
import { State } from '../../../kit/state.tsx'
import { WechatSays } from '../../../kit/wechat-code.tsx'
import { oneMerchantWords } from '../words.ts'
import { ChangePermission } from './change-permission.tsx'
import { PermissionHistory } from './permission-history.tsx'
import { type PermissionName, standings, useProductNames } from './product-names.ts'
import { productWords } from './product-words.ts'
import '../readiness.css'

const NAMES: readonly PermissionName[] = [
  'native',
  'jsapi',
  'mini_program',
  'code_payment',
  'app',
  'h5',
  'combined',
  'refund',
  'profit_sharing',
  'red_packet',
]
/** For each number and product how it stands with WeChat, by whose word, and what proves it. */
export function ProductsTab({ merchant }: { merchant: Merchant }) {
  const t = useWords(oneMerchantWords)
  const p = useWords(productWords)
  if (merchant.sub_merchants.length === 0) return <Empty says={t('no_numbers')} />
  return (
    <div className="stack">
      <p className="meta">{p('says')}</p>
      {merchant.sub_merchants.map((number) => (
        <Products key={number.id} number={number} merchant={merchant} />
      ))}
    </div>
  )
}

type Opened = { readonly what: 'change' | 'history'; readonly name: PermissionName }

function Products({ number, merchant }: { number: SubMerchant; merchant: Merchant }) {
  const t = useWords(oneMerchantWords)
  const p = useWords(productWords)
  const productOf = useProductNames()
  const [opened, setOpened] = useState<Opened | null>(null)
  const close = () => setOpened(null)
  return (
    <Card title={<Numbered value={number.sub_mchid} isWhole />}>
      <Table
        aria-label={t('products')}
        rowKey={(name) => name}
        size="small"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={NAMES}
        columns={[
          { title: t('product'), render: (_, name) => productOf(name) },
          { title: t('state'), render: (_, name) => <Stands number={number} name={name} /> },
          { title: p('since'), responsive: ['md'], render: (_, name) => <Since number={number} name={name} /> },
          { title: p('note'), responsive: ['md'], render: (_, name) => <Note number={number} name={name} /> },
          { title: '', align: 'end', render: (_, name) => <Acts number={number} name={name} open={setOpened} /> },
        ]}
      />
      {opened?.what === 'change' && (
        <ChangePermission number={number} merchant={merchant} name={opened.name} close={close} />
      )}
      {opened?.what === 'history' && (
        <PermissionHistory number={number} merchant={merchant} name={opened.name} close={close} />
      )}
    </Card>
  )
}

type Of = { readonly number: SubMerchant; readonly name: PermissionName }

const saidOf = ({ number, name }: Of) => number.permission_notes.find((one) => one.name === name)

function Stands(of: Of) {
  const p = useWords(productWords)
  const state = of.number.permissions[of.name]
  return <State is={standings[state]}>{p(saidOf(of)?.said_by === 'wechat' ? 'refused_by_wechat' : state)}</State>
}

function Since(of: Of) {
  const p = useWords(productWords)
  const said = saidOf(of)
  if (said) return <Moment at={said.changed_at} />
  return <span className="meta">{of.number.permissions[of.name] === 'granted' ? p('by_default') : '–'}</span>
}

function Note(of: Of) {
  const said = saidOf(of)
  return said?.wechat ? <WechatSays code={said.wechat.code} message={said.wechat.message} /> : said?.note || '–'
}

function Acts({ number, name, open }: Of & { readonly open: (opened: Opened) => void }) {
  const p = useWords(productWords)
  const productOf = useProductNames()
  const mayManage = useMay()('merchants.manage')
  const label = (verb: 'change' | 'history') => `${p(verb)} · ${productOf(name)}`
  return (
    <Space className="beneath">
      <Button size="small" aria-label={label('history')} onClick={() => open({ what: 'history', name })}>
        {p('history')}
      </Button>
      {mayManage && saidOf({ number, name })?.said_by === 'wechat' && <TryAgain number={number} name={name} />}
      {mayManage && (
        <Button size="small" aria-label={label('change')} onClick={() => open({ what: 'change', name })}>
          {p('change')}
        </Button>
      )}
    </Space>
  )
}

/** Whoever has reason to think that WeChat grants it by now may have it asked again. */
function TryAgain({ number, name }: Of) {
  const p = useWords(productWords)
  const productOf = useProductNames()
  const confirm = useConfirm()
  const path = `/v1/sub-merchants/${number.id}/permission-changes`
  const change = useAct(() => act('POST', path, { name, state: 'granted', note: p('try_note') }), ['/v1/merchants'])
  const ask = () =>
    confirm({
      title: p('try'),
      says: p('try_says', { product: productOf(name) }),
      verb: p('try'),
      perform: () => change.mutateAsync(),
    })
  return (
    <Button size="small" onClick={ask}>
      {p('try')}
    </Button>
  )
}
