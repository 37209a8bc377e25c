import { Button, Space, Table } from 'antd'
import { useMay } from '../../../app/me.ts'
import { act } from '../../../kit/api.ts'
import { useWords } from '../../../kit/i18n.ts'
import { ProblemView } from '../../../kit/problem.tsx'
import { useAct } from '../../../kit/reading.ts'
import { State } from '../../../kit/state.tsx'
import { developmentWords } from './development-words.ts'
import type { NumberDevelopment, NumberProps } from './number-development.ts'

type Compared = NumberDevelopment['compared'][number]
type Row = Compared & { readonly key: string }

/** Both sides beside each other, with what may be done where they differ. Before WeChat was asked there is nothing to show. */
export function Comparison({ number }: Pick<NumberProps, 'number'>) {
  const t = useWords(developmentWords)
  if (!number.look?.seen_at || number.compared.length === 0) return null
  const rows = number.compared.map((one) => ({ ...one, key: `${one.kind} ${one.name}` }))
  const differing = rows.filter(({ agrees }) => !agrees)
  return (
    <section className="above">
      <p>
        <State is={differing.length === 0 ? 'done' : 'waiting'}>
          {differing.length === 0 ? t('all_agree') : t('differences', { count: String(differing.length) })}
        </State>
      </p>
      {differing.length > 0 && (
        <Table<Row>
          aria-label={t('differences', { count: String(differing.length) })}
          size="small"
          pagination={false}
          scroll={{ x: 'max-content' }}
          dataSource={differing}
          columns={[
            { title: t('thing'), render: (_, { kind, name }) => <Thing kind={kind} name={name} /> },
            { title: t('here'), render: (_, { here }) => <Side value={here} /> },
            { title: t('at_wechat'), render: (_, { at_wechat: value }) => <Side value={value} /> },
            {
              title: t('moves'),
              render: (_, row) => <Moves of={row} number={number.sub_merchant} />,
            },
          ]}
        />
      )}
    </section>
  )
}

function Thing({ kind, name }: Pick<Compared, 'kind' | 'name'>) {
  const t = useWords(developmentWords)
  if (kind !== 'follow') return t(kind)
  return (
    <>
      {t(kind)}
      <div className="meta">{name === null ? t('without_appid') : t('with_appid', { appid: name })}</div>
    </>
  )
}

function Side({ value }: { value: string | null }) {
  const t = useWords(developmentWords)
  return value === null ? <span className="meta">{t('nothing')}</span> : <span className="mono">{value}</span>
}

function Moves({ of, number }: { of: Row; number: string }) {
  const t = useWords(developmentWords)
  const mayManage = useMay()('merchants.manage')
  const settle = useAct(
    (move: 'send_again' | 'take_over') =>
      act('POST', '/v1/development-moves', { sub_merchant: number, kind: of.kind, name: of.name, move }),
    ['/v1/merchants'],
  )
  if (of.state === 'sending' || of.state === 'unknown') return t('under_way')
  const offered = of.moves.filter((move) => move !== 'by_hand')
  return (
    <Space orientation="vertical" size={4}>
      {mayManage && (
        <Space>
          {offered.map((move) => (
            <Button key={move} size="small" loading={settle.isPending} onClick={() => settle.mutate(move)}>
              {t(move)}
            </Button>
          ))}
        </Space>
      )}
      {of.moves.includes('by_hand') && <span className="meta">{t('by_hand_only')}</span>}
      {settle.error && <ProblemView error={settle.error} />}
    </Space>
  )
}
