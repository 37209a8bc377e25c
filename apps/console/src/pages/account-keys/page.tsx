import { useParams } from '@tanstack/react-router'
import type { Account } from '@teyue/contract/account'
import { App } from 'antd'
import { useState } from 'react'
import { act } from '../../kit/api.ts'
import { useWords } from '../../kit/i18n.ts'
import { useGo } from '../../kit/link.tsx'
import { Page, Read } from '../../kit/page.tsx'
import { useAct, useRead } from '../../kit/reading.ts'
import { KeyForm } from '../account-connect/key-form.tsx'
import { connectWords } from '../account-connect/words.ts'

/** Gives an account other keys, while it works. */
export default function AccountKeysPage() {
  const t = useWords(connectWords)
  const go = useGo()
  const { message } = App.useApp()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const [publicKeyId, setPublicKeyId] = useState('')
  const account = useRead<Account>(`/v1/accounts/${id}`)
  const rotate = useAct((keys: object) => act<Account>('POST', `/v1/accounts/${id}/keys`, keys), ['/v1/accounts'])
  const perform = async (keys: object) => {
    const { sp_mchid: number } = await rotate.mutateAsync(keys)
    void message.success(t('rotated', { number }))
    go(`/accounts/${id}`)
  }
  return (
    <Page title={account.data ? `${t('rotate_title')} · ${account.data.sp_mchid}` : t('rotate_title')}>
      <Read of={account}>
        {({ mode, sp_mchid: number }) => (
          <KeyForm
            mode={mode}
            number={number}
            publicKeyId={publicKeyId}
            setPublicKeyId={setPublicKeyId}
            verb={t('send_rotate')}
            v2Says={`${t('v2_says')} ${t('v2_stays')}`}
            perform={perform}
          />
        )}
      </Read>
    </Page>
  )
}
