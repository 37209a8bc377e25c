import type { Limitations, LimitationsList } from '@teyue/contract/limitation'
import { Button, Card, Space } from 'antd'
import { useMay } from '../../../app/me.ts'
import { act } from '../../../kit/api.ts'
import { useLanguage, useWords } from '../../../kit/i18n.ts'
import { Moment } from '../../../kit/moment.tsx'
import { Read } from '../../../kit/page.tsx'
import { ProblemView } from '../../../kit/problem.tsx'
import { useAct, useRead } from '../../../kit/reading.ts'
import { type Standing, State } from '../../../kit/state.tsx'
import { violationWords } from './violation-words.ts'

/** What WeChat limits for each number as it answered last, how it is opened again, and the button that asks it now. */
export function Limits({ merchant, number }: { merchant: string; number?: string }) {
  const t = useWords(violationWords)
  const read = useRead<LimitationsList>(`/v1/merchants/${merchant}/limitations`)
  return (
    <Card title={t('limits')}>
      <Read of={read}>
        {({ data }) => (
          <div className="stack">
            {data
              .filter(({ sub_mchid }) => number === undefined || sub_mchid === number)
              .map((one) => (
                <OfNumber key={one.sub_mchid} of={one} />
              ))}
          </div>
        )}
      </Read>
    </Card>
  )
}

function OfNumber({ of }: { of: Limitations }) {
  const t = useWords(violationWords)
  const zh = useLanguage() === 'zh'
  const mayAsk = useMay()('wechat.ask')
  const ask = useAct(() => act('POST', `/v1/sub-merchants/${of.sub_merchant}/limitation-questions`), ['/v1/merchants'])
  const closed = [...of.functions.map(({ says, says_zh }) => (zh ? says_zh : says)), of.other_functions].filter(Boolean)
  const [is, word]: readonly [Standing, string] =
    of.limited === null
      ? ['waiting', t('limits_unasked')]
      : of.limited
        ? ['failed', t('limits_closed', { what: closed.join(zh ? '、' : ', ') || t('limits_announced') })]
        : ['done', t('limits_none')]
  return (
    <section className="stack" aria-label={t('number', { number: of.sub_mchid })}>
      <Space wrap size={[16, 4]}>
        <span className="meta">{t('number', { number: of.sub_mchid })}</span>
        <State is={is}>{word}</State>
        {of.asked_at && (
          <span className="meta">
            {t('asked')} <Moment at={of.asked_at} />
          </span>
        )}
        {mayAsk && (
          <Button size="small" loading={ask.isPending} onClick={() => ask.mutate()}>
            {t('ask_limits')}
          </Button>
        )}
      </Space>
      {of.causes.map((cause) => (
        <Cause key={`${cause.case}${cause.reason}`} of={cause} />
      ))}
      {ask.error && <ProblemView error={ask.error} />}
    </section>
  )
}

function Cause({ of }: { of: Limitations['causes'][number] }) {
  const t = useWords(violationWords)
  const zh = useLanguage() === 'zh'
  return (
    <div>
      <div>
        {of.announced && `${t('announced')} `}
        {of.reason} {of.describes && <span className="meta">{of.describes}</span>}
        {of.from && (
          <span className="meta">
            {' '}
            <Moment at={of.from} />
          </span>
        )}
      </div>
      <div>
        <strong>{t('next')}</strong> {zh ? of.next_zh : of.next}{' '}
        {of.help_url && (
          <a href={of.help_url} target="_blank" rel="noreferrer">
            {t('help')}
          </a>
        )}
      </div>
    </div>
  )
}
