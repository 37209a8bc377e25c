import type { Examination } from '@teyue/contract/doctor'
import type { Merchant } from '@teyue/contract/merchant'
import { Button, Card } from 'antd'
import { useMay } from '../../../app/me.ts'
import { act } from '../../../kit/api.ts'
import { useWords } from '../../../kit/i18n.ts'
import { Moment } from '../../../kit/moment.tsx'
import { Numbered } from '../../../kit/number.tsx'
import { Read } from '../../../kit/page.tsx'
import { ProblemView } from '../../../kit/problem.tsx'
import { useAct, useRead } from '../../../kit/reading.ts'
import { State } from '../../../kit/state.tsx'
import { DoctorFindings } from './doctor-findings.tsx'
import { doctorWords } from './doctor-words.ts'
import { TestPaymentCard } from './test-payment-card.tsx'
import '../../../money/money.css'

type Finding = Examination['findings'][number]

/** All that must be right before the first fen: green, or with the next step; and one fen to try it. */
export function DoctorTab({ merchant }: { merchant: Merchant }) {
  const path = `/v1/merchants/${merchant.id}/doctor`
  const examination = useRead<Examination>(path)
  return (
    <Read of={examination}>
      {(shown) => (
        <div className="stack">
          <Verdict examination={shown} merchant={merchant} />
          <Part title="" merchant={merchant} findings={shown.findings.filter((one) => one.sub_merchant === null)} />
          {shown.numbers.map(({ sub_merchant: id, sub_mchid: number }) => (
            <Part
              key={id}
              title={number}
              merchant={merchant}
              findings={shown.findings.filter((one) => one.sub_merchant === id)}
            />
          ))}
          {shown.numbers.length > 0 && <TestPaymentCard merchant={merchant} examination={shown} />}
        </div>
      )}
    </Read>
  )
}

function Verdict({ examination, merchant }: { examination: Examination; merchant: Merchant }) {
  const d = useWords(doctorWords)
  const mayManage = useMay()('merchants.manage')
  const look = useAct(() => act('POST', `/v1/merchants/${merchant.id}/examinations`), ['/v1/merchants'])
  const count = (state: Finding['state']) => examination.findings.filter((one) => one.state === state).length
  const counts = { wrong: count('wrong'), unknown: count('unknown'), advice: count('advice'), good: count('good') }
  const isUnknown = counts.wrong === 0 && counts.unknown > 0
  return (
    <section className="sheet">
      <div className="topline">
        <State is={examination.is_ready ? 'done' : isUnknown ? 'unknown' : 'failed'}>
          {d(examination.is_ready ? 'ready' : 'not_ready')}
        </State>
        {mayManage && (
          <div className="acts">
            <Button type="primary" loading={look.isPending} onClick={() => look.mutate()}>
              {d('again')}
            </Button>
          </div>
        )}
      </div>
      <p>{d('counts', counts)}</p>
      <p className="meta">
        {examination.asked_at ? (
          <>
            {d('asked')} <Moment at={examination.asked_at} />
          </>
        ) : (
          d('never')
        )}
      </p>
      {look.error && <ProblemView error={look.error} />}
    </section>
  )
}

type PartProps = { readonly title: string; readonly merchant: Merchant; readonly findings: readonly Finding[] }

function Part({ title, merchant, findings }: PartProps) {
  const d = useWords(doctorWords)
  return (
    <Card title={title ? <Numbered value={title} isWhole /> : d('whole')}>
      <DoctorFindings findings={findings} merchant={merchant} />
    </Card>
  )
}
