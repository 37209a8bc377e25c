import { type Applyment, draftContext } from './applyment.ts'
import { type Draft, maskedDraft, textAt } from './draft.ts'
import { subjectTypeOf } from './subject.ts'

type Sealing = { seal(plain: string, context: string): Buffer }

/** A draft as it is kept: sealed, with a masked copy for the eye and what lists show of it. */
export function keptDraft(
  vault: Sealing,
  id: string,
  draft: Draft,
): Pick<Applyment, 'draftSealed' | 'draftMasked' | 'subjectType' | 'name'> {
  return {
    draftSealed: vault.seal(JSON.stringify(draft), draftContext(id)),
    draftMasked: maskedDraft(draft),
    subjectType: subjectTypeOf(draft) ?? null,
    name: textAt(draft, '/business_info/merchant_shortname') ?? null,
  }
}
