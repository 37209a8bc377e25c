import type { Examination } from '@teyue/contract/doctor'
import type { Merchant } from '@teyue/contract/merchant'
import { useLanguage, useWords } from '../../../kit/i18n.ts'
import { To } from '../../../kit/link.tsx'
import { type Standing, State } from '../../../kit/state.tsx'
import { doctorWords } from './doctor-words.ts'
import '../readiness.css'

type Finding = Examination['findings'][number]

const looks: Readonly<Record<Finding['state'], Standing>> = {
  good: 'done',
  advice: 'waiting',
  unknown: 'unknown',
  wrong: 'failed',
}

/** What was looked at, one line each; whatever is not right comes with the next step and the way there. */
export function DoctorFindings({ findings, merchant }: { findings: readonly Finding[]; merchant: Merchant }) {
  return (
    <ul className="rows checked">
      {findings.map((finding) => (
        <Line key={`${finding.about} ${finding.code} ${finding.detail}`} finding={finding} merchant={merchant} />
      ))}
    </ul>
  )
}

function Line({ finding, merchant }: { finding: Finding; merchant: Merchant }) {
  const d = useWords(doctorWords)
  const isZh = useLanguage() === 'zh'
  const next = isZh ? finding.next_zh : finding.next
  return (
    <li>
      <strong>{d(finding.about)}</strong>
      <div className="grow">
        <div>{isZh ? finding.detail_zh : finding.detail}</div>
        {next && (
          <div className="meta">
            {d('step', { next })} <Way finding={finding} merchant={merchant} />
          </div>
        )}
      </div>
      <State is={looks[finding.state]}>{d(finding.state)}</State>
    </li>
  )
}

function Way({ finding: { place, sub_merchant: id }, merchant }: { finding: Finding; merchant: Merchant }) {
  const d = useWords(doctorWords)
  if (!place) return null
  if (place === 'violations')
    return (
      <To path="/violations" search={{ merchant: merchant.id, state: 'standing' }}>
        {d('go')}
      </To>
    )
  if (place === 'operations') return <To path="/operations">{d('go')}</To>
  const account = merchant.sub_merchants.find((one) => one.id === id)?.account
  if (place === 'account') return account ? <To path={`/accounts/${account}`}>{d('go')}</To> : null
  return (
    <To path={`/merchants/${merchant.id}`} search={{ tab: place === 'gold_plan' ? 'gold-plan' : place }}>
      {d('go')}
    </To>
  )
}
