import { Alert, Button, Input, Modal, Space } from 'antd'
import type { ReactNode } from 'react'
import { useWords } from './i18n.ts'
import { kitWords } from './words.ts'

type SecretProps = {
  readonly title: string
  /** What it is for, where the title does not tell. */
  readonly says?: string
  readonly secret: string
  readonly onKept: () => void
  /** Another way to take it along, such as a code to scan. */
  readonly children?: ReactNode
}

const LEAST_ROWS = 4

/** What is shown once: a key, a secret, codes, a link. It closes by its button alone, so that no slip of the hand loses it. */
export function SecretOnce({ title, says, secret, onKept, children }: SecretProps) {
  const t = useWords(kitWords)
  return (
    <Modal open title={title} closable={false} mask={{ closable: false }} keyboard={false} footer={null}>
      <Space orientation="vertical" size={16} className="wide">
        <Alert type="warning" showIcon title={t('once')} />
        {says && <span>{says}</span>}
        <Input.TextArea
          className="mono"
          readOnly
          rows={Math.max(LEAST_ROWS, secret.split('\n').length)}
          aria-label={title}
          value={secret}
          onFocus={(event) => event.target.select()}
        />
        {children}
        <Space>
          <Button onClick={() => void navigator.clipboard.writeText(secret)}>{t('copy', { value: '' })}</Button>
          <Button type="primary" onClick={onKept}>
            {t('kept')}
          </Button>
        </Space>
      </Space>
    </Modal>
  )
}
