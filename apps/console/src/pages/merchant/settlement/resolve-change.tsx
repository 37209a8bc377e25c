import { Button, Input, Modal, Space } from 'antd'
import { useState } from 'react'
import { act } from '../../../kit/api.ts'
import { useWords } from '../../../kit/i18n.ts'
import { ProblemView } from '../../../kit/problem.tsx'
import { useAct } from '../../../kit/reading.ts'
import { settlementWords } from './settlement-words.ts'

type Asked = { readonly change: string; readonly path: string; readonly close: () => void }

/** What somebody found out of a change whose answer was lost. */
export function ResolveChange({ change, path, close }: Asked) {
  const t = useWords(settlementWords)
  const [number, setNumber] = useState('')
  const resolve = useAct((found: object) => act('POST', `/v1/settlement-changes/${change}/resolutions`, found), [path])
  const send = (found: object) => resolve.mutate(found, { onSuccess: close })
  return (
    <Modal open title={t('resolve')} footer={null} onCancel={close}>
      <Space orientation="vertical" size={16} className="wide">
        <span>{t('unknown_says')}</span>
        <Input
          className="mono"
          aria-label={t('arrived')}
          placeholder={t('arrived')}
          maxLength={64}
          value={number}
          onChange={({ target }) => setNumber(target.value.trim())}
        />
        <Space wrap>
          <Button
            type="primary"
            disabled={number === ''}
            loading={resolve.isPending}
            onClick={() => send({ application_no: number })}
          >
            {t('arrived_save')}
          </Button>
          <Button danger disabled={resolve.isPending} onClick={() => send({ arrived: false })}>
            {t('not_arrived')}
          </Button>
        </Space>
        {resolve.error && <ProblemView error={resolve.error} />}
      </Space>
    </Modal>
  )
}
