import type { SubjectConfirmationDraft } from '@teyue/contract/subject-confirmation-form'
import { maskValue } from '../../kit/redact.ts'
import { maskedDraft, textAt } from '../applyments/draft.ts'
import { type Confirmation, confirmationContext } from './confirmation.ts'
import { subjectNameOf } from './subject-of.ts'

type Sealing = { seal(plain: string, context: string): Buffer }

/** A form as it is kept: sealed, with a masked copy for the eye and what lists show of it. */
export function keptForm(
  vault: Sealing,
  id: string,
  draft: SubjectConfirmationDraft,
): Pick<Confirmation, 'draftSealed' | 'draftMasked' | 'subjectType' | 'name'> {
  return {
    draftSealed: vault.seal(JSON.stringify(draft), confirmationContext(id)),
    draftMasked: masked(draft),
    subjectType: textAt(draft, '/subject_info/subject_type') ?? null,
    name: subjectNameOf(draft) ?? null,
  }
}

/** What WeChat calls a person's name only in this place. */
function masked(draft: SubjectConfirmationDraft): SubjectConfirmationDraft {
  const form = maskedDraft(draft)
  const name = draft.contact_info?.name
  if (name === undefined) return form
  const { contact_name: hidden } = maskValue({ contact_name: name }) as { readonly contact_name: string }
  return { ...form, contact_info: { ...form.contact_info, name: hidden } }
}
