import type { Examination, TestPayment } from '@teyue/contract/doctor'
import type { Merchant } from '@teyue/contract/merchant'
import { Button, Card, QRCode, Select } from 'antd'
import { useState } from 'react'
import { useMay } from '../../../app/me.ts'
import { act } from '../../../kit/api.ts'
import { useConfirm } from '../../../kit/confirm.tsx'
import { useWords } from '../../../kit/i18n.ts'
import { To } from '../../../kit/link.tsx'
import { ProblemView } from '../../../kit/problem.tsx'
import { useAct, useRead } from '../../../kit/reading.ts'
import { useStance } from '../../../kit/stance.ts'
import { type Standing, State } from '../../../kit/state.tsx'
import { WechatSays } from '../../../kit/wechat-code.tsx'
import { doctorWords } from './doctor-words.ts'

const CODE_SIZE_PX = 200
const FOLLOWED_EVERY_MS = 2_000

const looks: Readonly<Record<TestPayment['state'], Standing>> = {
  starting: 'working',
  unknown: 'unknown',
  waiting: 'waiting',
  paid: 'working',
  refunding: 'working',
  refunded: 'done',
  stuck: 'failed',
  refused: 'failed',
  closed: 'waiting',
}
const ended: readonly TestPayment['state'][] = ['refunded', 'stuck', 'refused', 'closed']

/** One fen that tries it all: made here, paid by scanning, followed live, given back by itself. */
export function TestPaymentCard({ merchant, examination }: { merchant: Merchant; examination: Examination }) {
  const d = useWords(doctorWords)
  const [shown, setShown] = useState<TestPayment | null>(examination.last_test_payment)
  const mayManage = useMay()('merchants.manage')
  return (
    <Card title={d('test_title')}>
      <p>{d('test_says')}</p>
      {mayManage && <Make merchant={merchant} examination={examination} isAgain={shown !== null} made={setShown} />}
      {shown && <Followed key={shown.id} first={shown} />}
    </Card>
  )
}

type MakeProps = {
  readonly merchant: Merchant
  readonly examination: Examination
  readonly isAgain: boolean
  readonly made: (test: TestPayment) => void
}

function Make({ merchant, examination: { numbers }, isAgain, made }: MakeProps) {
  const d = useWords(doctorWords)
  const confirm = useConfirm()
  const { mode } = useStance()
  const [number, setNumber] = useState(numbers[0]!)
  const path = `/v1/merchants/${merchant.id}/test-payments`
  const make = useAct(
    () => act<TestPayment>('POST', path, { sub_merchant: number.sub_merchant }),
    ['/v1/payments', '/v1/merchants'],
  )
  const begin = () => make.mutateAsync().then(made)
  const ask = () =>
    confirm({
      title: d('live_title'),
      says: d('live_says', { name: merchant.name, number: number.sub_mchid }),
      verb: d('live_verb'),
      isDangerous: true,
      perform: begin,
    })
  return (
    <div className="acts">
      {numbers.length > 1 && (
        <Select
          aria-label={d('test_number')}
          value={number.sub_merchant}
          options={numbers.map(({ sub_merchant: value, sub_mchid: label }) => ({ value, label }))}
          onChange={(id) => setNumber(numbers.find(({ sub_merchant }) => sub_merchant === id) ?? number)}
        />
      )}
      <Button loading={make.isPending} onClick={() => (mode === 'live' ? ask() : void begin().catch(() => undefined))}>
        {d(isAgain ? 'test_again' : 'test_make')}
      </Button>
      {make.error && mode !== 'live' && <ProblemView error={make.error} />}
    </div>
  )
}

function Followed({ first }: { first: TestPayment }) {
  const d = useWords(doctorWords)
  const [isOver, setOver] = useState(ended.includes(first.state))
  const read = useRead<TestPayment>(`/v1/test-payments/${first.id}`, {}, { everyMs: !isOver && FOLLOWED_EVERY_MS })
  const test = read.data ?? first
  if (ended.includes(test.state) !== isOver) setOver(ended.includes(test.state))
  return (
    <section aria-live="polite">
      <p>
        <State is={looks[test.state]}>{d(`state_${test.state}`)}</State>
      </p>
      {test.code_url && test.state === 'waiting' && <Code text={test.code_url} />}
      {test.refusal && (
        <p>
          <WechatSays {...test.refusal} />
        </p>
      )}
      {test.state === 'stuck' && <p>{d('stuck_next')}</p>}
      <p className="meta">
        {test.payment && <To path={`/payments/${test.payment}`}>{d('payment')}</To>}{' '}
        {test.refund && <To path={`/refunds/${test.refund}`}>{d('refund_link')}</To>}
      </p>
    </section>
  )
}

function Code({ text }: { text: string }) {
  const d = useWords(doctorWords)
  return (
    <figure>
      <QRCode
        aria-label={d('scan')}
        value={text}
        size={CODE_SIZE_PX}
        type="svg"
        bordered={false}
        color="#000"
        bgColor="#fff"
      />
      <figcaption className="meta">{d('scan')}</figcaption>
    </figure>
  )
}
