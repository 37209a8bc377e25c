import type { RegisteredWebhookEndpoint, WebhookEndpoint } from '@teyue/contract/webhook-endpoint'
import { App, Button, Space } from 'antd'
import { useMay } from '../../app/me.ts'
import { act } from '../../kit/api.ts'
import { useConfirm } from '../../kit/confirm.tsx'
import { useWords } from '../../kit/i18n.ts'
import { useAct } from '../../kit/reading.ts'
import { webhookWords } from './words.ts'

const ENDPOINTS = '/v1/webhook-endpoints'
const OVERLAP_HOURS = 24

type ActsProps = { readonly of: WebhookEndpoint; readonly onRenewed: (made: RegisteredWebhookEndpoint) => void }

/** A test event, another secret beside the old one for a day, and an end. */
export function EndpointActs({ of: { id, url }, onRenewed }: ActsProps) {
  const t = useWords(webhookWords)
  const may = useMay()
  const confirm = useConfirm()
  const { message } = App.useApp()
  const test = useAct(() => act('POST', `${ENDPOINTS}/${id}/tests`), ['/v1/webhook-deliveries'])
  const renew = useAct(
    () => act<RegisteredWebhookEndpoint>('POST', `${ENDPOINTS}/${id}/secrets`, { overlap_hours: OVERLAP_HOURS }),
    [ENDPOINTS],
  )
  const remove = useAct(() => act('DELETE', `${ENDPOINTS}/${id}`), ['/v1/webhook'])
  if (!may('webhooks.manage')) return null
  const askRenew = () =>
    confirm({
      title: t('renew'),
      says: t('renew_says', { hours: OVERLAP_HOURS }),
      verb: t('renew'),
      perform: async () => onRenewed(await renew.mutateAsync()),
    })
  const askRemove = () =>
    confirm({
      title: t('remove_title'),
      says: t('remove_says', { url }),
      verb: t('remove'),
      isDangerous: true,
      perform: () => remove.mutateAsync(),
    })
  return (
    <Space>
      <Button
        size="small"
        loading={test.isPending}
        onClick={() => test.mutate(undefined, { onSuccess: () => void message.success(t('tested')) })}
      >
        {t('test')}
      </Button>
      <Button size="small" onClick={askRenew}>
        {t('renew')}
      </Button>
      <Button size="small" danger onClick={askRemove}>
        {t('remove')}
      </Button>
    </Space>
  )
}
