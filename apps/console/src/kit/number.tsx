import { CheckOutlined, CopyOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from './i18n.ts'
import { kitWords } from './words.ts'

const SHOWN_WHOLE_UP_TO = 20
const HEAD = 10
const TAIL = 6
const THANKED_FOR_MS = 1_500

/** One of the many numbers (ours, the merchant's, WeChat's): shortened in the middle, copied whole by one click. */
export function Numbered({ value, isWhole = false }: { value: string; isWhole?: boolean }) {
  const t = useWords(kitWords)
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(value)
    setCopied(true)
    setTimeout(() => setCopied(false), THANKED_FOR_MS)
  }
  const label = isCopied ? t('copied') : t('copy', { value })
  return (
    <span className="number" title={value}>
      <span>{isWhole ? value : shorten(value)}</span>
      <Button
        type="text"
        size="small"
        aria-label={label}
        icon={isCopied ? <CheckOutlined /> : <CopyOutlined />}
        onClick={(event) => {
          event.stopPropagation()
          event.preventDefault()
          void copy()
        }}
      />
    </span>
  )
}

function shorten(value: string): string {
  return value.length <= SHOWN_WHOLE_UP_TO ? value : `${value.slice(0, HEAD)}…${value.slice(-TAIL)}`
}
