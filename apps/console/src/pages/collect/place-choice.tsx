import type { Store, Terminal } from '@teyue/contract/store'
import { Form, Select } from 'antd'
import { useMe, useMyStore } from '../../app/me.ts'
import { useWords } from '../../kit/i18n.ts'
import { useList, useRead } from '../../kit/reading.ts'
import { StoreSelect } from '../stores/store-select.tsx'
import { storeWords } from '../stores/words.ts'

/** Where payments are taken from now on, in this tab. */
export type Taken = { readonly store?: string; readonly terminal?: string }

type Props = { readonly taken: Taken; readonly take: (taken: Taken) => void }

/** The store and the terminal of a till, where the merchant has any. Whoever is bound to one store has no choice. */
export function PlaceChoice({ taken, take }: Props) {
  const t = useWords(storeWords)
  const merchant = useMe().merchant ?? ''
  const bound = useMyStore()
  const any = useList<Store>('/v1/stores', { merchant, state: 'open', limit: '1' })
  if (any.rows.length === 0 && !bound) return null
  const store = bound ?? taken.store
  return (
    <>
      <Form.Item label={t('which_store')} htmlFor="collect-store">
        {bound ? (
          <StoreName id={bound} />
        ) : (
          <StoreSelect
            id="collect-store"
            merchant={merchant}
            placeholder={t('whole')}
            value={taken.store}
            onChange={(chosen) => take(chosen ? { store: chosen } : {})}
          />
        )}
      </Form.Item>
      {store && <Terminals store={store} taken={taken} take={take} />}
    </>
  )
}

function StoreName({ id }: { id: string }) {
  const store = useRead<Store>(`/v1/stores/${id}`)
  return <span id="collect-store">{store.data?.name ?? id}</span>
}

function Terminals({ store, taken: { terminal, ...taken }, take }: Props & { store: string }) {
  const t = useWords(storeWords)
  const terminals = useList<Terminal>('/v1/terminals', { store, state: 'active', limit: '100' })
  const here = terminals.rows.filter((one) => one.store === store)
  if (here.length === 0) return null
  return (
    <Form.Item label={t('which_terminal')} htmlFor="collect-terminal">
      <Select<string>
        id="collect-terminal"
        allowClear
        placeholder={t('whole')}
        value={terminal ?? null}
        options={here.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(chosen: string | null) => take(chosen ? { ...taken, terminal: chosen } : taken)}
      />
    </Form.Item>
  )
}
