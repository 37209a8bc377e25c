import type { KeyRotation, MasterKeys } from '@teyue/contract/operations'
import { Button, Card, Progress, Space } from 'antd'
import { useMay } from '../../app/me.ts'
import { act } from '../../kit/api.ts'
import { useConfirm } from '../../kit/confirm.tsx'
import { useWords } from '../../kit/i18n.ts'
import { Moment } from '../../kit/moment.tsx'
import { Read } from '../../kit/page.tsx'
import { useAct, useRead } from '../../kit/reading.ts'
import { type Standing, State } from '../../kit/state.tsx'
import { operationsWords } from './words.ts'

const KEYS = '/v1/master-keys'
const WATCHED_EVERY_MS = 2_000
const LOOKED_AT_EVERY_MS = 30_000

const standings: Readonly<Record<KeyRotation['state'], Standing>> = {
  running: 'working',
  done: 'done',
  retired: 'done',
}

/** The key that everything secret is sealed under, and its change while everything runs. */
export function MasterKeyCard() {
  const t = useWords(operationsWords)
  const keys = useRead<MasterKeys>(KEYS, {}, { everyMs: LOOKED_AT_EVERY_MS })
  const isRunning = keys.data?.rotation?.state === 'running'
  useRead<MasterKeys>(KEYS, {}, { everyMs: WATCHED_EVERY_MS, enabled: isRunning })
  return (
    <Card title={<h2>{t('master_key')}</h2>}>
      <Read of={keys}>
        {(found) => (
          <Space orientation="vertical" size={12} className="wide">
            <span>{t('master_key_says')}</span>
            <span>
              {t('sealing_key')} <span className="mono">{found.sealing_key}</span>
            </span>
            {found.rotation && <Rotation of={found.rotation} />}
            <Acts keys={found} />
          </Space>
        )}
      </Read>
    </Card>
  )
}

function Rotation({ of: rotation }: { of: KeyRotation }) {
  const t = useWords(operationsWords)
  const { state, round, looked_at: lookedAt, total, sealed_again: sealedAgain, done_at: doneAt } = rotation
  const percent = total === 0 ? 100 : Math.min(100, Math.floor((100 * lookedAt) / total))
  return (
    <Space orientation="vertical" size={4} className="wide">
      <State is={standings[state]}>{t(`rotation_${state}`)}</State>
      {state === 'running' && <Progress percent={percent} aria-label={t('rotation_running')} />}
      <span className="meta">
        {t('rotation_counts', { round, lookedAt, total, sealedAgain })} <Moment at={doneAt ?? rotation.moved_at} />
      </span>
    </Space>
  )
}

function Acts({ keys }: { keys: MasterKeys }) {
  const t = useWords(operationsWords)
  const may = useMay()
  const confirm = useConfirm()
  const begin = useAct(() => act('POST', '/v1/key-rotations'), [KEYS])
  const retire = useAct((id: string) => act('POST', `/v1/key-rotations/${id}/retirements`), [KEYS])
  const { rotation } = keys
  if (!may('master_key.rotate')) return null
  if (!keys.is_file && keys.opening_keys.length < 2) return <span className="meta">{t('key_in_environment')}</span>
  const isRunning = rotation?.state === 'running'
  const askBegin = () =>
    confirm({ title: t('rotate'), says: t('rotate_says'), verb: t('rotate'), perform: () => begin.mutateAsync() })
  const askRetire = (id: string) =>
    confirm({
      title: t('retire'),
      says: t('retire_says'),
      verb: t('retire'),
      isDangerous: true,
      perform: () => retire.mutateAsync(id),
    })
  return (
    <Space wrap>
      <Button disabled={isRunning} onClick={askBegin}>
        {t('rotate')}
      </Button>
      {keys.is_file && rotation?.state === 'done' && keys.opening_keys.length > 1 && (
        <Button danger onClick={() => askRetire(rotation.id)}>
          {t('retire')}
        </Button>
      )}
    </Space>
  )
}
