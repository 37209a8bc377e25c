import { useParams } from '@tanstack/react-router'
import type { DisagreementInFull, DisagreementMove } from '@teyue/contract/disagreement'
import { App, Button, Form, Input, Modal, Space } from 'antd'
import { useState } from 'react'
import { useMay } from '../../app/me.ts'
import { act } from '../../kit/api.ts'
import { useLanguage, useWords } from '../../kit/i18n.ts'
import { To } from '../../kit/link.tsx'
import { Moment } from '../../kit/moment.tsx'
import { Numbered } from '../../kit/number.tsx'
import { Page, Read } from '../../kit/page.tsx'
import { ProblemView } from '../../kit/problem.tsx'
import { useAct, useRead } from '../../kit/reading.ts'
import { asRefusal } from '../../kit/refusal.ts'
import { State } from '../../kit/state.tsx'
import { RawExchange } from '../../money/raw-exchange.tsx'
import { useKindWord } from './kind.ts'
import { Sides } from './sides.tsx'
import { disagreementWords } from './words.ts'
import '../../money/money.css'

/** One disagreement: both sides side by side, and what may be done about it. */
export default function DisagreementPage() {
  const t = useWords(disagreementWords)
  const { id = '' } = useParams({ strict: false })
  const found = useRead<DisagreementInFull>(`/v1/disagreements/${id}`, {}, { everyMs: 10_000 })
  return (
    <Page title={t('one')}>
      <Read of={found}>{(one) => <Whole of={one} />}</Read>
    </Page>
  )
}

function Whole({ of }: { of: DisagreementInFull }) {
  const t = useWords(disagreementWords)
  const kindWord = useKindWord()
  const may = useMay()
  const { subject, state, settlement, exchange } = of
  const path = subject.startsWith('pay_') ? `/payments/${subject}` : `/refunds/${subject}`
  return (
    <>
      <section className="sheet">
        <div className="topline">
          <strong>{kindWord(of.kind)}</strong>
          <State is={state === 'open' ? 'unknown' : 'done'}>{t(state)}</State>
        </div>
        <p className="says">{settlement ? settledWords(t, settlement) : t('money_says')}</p>
        <dl className="fact-list">
          <div>
            <dt>{t('subject')}</dt>
            <dd>{/^(pay|rfd)_/.test(subject) ? <To path={path}>{subject}</To> : <Numbered value={subject} />}</dd>
          </div>
          <div>
            <dt>{t('first')}</dt>
            <dd>
              <Moment at={of.first_at} />
            </dd>
          </div>
          <div>
            <dt>{t('last')}</dt>
            <dd>
              <Moment at={of.last_at} /> · {of.times}×
            </dd>
          </div>
        </dl>
      </section>
      <section className="below-2">
        <Sides ours={of.ours} theirs={of.theirs} />
        {exchange && may('exchanges.read') && <RawExchange id={exchange} of={subject} />}
      </section>
      {may('disagreements.settle') && <Moves of={of} />}
    </>
  )
}

function settledWords(
  t: ReturnType<typeof useWords<'settled_by_wechat' | 'settled_by_person'>>,
  settlement: NonNullable<DisagreementInFull['settlement']>,
): string {
  if (settlement.how === 'wechat_said') return t('settled_by_wechat')
  return t('settled_by_person', { reason: settlement.reason ?? '' })
}

function Moves({ of }: { of: DisagreementInFull }) {
  const t = useWords(disagreementWords)
  const isZh = useLanguage() === 'zh'
  const { message } = App.useApp()
  const [isSettling, setSettling] = useState(false)
  const make = useAct(
    (move: DisagreementMove) => act('POST', `/v1/disagreements/${of.id}/moves`, move),
    ['/v1/disagreements', '/v1/payments', '/v1/refunds', '/v1/overview'],
  )
  const begin = (move: DisagreementMove['move']) => {
    if (move === 'settle') return setSettling(true)
    make.mutateAsync({ move }).then(
      () => message.success(t('done')),
      (error: unknown) => message.error(asRefusal(error).says),
    )
  }
  return (
    <section className="below-2">
      <h2>{t('moves')}</h2>
      <div className="moves">
        {of.moves.map(({ move, is_legal: isLegal, because, because_zh: becauseZh }) => (
          <div key={move} className="move">
            <p>{isZh ? becauseZh : because}</p>
            <Button
              disabled={!isLegal}
              loading={make.isPending && make.variables.move === move}
              onClick={() => begin(move)}
            >
              {t(move)}
            </Button>
          </div>
        ))}
      </div>
      {isSettling && (
        <SettleForm
          perform={(reason) => make.mutateAsync({ move: 'settle', reason })}
          onEnd={() => setSettling(false)}
        />
      )}
    </section>
  )
}

function SettleForm({ perform, onEnd }: { perform: (reason: string) => Promise<unknown>; onEnd: () => void }) {
  const t = useWords(disagreementWords)
  const [error, setError] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const send = async ({ reason }: { reason: string }) => {
    setBusy(true)
    setError(undefined)
    try {
      await perform(reason.trim())
      onEnd()
    } catch (refused) {
      setError(refused)
    }
    setBusy(false)
  }
  return (
    <Modal open title={t('settle_title')} footer={null} onCancel={onEnd}>
      <Form<{ reason: string }> layout="vertical" requiredMark={false} onFinish={(values) => void send(values)}>
        <Form.Item
          name="reason"
          label={t('settle_label')}
          extra={t('settle_says')}
          rules={[{ required: true, whitespace: true, min: 4, message: t('settle_short') }]}
        >
          <Input autoFocus maxLength={500} />
        </Form.Item>
        {error !== undefined && (
          <div className="above">
            <ProblemView error={error} />
          </div>
        )}
        <Space>
          <Button onClick={onEnd}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={isBusy}>
            {t('settle')}
          </Button>
        </Space>
      </Form>
    </Modal>
  )
}
