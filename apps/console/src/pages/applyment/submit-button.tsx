import type { Account } from '@teyue/contract/account'
import type { Applyment } from '@teyue/contract/applyment'
import { Button } from 'antd'
import { useMay } from '../../app/me.ts'
import { useFilling } from '../../form/filling.ts'
import { leavesOf } from '../../form/form.ts'
import { formWords } from '../../form/form-words.ts'
import { mayBeSent } from '../../form/may-be-sent.ts'
import { act } from '../../kit/api.ts'
import { useConfirm } from '../../kit/confirm.tsx'
import { useWords } from '../../kit/i18n.ts'
import { useAct, useRead } from '../../kit/reading.ts'
import { applymentWords } from './words.ts'

/** The way to WeChat, which says first what goes to whom. */
export function SubmitButton({ applyment, isWhole }: { applyment: Applyment; isWhole: boolean }) {
  const t = useWords(applymentWords)
  const inForm = useWords(formWords)
  const may = useMay()
  const confirm = useConfirm()
  const { form, kept } = useFilling()
  const { id, account, business_code: code, state, name } = applyment
  const isAgain = state !== 'draft'
  const of = useRead<Account>(`/v1/accounts/${account}`, {}, { enabled: may('accounts.read') })
  const { version } = form
  const submit = useAct(() => act('POST', `/v1/applyments/${id}/submissions`, { version }), ['/v1/applyments'])
  if (!may('applyments.submit')) return <span className="meta">{inForm('only_provider')}</span>
  const ask = async () => {
    // What is not kept is not what would be sent.
    if (!(await form.keepNow())) return
    const count = new Set(leavesOf(form.draft).filter((text) => text.startsWith('ppr_'))).size
    const says = t('submit_says', { name: name ?? t('unnamed'), count, account: of.data?.sp_mchid ?? account })
    confirm({
      title: t(isAgain ? 'resubmit' : 'submit'),
      says: isAgain ? (
        <>
          <p>{says}</p>
          <p>{t('resubmit_says', { code })}</p>
        </>
      ) : (
        says
      ),
      verb: t(isAgain ? 'resubmit' : 'submit'),
      perform: () => submit.mutateAsync(),
    })
  }
  return (
    <Button type="primary" disabled={!isWhole || !mayBeSent(form, kept.steps)} onClick={() => void ask()}>
      {t(isAgain ? 'resubmit' : 'submit')}
    </Button>
  )
}
