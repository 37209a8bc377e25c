import { BankPicker } from './bank-picker.tsx'
import { useFilling } from './filling.ts'
import { isMasked, textAt } from './form.ts'
import type { InputProps } from './input-props.ts'

const part = '/bank_account_info'

/** The bank of the account that the form names. */
export function BankInput({ id, label }: InputProps) {
  const { form, kept } = useFilling()
  const text = (name: string) => textAt(form.draft, `${part}/${name}`)
  const number = text('account_number')
  return (
    <BankPicker
      id={id}
      label={label}
      account={kept.account}
      kind={text('bank_account_type') === 'BANK_ACCOUNT_TYPE_PERSONAL' ? 'personal' : 'corporate'}
      number={isMasked(number) ? '' : number}
      chosen={{ account_bank: text('account_bank'), bank_branch_id: text('bank_branch_id') }}
      choose={(choice) => {
        for (const name of ['account_bank', 'bank_name', 'bank_branch_id'] as const)
          form.set(`${part}/${name}`, choice[name] || undefined)
      }}
    />
  )
}
