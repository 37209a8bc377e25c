import { Input } from 'antd'
import { formatFen, parseFen } from './fen.ts'

/** An amount as it stands in a table or a heading: the sign of the yuan is smaller, a minus stands before it. */
export function Money({ fen, isBack = false }: { fen: number; isBack?: boolean }) {
  return (
    <span className="money">
      {(isBack || fen < 0) && <span>−</span>}
      <small>¥</small>
      {formatFen(fen)}
    </span>
  )
}

type FenInputProps = {
  id?: string
  value?: string
  onChange?: (text: string) => void
  autoFocus?: boolean
  placeholder?: string
}

/** A field for an amount in yuan. It holds what was typed; `parseFen` reads it. */
export function FenInput({ value = '', onChange, ...rest }: FenInputProps) {
  const tidy = () => {
    const fen = parseFen(value)
    if (fen !== undefined) onChange?.(formatFen(fen).replaceAll(',', ''))
  }
  return (
    <Input
      {...rest}
      prefix="¥"
      inputMode="decimal"
      autoComplete="off"
      value={value}
      onChange={(event) => onChange?.(event.target.value)}
      onBlur={tidy}
    />
  )
}
