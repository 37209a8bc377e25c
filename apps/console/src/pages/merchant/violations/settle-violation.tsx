import { Button, Input, Modal, Space } from 'antd'
import { useState } from 'react'
import { useMay } from '../../../app/me.ts'
import { act } from '../../../kit/api.ts'
import { useWords } from '../../../kit/i18n.ts'
import { ProblemView } from '../../../kit/problem.tsx'
import { useAct } from '../../../kit/reading.ts'
import { violationWords } from './violation-words.ts'

const MAX_REASON = 200

/** For whoever may say that it is over. */
export function SettleButton({ id }: { id: string }) {
  const t = useWords(violationWords)
  const [isOpen, setOpen] = useState(false)
  if (!useMay()('merchants.manage')) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('settle')}</Button>
      {isOpen && <SettleViolation id={id} close={() => setOpen(false)} />}
    </>
  )
}

/** A person says that it is over, and how that is known. */
export function SettleViolation({ id, close }: { id: string; close: () => void }) {
  const t = useWords(violationWords)
  const [reason, setReason] = useState('')
  const settle = useAct(
    () => act('POST', `/v1/violations/${id}/resolutions`, { reason: reason.trim() }),
    ['/v1/violations', '/v1/overview'],
  )
  return (
    <Modal
      open
      title={t('settle')}
      okText={t('save')}
      okButtonProps={{ disabled: reason.trim() === '', loading: settle.isPending }}
      onOk={() => settle.mutate(undefined, { onSuccess: close })}
      onCancel={close}
    >
      <Space orientation="vertical" size={16} className="wide">
        <span>{t('settle_says')}</span>
        <Input
          aria-label={t('settle_reason')}
          placeholder={t('settle_hint')}
          maxLength={MAX_REASON}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        {settle.error && <ProblemView error={settle.error} />}
      </Space>
    </Modal>
  )
}
