import type { ApplymentFinding } from '@teyue/contract/applyment'
import { at, type Draft } from './form.ts'
import type { KeptForm } from './kept-form.ts'
import { fieldMeant, fieldsOf, type Step } from './steps.ts'

/** What is wrong with a field, in words. `isMissing`: nothing stands there yet, which is no mistake while one is still filling in. */
export type Remark = { readonly says: string; readonly isMissing: boolean }

type Remarked = {
  readonly kept: Pick<KeptForm, 'steps' | 'said'>
  readonly draft: Draft
  readonly findings: readonly ApplymentFinding[]
  readonly refused: Readonly<Record<string, string>>
  readonly language: 'zh' | 'en'
}

/** All that is said of fields, each at the field where it can be mended. */
export function remarksOn({
  kept,
  draft,
  findings,
  refused,
  language,
}: Remarked): ReadonlyMap<string, readonly Remark[]> {
  const remarks = new Map<string, Remark[]>()
  const add = (path: string, says: string, isMissing = false) =>
    remarks.set(path, [...(remarks.get(path) ?? []), { says, isMissing }])
  for (const [path, says] of Object.entries(refused)) add(path, says)
  for (const { field, reason } of kept.said) {
    const meant = field === null ? undefined : fieldMeant(kept.steps, field, draft)
    if (meant && reason) add(meant.path, said(language, reason))
  }
  for (const finding of findings) {
    const [what, next] = language === 'zh' ? [finding.message_zh, finding.next_zh] : [finding.message, finding.next]
    const isMissing = finding.code === 'NEEDED'
    const says = isMissing ? what : `${what}${language === 'zh' ? '' : ' '}${next}`
    add(placeOf(kept.steps, finding.field, draft), says, isMissing)
  }
  return remarks
}

/** The field that is on the page: of a part that lacks all, its first; of a branch that is not chosen yet, the bank. */
function placeOf(steps: readonly Step[], field: string, draft: Draft): string {
  if (field === '/bank_account_info/bank_name' && at(draft, field) === undefined)
    return '/bank_account_info/account_bank'
  const within = steps.flatMap((step) => fieldsOf(step, draft)).find(({ path }) => path.startsWith(`${field}/`))
  return within?.path ?? field
}

function said(language: 'zh' | 'en', words: string): string {
  return language === 'zh' ? `微信支付：${words}` : `WeChat Pay: ${words}`
}
