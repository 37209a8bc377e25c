import { Form } from 'antd'
import type { ReactNode } from 'react'
import { useWords } from '../kit/i18n.ts'
import { fieldWords } from './field-words.ts'
import { useFilling } from './filling.ts'
import type { FormField } from './form-field.ts'
import type { InputProps } from './input-props.ts'
import { saysWords } from './says-words.ts'
import { idOf } from './use-going-on.ts'

type FrameProps = {
  readonly field: FormField
  /** Whether what nobody has filled in yet is told. */
  readonly asksForMissing: boolean
  readonly children: (shared: Pick<InputProps, 'id' | 'label' | 'isWrong'>) => ReactNode
}

/** A field with its label, why it is asked, and what is wrong with it. */
export function FieldFrame({ field, asksForMissing, children }: FrameProps) {
  const t = useWords(fieldWords)
  const says = useSays(field.label)
  const { remarks } = useFilling()
  const shown = (remarks.get(field.path) ?? []).filter(({ isMissing }) => asksForMissing || !isMissing)
  const isWrong = shown.some(({ isMissing }) => !isMissing)
  const id = idOf(field.path)
  const label = t(field.label)
  const help = <Remarks of={shown.map((one) => one.says)} id={id} />
  return (
    <Form.Item
      label={label}
      htmlFor={id}
      {...(says ? { extra: <span id={`${id}-says`}>{says}</span> } : {})}
      {...(shown.length > 0 ? { validateStatus: isWrong ? ('error' as const) : ('warning' as const), help } : {})}
    >
      {children({ id, label, isWrong })}
    </Form.Item>
  )
}

function Remarks({ of, id }: { of: readonly string[]; id: string }) {
  return (
    <ul className="remarks" id={`${id}-help`}>
      {[...new Set(of)].map((says) => (
        <li key={says}>{says}</li>
      ))}
    </ul>
  )
}

function useSays(name: FormField['label']): string | undefined {
  const t = useWords(saysWords)
  return saysWords.keys.some((one) => one === name) ? t(name as 'subject_type') : undefined
}
