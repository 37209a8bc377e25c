import { Button } from 'antd'
import { useMay } from '../app/me.ts'
import { useConfirm } from '../kit/confirm.tsx'
import { useWords } from '../kit/i18n.ts'
import { ProblemView } from '../kit/problem.tsx'
import { isMasked, leavesOf } from './form.ts'
import { formWords } from './form-words.ts'
import type { DraftForm } from './use-draft.ts'

/** Whether all is kept; and the way to see what is masked. */
export function KeptLine({ form }: { form: DraftForm }) {
  const t = useWords(formWords)
  // Nothing is to be opened of a form in which nothing is masked.
  const mayOpen = useMay()('applyments.open') && (form.isOpened || leavesOf(form.draft).some(isMasked))
  const confirm = useConfirm()
  const ask = () =>
    confirm({ title: t('open_title'), says: t('open_says'), verb: t('open'), perform: () => form.open() })
  return (
    <div className="kept-line">
      <span role="status" className={`keeping keeping-${form.keeping}`}>
        {t(form.keeping)}
      </span>
      <span className="meta grow">{t('kept_says')}</span>
      {form.keeping === 'failed' && <Button onClick={() => void form.keepNow()}>{t('keep_again')}</Button>}
      {mayOpen &&
        (form.isOpened ? <span className="meta">{t('opened')}</span> : <Button onClick={ask}>{t('open')}</Button>)}
      {form.failure && <ProblemView error={form.failure} />}
    </div>
  )
}
