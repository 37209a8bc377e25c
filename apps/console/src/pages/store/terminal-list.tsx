import type { Store, Terminal } from '@teyue/contract/store'
import { Button, Space, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useMay } from '../../app/me.ts'
import { act } from '../../kit/api.ts'
import { useConfirm } from '../../kit/confirm.tsx'
import { Empty } from '../../kit/empty.tsx'
import { useWords } from '../../kit/i18n.ts'
import { Listing } from '../../kit/listing.tsx'
import { Numbered } from '../../kit/number.tsx'
import { useAct, useList } from '../../kit/reading.ts'
import { State } from '../../kit/state.tsx'
import { storeWords } from '../stores/words.ts'
import { TerminalForm } from './terminal-form.tsx'

/** What a store takes payments with. */
export function TerminalList({ store }: { store: Store }) {
  const t = useWords(storeWords)
  const mayAdd = useMay()('stores.manage') && store.state === 'open'
  const [isAdding, setAdding] = useState(false)
  const terminals = useList<Terminal>('/v1/terminals', { store: store.id })
  const add = <Button onClick={() => setAdding(true)}>{t('add_terminal')}</Button>
  return (
    <section className="section">
      <h2>{t('terminals')}</h2>
      {mayAdd && terminals.rows.length > 0 && <div className="above">{add}</div>}
      <Listing
        label={t('terminals')}
        of={terminals}
        columns={useColumns()}
        empty={<Empty says={t(store.state === 'open' ? 'no_terminals' : 'no_terminals_closed')}>{mayAdd && add}</Empty>}
      />
      {isAdding && <TerminalForm store={store.id} close={() => setAdding(false)} />}
    </section>
  )
}

function useColumns(): TableColumnsType<Terminal> {
  const t = useWords(storeWords)
  const mayManage = useMay()('stores.manage')
  return [
    { title: t('terminal'), dataIndex: 'name', ellipsis: true, width: 160 },
    { title: t('kind'), render: (_, { kind }) => t(kind) },
    { title: t('device'), render: (_, { number }) => (number ? <Numbered value={number} /> : '–') },
    {
      title: t('state'),
      render: (_, { state }) => <State is={state === 'active' ? 'done' : 'waiting'}>{t(state)}</State>,
    },
    ...(mayManage ? [{ render: (_: unknown, one: Terminal) => <Acts of={one} /> }] : []),
  ]
}

function Acts({ of }: { of: Terminal }) {
  const t = useWords(storeWords)
  const confirm = useConfirm()
  const [isChanging, setChanging] = useState(false)
  const turn = useAct(
    (state: Terminal['state']) => act('PATCH', `/v1/terminals/${of.id}`, { state }),
    ['/v1/terminals'],
  )
  const ask = (deed: { title: string; says: string; verb: string; isDangerous: boolean }, state: Terminal['state']) =>
    confirm({ ...deed, perform: () => turn.mutateAsync(state) })
  const retire = {
    title: t('retire_title', { name: of.name }),
    says: t('retire_says'),
    verb: t('retire'),
    isDangerous: true,
  }
  const again = { title: t('use_again'), says: of.name, verb: t('use_again'), isDangerous: false }
  return (
    <Space>
      <Button size="small" aria-label={`${t('change')} ${of.name}`} onClick={() => setChanging(true)}>
        {t('change')}
      </Button>
      {of.state === 'active' ? (
        <Button size="small" danger aria-label={`${t('retire')} ${of.name}`} onClick={() => ask(retire, 'retired')}>
          {t('retire')}
        </Button>
      ) : (
        <Button size="small" aria-label={`${t('use_again')} ${of.name}`} onClick={() => ask(again, 'active')}>
          {t('use_again')}
        </Button>
      )}
      {isChanging && <TerminalForm terminal={of} close={() => setChanging(false)} />}
    </Space>
  )
}
