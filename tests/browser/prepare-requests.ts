import { control } from '@teyue/simulator/testing/control-client'
import { callWeChat, type Reply, type Twist } from '@teyue/simulator/testing/merchant-client'
import type { ProviderAnswer } from '@teyue/simulator/testing/stage'

const NATIVE = '/v3/pay/partner/transactions/native'

type Listed = { requests: { id: string }[] }

/** A provider with a sub-merchant, and a program of theirs that makes a call. */
export async function openShop(url: string): Promise<{
  provider: ProviderAnswer
  subMchid: string
  native(number: string, changes?: Record<string, unknown>, twist?: Twist): Promise<Reply>
}> {
  const provider = await control<ProviderAnswer>(url, 'POST', '/providers', { name: '特约云' })
  const asked = { name: '特约云', kind: 'service_account', subject: '特约云科技有限公司' }
  const { appid } = await control<{ appid: string }>(url, 'POST', '/appids', asked)
  await control(url, 'POST', `/providers/${provider.mchid}/appids`, { appid })
  const { sub_mchid: subMchid } = await control<{ sub_mchid: string }>(url, 'POST', '/merchants', {
    provider: provider.mchid,
    name: '晴天咖啡',
    subject_type: 'company',
    subject: '上海晴天餐饮有限公司',
  })
  await control(url, 'POST', '/payers', { name: '张三' })
  const native = (number: string, changes: Record<string, unknown> = {}, twist: Twist = {}) =>
    callWeChat(
      url,
      provider,
      'POST',
      NATIVE,
      {
        sp_appid: appid,
        sp_mchid: provider.mchid,
        sub_mchid: subMchid,
        description: '一杯咖啡',
        out_trade_no: number,
        notify_url: 'http://127.0.0.1:9/notify',
        amount: { total: 1_280, currency: 'CNY' },
        ...changes,
      },
      twist,
    )
  return { provider, subMchid, native }
}

export async function prepareRequests({ url }: Simulator): Promise<string> {
  const { native, provider } = await openShop(url)
  await native('coffee-20260101-0001')
  await native('coffee-20260101-0002', { sub_appid: 'wx0123456789abcdef' })
  await native('coffee-20260101-0003', { amount: { total: 12.8, currency: 'CNY' } })
  await native('coffee-20260101-0004', {}, { serial: provider.platform_certificates[0]!.serial })
  await control(url, 'POST', '/faults', { seed: 1, rates: { error_after: 1 } })
  await native('coffee-20260101-0005')
  await fetch(`${url}/_control/faults`, { method: 'DELETE' })
  return '/requests'
}

/** A body that was serialised once for signing and once for sending. */
export async function prepareWrongSignature({ url }: Simulator): Promise<string> {
  const { native } = await openShop(url)
  await native(
    'coffee-20260101-0006',
    {},
    { signedText: (right) => right.replaceAll('":', '": ').replaceAll(',"', ', "') },
  )
  const { requests } = await control<Listed>(url, 'GET', '/requests?limit=1')
  return `/requests/${requests[0]?.id}`
}

export async function prepareTry({ url }: Simulator): Promise<string> {
  await openShop(url)
  return '/try?sample=native'
}

type Simulator = { readonly url: string }
