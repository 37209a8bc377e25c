import type { SubjectConfirmation } from '@teyue/contract/subject-confirmation'
import { Button } from 'antd'
import { useMay } from '../../app/me.ts'
import { useFilling } from '../../form/filling.ts'
import { leavesOf } from '../../form/form.ts'
import { formWords } from '../../form/form-words.ts'
import { mayBeSent } from '../../form/may-be-sent.ts'
import { act } from '../../kit/api.ts'
import { useConfirm } from '../../kit/confirm.tsx'
import { useWords } from '../../kit/i18n.ts'
import { useAct } from '../../kit/reading.ts'
import { confirmationWords } from '../subject-confirmations/words.ts'

/** The way to WeChat, which says first what goes to whom. */
export function SubmitButton({ of, isWhole }: { of: SubjectConfirmation; isWhole: boolean }) {
  const t = useWords(confirmationWords)
  const inForm = useWords(formWords)
  const may = useMay()
  const confirm = useConfirm()
  const { form, kept } = useFilling()
  const { version } = form
  const path = `/v1/subject-confirmations/${of.id}`
  const submit = useAct(() => act('POST', `${path}/submissions`, { version }), ['/v1/subject-confirmations'])
  if (!may('applyments.submit')) return <span className="meta">{inForm('only_provider')}</span>
  const ask = async () => {
    // What is not kept is not what would be sent.
    if (!(await form.keepNow())) return
    const count = new Set(leavesOf(form.draft).filter((text) => text.startsWith('ppr_'))).size
    confirm({
      title: t('submit'),
      says: t('submit_says', { name: of.name ?? of.sub_mchid, count, number: of.sub_mchid }),
      verb: t('submit'),
      perform: () => submit.mutateAsync(),
    })
  }
  return (
    <Button type="primary" disabled={!isWhole || !mayBeSent(form, kept.steps)} onClick={() => void ask()}>
      {t('submit')}
    </Button>
  )
}
