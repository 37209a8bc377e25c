import { CheckOutlined, CopyOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from './i18n.ts'
import { kitWords } from './words.ts'

const THANKED_FOR_MS = 1_500

/** Some lines for a terminal or an editor, copied whole by one click. */
export function Code({ text, label }: { text: string; label: string }) {
  const t = useWords(kitWords)
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    setTimeout(() => setCopied(false), THANKED_FOR_MS)
  }
  return (
    <figure className="code" aria-label={label}>
      <pre>{text}</pre>
      <Button
        size="small"
        aria-label={isCopied ? t('copied') : t('copy', { value: label })}
        icon={isCopied ? <CheckOutlined /> : <CopyOutlined />}
        onClick={() => void copy()}
      />
    </figure>
  )
}
