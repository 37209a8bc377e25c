import { Select } from 'antd'
import type { InputProps } from './input-props.ts'

const NUMBER = /^\d{8,12}$/
const MOST = 50

/** Numbers of merchants at WeChat, typed one after the other; what is none is not taken. */
export function NumbersInput({ id, label, value, set }: InputProps) {
  return (
    <Select
      id={id}
      aria-label={label}
      mode="tags"
      open={false}
      suffixIcon={null}
      maxCount={MOST}
      tokenSeparators={[' ', ',', '，', '、']}
      value={Array.isArray(value) ? value : []}
      onChange={(next: string[]) => {
        const numbers = next.filter((one) => NUMBER.test(one))
        set(numbers.length > 0 ? numbers : undefined)
      }}
    />
  )
}
