import type { Alert } from '@teyue/contract/alert'
import { Button, Dropdown, Space } from 'antd'
import { useMay } from '../../app/me.ts'
import { act } from '../../kit/api.ts'
import { useWords } from '../../kit/i18n.ts'
import { ProblemView } from '../../kit/problem.tsx'
import { useAct } from '../../kit/reading.ts'
import { alertWords } from './words.ts'

const HOUR_MS = 3_600_000
const MUTES = { mute_1h: HOUR_MS, mute_8h: 8 * HOUR_MS, mute_1d: 24 * HOUR_MS, mute_7d: 168 * HOUR_MS } as const
type Mute = keyof typeof MUTES

/** Looking after an alert, and silencing it for a while. */
export function AlertActs({ of: { id, state } }: { of: Alert }) {
  const t = useWords(alertWords)
  const may = useMay()
  const acknowledge = useAct(() => act('POST', `/v1/alerts/${id}/acknowledgements`), ['/v1/alert'])
  const mute = useAct(
    (how: Mute) => act('POST', `/v1/alerts/${id}/mutes`, { until: new Date(Date.now() + MUTES[how]).toISOString() }),
    ['/v1/alert'],
  )
  if (state === 'resolved' || !may('alerts.handle')) return null
  const items = Object.keys(MUTES).map((key) => ({ key, label: t(key as Mute) }))
  const error = acknowledge.error ?? mute.error
  return (
    <>
      <Space>
        {state !== 'acknowledged' && (
          <Button size="small" loading={acknowledge.isPending} onClick={() => acknowledge.mutate()}>
            {t('acknowledge')}
          </Button>
        )}
        <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => mute.mutate(key as Mute) }}>
          <Button size="small" loading={mute.isPending}>
            {t('mute')}
          </Button>
        </Dropdown>
      </Space>
      {error && <ProblemView error={error} />}
    </>
  )
}
