import type { Applyment } from '@teyue/contract/applyment'
import { App, Button } from 'antd'
import type { ReactNode } from 'react'
import { useMay } from '../../app/me.ts'
import { act } from '../../kit/api.ts'
import { useConfirm } from '../../kit/confirm.tsx'
import { useLanguage, useWords } from '../../kit/i18n.ts'
import { To } from '../../kit/link.tsx'
import { useMerchantName } from '../../kit/merchant-name.ts'
import { Moment } from '../../kit/moment.tsx'
import { Numbered } from '../../kit/number.tsx'
import { useAct } from '../../kit/reading.ts'
import { asRefusal } from '../../kit/refusal.ts'
import { WechatCode } from '../../kit/wechat-code.tsx'
import { ApplymentState } from '../applyments/state.tsx'
import { ProgressLine } from './progress-line.tsx'
import { SignCode } from './sign-code.tsx'
import { applymentWords } from './words.ts'

const PPM_PER_PERCENT = 10_000

/** How it stands, what comes next and who is to do it. */
export function Status({ applyment }: { applyment: Applyment }) {
  const t = useWords(applymentWords)
  const { state, refusal } = applyment
  const message = refusal?.message ?? ''
  return (
    <section className="sheet">
      <div className="topline">
        <ApplymentState state={state} />
        <div className="acts">
          <AskButton applyment={applyment} />
          <CancelButton applyment={applyment} />
        </div>
      </div>
      <ProgressLine state={state} />
      <p className={`says${state === 'unknown' ? ' says-unknown' : ''}`}>
        {t(`says_${state}`, { message })} {refusal && <WechatCode code={refusal.code} />}
      </p>
      <Explained of={refusal} />
      <Reasons applyment={applyment} />
      <SignCode applyment={applyment} />
      {applyment.sub_mchid && state === 'finished' && (
        <p className="finished">
          <span className="meta">{t('number')}</span> <Numbered value={applyment.sub_mchid} isWhole />{' '}
          <To path={`/merchants/${applyment.merchant}`} search={{ tab: 'numbers' }}>
            {t('to_merchant')}
          </To>
        </p>
      )}
      <Facts applyment={applyment} />
    </section>
  )
}

function Explained({ of }: { of: Applyment['refusal'] }) {
  const t = useWords(applymentWords)
  const isZh = useLanguage() === 'zh'
  if (!of?.explanation) return null
  const { cause, cause_zh, remedy, remedy_zh } = of.explanation
  return (
    <dl className="explained">
      <dt>{t('cause')}</dt>
      <dd>{isZh ? cause_zh : cause}</dd>
      <dt>{t('remedy')}</dt>
      <dd>{isZh ? remedy_zh : remedy}</dd>
    </dl>
  )
}

/** All that WeChat said of it; what names a field stands there as well. */
function Reasons({ applyment: { state, rejections } }: { applyment: Applyment }) {
  const t = useWords(applymentWords)
  if (state !== 'rejected' || rejections.length === 0) return null
  return (
    <div className="reasons">
      <h2>{t('reasons')}</h2>
      <ul>
        {rejections.map(({ field, field_name: name, reason }) => (
          <li key={`${field} ${name} ${reason}`}>
            <strong>{name ?? field}</strong> {reason}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Facts({ applyment }: { applyment: Applyment }) {
  const t = useWords(applymentWords)
  const nameOf = useMerchantName()
  const { merchant, business_code: code, applyment_id: number, created_at: begun, submitted_at: sent } = applyment
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      t('f_merchant'),
      <To key="m" path={`/merchants/${merchant}`}>
        {nameOf(merchant)}
      </To>,
    ],
    [t('f_code'), <Numbered key="c" value={code} />],
    ...(number === null ? [] : [[t('f_applyment'), <Numbered key="n" value={String(number)} />] as const]),
    [t('f_fee'), `${applyment.fee_rate_ppm / PPM_PER_PERCENT}%`],
    sent === null ? [t('f_created'), <Moment key="b" at={begun} />] : [t('f_submitted'), <Moment key="s" at={sent} />],
    ...(applyment.state_message ? [[t('f_message'), applyment.state_message] as const] : []),
  ]
  return (
    <dl className="fact-list">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function AskButton({ applyment: { id, submitted_at: sent, state } }: { applyment: Applyment }) {
  const t = useWords(applymentWords)
  const may = useMay()
  const { message } = App.useApp()
  const ask = useAct(() => act('POST', `/v1/applyments/${id}/questions`), [`/v1/applyments/${id}`])
  if (!may('applyments.manage') || sent === null || ['submitting', 'finished', 'canceled'].includes(state)) return null
  const begin = () =>
    ask.mutateAsync().then(
      () => message.info(t('asked')),
      (error: unknown) => message.error(asRefusal(error).says),
    )
  return (
    <Button loading={ask.isPending} onClick={() => void begin()}>
      {t('ask')}
    </Button>
  )
}

function CancelButton({ applyment: { id, name, state } }: { applyment: Applyment }) {
  const t = useWords(applymentWords)
  const may = useMay()
  const confirm = useConfirm()
  const cancel = useAct(() => act('POST', `/v1/applyments/${id}/cancel`), ['/v1/applyments'])
  if (!may('applyments.submit') || !['draft', 'refused', 'rejected', 'editing'].includes(state)) return null
  const ask = () =>
    confirm({
      title: t('cancel_title'),
      says: t('cancel_says', { name: name ?? t('unnamed') }),
      verb: t('cancel'),
      isDangerous: true,
      perform: () => cancel.mutateAsync(),
    })
  return <Button onClick={ask}>{t('cancel')}</Button>
}
