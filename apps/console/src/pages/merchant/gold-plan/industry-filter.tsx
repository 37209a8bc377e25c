import type { GoldPlan } from '@teyue/contract/gold-plan'
import { Modal, Select } from 'antd'
import { useState } from 'react'
import { useWords } from '../../../kit/i18n.ts'
import { ProblemView } from '../../../kit/problem.tsx'
import { goldPlanWords } from './gold-plan-words.ts'
import { industryWords } from './industry-words.ts'

type Industry = GoldPlan['filters'][number]
type FilterProps = {
  readonly filters: readonly Industry[]
  readonly save: (filters: readonly Industry[]) => Promise<unknown>
  readonly close: () => void
}

const MOST = 3

/** Chooses whose adverts are not shown beneath the receipt. */
export function IndustryFilter({ filters, save, close }: FilterProps) {
  const g = useWords(goldPlanWords)
  const industry = useWords(industryWords)
  const [chosen, setChosen] = useState<readonly Industry[]>(filters)
  const [sending, setSending] = useState<{ isBusy: boolean; error: unknown }>({ isBusy: false, error: null })
  const send = async () => {
    setSending({ isBusy: true, error: null })
    await save(chosen).then(close, (error: unknown) => setSending({ isBusy: false, error }))
  }
  return (
    <Modal
      open
      title={g('filters')}
      okText={g('save')}
      cancelText={g('cancel')}
      confirmLoading={sending.isBusy}
      onOk={() => void send()}
      onCancel={close}
    >
      <Select
        mode="multiple"
        className="wide"
        aria-label={g('filters')}
        maxCount={MOST}
        value={[...chosen]}
        options={industryWords.keys.map((value) => ({ value: value as Industry, label: industry(value) }))}
        optionFilterProp="label"
        onChange={(value: Industry[]) => setChosen(value)}
      />
      <p className="meta">{g('at_most')}</p>
      {sending.error !== null && <ProblemView error={sending.error} />}
    </Modal>
  )
}
