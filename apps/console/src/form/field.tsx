import { FieldFrame } from './field-frame.tsx'
import type { InputProps } from './input-props.ts'
import { OwnersInput } from './owners.tsx'
import { PlainInput } from './plain-input.tsx'

type FieldProps = Pick<InputProps, 'field' | 'value' | 'set'> & { readonly asksForMissing: boolean }

/** A field of the form, whatever its kind. */
export function FieldOf({ field, value, set, asksForMissing }: FieldProps) {
  const Input = field.kind === 'owners' ? OwnersInput : PlainInput
  return (
    <FieldFrame field={field} asksForMissing={asksForMissing}>
      {(shared) => <Input field={field} value={value} set={set} {...shared} />}
    </FieldFrame>
  )
}
