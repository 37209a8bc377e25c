import type { Account, Setup } from '@teyue/contract/account'
import { App, Form, Input, Radio } from 'antd'
import { act } from '../../kit/api.ts'
import { useDraft } from '../../kit/draft.ts'
import { useFilters } from '../../kit/filters.ts'
import { useWords } from '../../kit/i18n.ts'
import { useGo } from '../../kit/link.tsx'
import { Page } from '../../kit/page.tsx'
import { useAct, useRead } from '../../kit/reading.ts'
import { KeyForm } from './key-form.tsx'
import { connectWords } from './words.ts'

const NUMBER = /^[0-9]{8,12}$/

/** Connects one of the provider's numbers. Number and public key's id are a draft; the secrets are not. */
export default function AccountConnectPage() {
  const t = useWords(connectWords)
  const go = useGo()
  const { message } = App.useApp()
  const { values, set } = useFilters(['to'])
  const mode = values.to === 'live' ? 'live' : 'test'
  const [draft, setDraft, forget] = useDraft('account-connect', { number: '', publicKeyId: '' })
  const isNumber = NUMBER.test(draft.number)
  const connect = useAct((given: object) => act<Account>('POST', '/v1/accounts', given), ['/v1/accounts', '/v1/setup'])
  const perform = async (keys: object) => {
    const { id } = await connect.mutateAsync({ mode, sp_mchid: draft.number, ...keys })
    forget()
    void message.success(t('done', { number: draft.number }))
    go(`/accounts/${id}`)
  }
  return (
    <Page title={t('title')}>
      <KeyForm
        mode={mode}
        number={isNumber ? draft.number : undefined}
        publicKeyId={draft.publicKeyId}
        setPublicKeyId={(publicKeyId) => setDraft({ ...draft, publicKeyId })}
        verb={t('send')}
        v2Says={t('v2_says')}
        perform={perform}
      >
        <ModeChoice mode={mode} choose={(to) => set({ to })} />
        <Form.Item
          label={t('number')}
          htmlFor="number"
          extra={t('number_says')}
          {...(draft.number && !isNumber ? { validateStatus: 'error' as const, help: t('number_wrong') } : {})}
        >
          <Input
            id="number"
            className="mono"
            inputMode="numeric"
            maxLength={12}
            value={draft.number}
            onChange={(event) => setDraft({ ...draft, number: event.target.value.trim() })}
          />
        </Form.Item>
      </KeyForm>
    </Page>
  )
}

function ModeChoice({ mode, choose }: { mode: 'test' | 'live'; choose: (to: 'test' | 'live') => void }) {
  const t = useWords(connectWords)
  const { data: setup } = useRead<Setup>('/v1/setup')
  return (
    <Form.Item label={t('mode')} extra={t(mode === 'live' ? 'live_says' : 'test_says')}>
      <Radio.Group value={mode} aria-label={t('mode')} onChange={(event) => choose(event.target.value)}>
        <Radio value="test">{t('test')}</Radio>
        <Radio value="live">{t('live')}</Radio>
      </Radio.Group>
      {mode === 'test' && setup?.simulator && (
        <a href={setup.simulator} target="_blank" rel="noreferrer">
          {t('open_simulator')}
        </a>
      )}
    </Form.Item>
  )
}
