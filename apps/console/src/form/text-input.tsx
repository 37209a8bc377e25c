import { Button, Input } from 'antd'
import { useState } from 'react'
import { useWords } from '../kit/i18n.ts'
import { isMasked } from './form.ts'
import { formWords } from './form-words.ts'
import type { InputProps } from './input-props.ts'

const MOST_CHARACTERS = 128

/** A text; what is kept and personal is shown in part until it is typed anew. */
export function TextInput({ field, id, label, value, set, isWrong }: InputProps) {
  const t = useWords(formWords)
  const [isAnew, setAnew] = useState(false)
  const text = typeof value === 'string' ? value : ''
  if (isMasked(text) && !isAnew)
    return (
      <span className="masked">
        <span className="mono">{text}</span>
        <Button size="small" id={id} aria-label={t('anew_of', { label })} onClick={() => setAnew(true)}>
          {t('anew')}
        </Button>
      </span>
    )
  const shared = {
    id,
    maxLength: field.max ?? MOST_CHARACTERS,
    autoComplete: 'off',
    autoFocus: isAnew,
    value: isMasked(text) ? '' : text,
    'aria-invalid': isWrong,
    'aria-describedby': `${id}-help ${id}-says`,
    onBlur: () => setAnew(false),
  }
  const write = (typed: string) => {
    const kept = field.kind === 'code' ? typed.replace(/\s+/g, '').toUpperCase() : typed
    // Blanks at an end are still being typed: the platform takes none, so they are left out when it is kept.
    set(kept.trim() === '' ? undefined : kept.trimStart())
  }
  if (field.kind === 'long_text')
    return <Input.TextArea {...shared} rows={4} onChange={(event) => write(event.target.value)} />
  return (
    <Input
      {...shared}
      className={field.kind === 'code' ? 'mono' : ''}
      inputMode={/phone|account_number|branch_id/.test(field.name) ? 'numeric' : 'text'}
      onChange={(event) => write(event.target.value)}
    />
  )
}
