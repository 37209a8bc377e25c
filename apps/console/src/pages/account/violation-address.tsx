import type { ViolationAddress } from '@teyue/contract/violation'
import { Alert, Button, Card, Descriptions } from 'antd'
import { useMay } from '../../app/me.ts'
import { act } from '../../kit/api.ts'
import { useConfirm } from '../../kit/confirm.tsx'
import { useWords } from '../../kit/i18n.ts'
import { Moment } from '../../kit/moment.tsx'
import { Read } from '../../kit/page.tsx'
import { ProblemView } from '../../kit/problem.tsx'
import { useAct, useRead } from '../../kit/reading.ts'
import { type Standing, State } from '../../kit/state.tsx'
import { WechatSays } from '../../kit/wechat-code.tsx'
import { violationAddressWords } from './violation-words.ts'

const READ_EVERY_MS = 30_000

const standings: Readonly<Record<ViolationAddress['state'], Standing>> = {
  none: 'waiting',
  requested: 'working',
  unknown: 'unknown',
  registered: 'done',
  elsewhere: 'waiting',
  refused: 'failed',
}

/** Whether WeChat tells us what its risk control does with merchants, and the button for it. */
export function ViolationAddressCard({ account }: { account: string }) {
  const t = useWords(violationAddressWords)
  const path = `/v1/accounts/${account}/violation-address`
  const address = useRead<ViolationAddress>(path, {}, { everyMs: READ_EVERY_MS })
  return (
    <Card title={t('title')}>
      <Read of={address}>{(shown) => <Address of={shown} />}</Read>
    </Card>
  )
}

function Address({ of }: { of: ViolationAddress }) {
  const t = useWords(violationAddressWords)
  const { url, state, found_url: found, refusal, changed_at: at, asked_at: asked } = of
  const items = [
    { key: 'state', label: t('title'), children: <State is={standings[state]}>{t(state)}</State> },
    { key: 'url', label: t('url'), children: <span className="mono">{url}</span> },
    ...(found ? [{ key: 'found', label: t('found'), children: <span className="mono">{found}</span> }] : []),
    ...(at ? [{ key: 'at', label: t('changed'), children: <Moment at={at} /> }] : []),
    ...(asked ? [{ key: 'asked', label: t('asked'), children: <Moment at={asked} /> }] : []),
  ]
  return (
    <div className="stack">
      <p className="says">{t('says')}</p>
      <Descriptions column={1} items={items} />
      {refusal && <Alert type="error" showIcon title={<WechatSays {...refusal} />} description={t('refused_next')} />}
      <Register of={of} />
    </div>
  )
}

function Register({ of: { account, state } }: { of: ViolationAddress }) {
  const t = useWords(violationAddressWords)
  const mayManage = useMay()('accounts.manage')
  const path = `/v1/accounts/${account}/violation-address`
  const register = useAct((replace: boolean) => act('POST', `${path}es`, { replace }), [path])
  const confirm = useConfirm()
  if (!mayManage) return null
  const replace = () =>
    confirm({
      title: t('replace'),
      says: t('replace_says'),
      verb: t('replace'),
      isDangerous: true,
      perform: () => register.mutateAsync(true),
    })
  return (
    <>
      {(state === 'none' || state === 'refused') && (
        <div>
          <Button loading={register.isPending} onClick={() => register.mutate(false)}>
            {t('register')}
          </Button>
        </div>
      )}
      {state === 'elsewhere' && (
        <div>
          <Button onClick={replace}>{t('replace')}</Button>
        </div>
      )}
      {register.error && state !== 'elsewhere' && <ProblemView error={register.error} />}
    </>
  )
}
