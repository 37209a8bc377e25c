import type { SubjectConfirmation } from '@teyue/contract/subject-confirmation'
import { Button, Space } from 'antd'
import { useMay } from '../../app/me.ts'
import { act } from '../../kit/api.ts'
import { useConfirm } from '../../kit/confirm.tsx'
import { useWords } from '../../kit/i18n.ts'
import { useGo } from '../../kit/link.tsx'
import { ProblemView } from '../../kit/problem.tsx'
import { useAct } from '../../kit/reading.ts'
import { confirmationWords } from '../subject-confirmations/words.ts'

const ENDED = ['passed', 'frozen', 'canceled']
const ANEW = ['canceled', 'refused']

/** What may be done with it as it stands. */
export function Acts({ of }: { of: SubjectConfirmation }) {
  const t = useWords(confirmationWords)
  const go = useGo()
  const may = useMay()
  const confirm = useConfirm()
  const path = `/v1/subject-confirmations/${of.id}`
  const question = useAct(() => act('POST', `${path}/questions`), [path])
  const cancel = useAct(() => act('POST', `${path}/cancel`), [path])
  const again = useAct(
    () => act<SubjectConfirmation>('POST', '/v1/subject-confirmations', { sub_merchant: of.sub_merchant, from: of.id }),
    ['/v1/subject-confirmations'],
  )
  const isUnanswered = of.state === 'submitting' || of.state === 'unknown'
  const problem = question.error ?? cancel.error ?? again.error
  return (
    <>
      <Space wrap>
        {may('applyments.manage') && of.submitted_at && !ENDED.includes(of.state) && (
          <Button loading={question.isPending} onClick={() => question.mutate()}>
            {t('question')}
          </Button>
        )}
        {may('applyments.submit') && !isUnanswered && !ENDED.includes(of.state) && !of.is_canceling && (
          <Button
            danger
            onClick={() =>
              confirm({
                title: t('cancel_title'),
                says: t('cancel_says'),
                verb: t('cancel'),
                isDangerous: true,
                perform: () => cancel.mutateAsync(),
              })
            }
          >
            {t('cancel')}
          </Button>
        )}
        {may('applyments.manage') && ANEW.includes(of.state) && (
          <Button
            type={of.state === 'canceled' ? 'primary' : 'default'}
            loading={again.isPending}
            onClick={() => again.mutate(undefined, { onSuccess: ({ id }) => go(`/subject-confirmations/${id}`) })}
          >
            {t('again')}
          </Button>
        )}
      </Space>
      {problem && <ProblemView error={problem} />}
    </>
  )
}
