import { AreaInput } from './area.tsx'
import { BankInput } from './bank.tsx'
import { ChoiceInput, ScenesInput, YesNoInput } from './choice-inputs.tsx'
import { DayInput } from './day-input.tsx'
import type { InputProps } from './input-props.ts'
import { NumbersInput } from './numbers-input.tsx'
import { PapersInput } from './papers.tsx'
import { PeriodInput } from './period-input.tsx'
import { LineInput, RuleInput } from './rule-inputs.tsx'
import { TextInput } from './text-input.tsx'

/** The input of a field, by its kind. */
export function PlainInput(props: InputProps) {
  switch (props.field.kind) {
    case 'choice':
      return <ChoiceInput {...props} />
    case 'scenes':
      return <ScenesInput {...props} />
    case 'yes_no':
      return <YesNoInput {...props} />
    case 'day':
    case 'last_day':
      return <DayInput {...props} />
    case 'period':
      return <PeriodInput {...props} />
    case 'numbers':
      return <NumbersInput {...props} />
    case 'paper':
    case 'papers':
    case 'film':
      return <PapersInput {...props} />
    case 'area':
      return <AreaInput {...props} />
    case 'rule':
      return <RuleInput {...props} />
    case 'line':
      return <LineInput {...props} />
    case 'bank':
      return <BankInput {...props} />
    default:
      return <TextInput {...props} />
  }
}
