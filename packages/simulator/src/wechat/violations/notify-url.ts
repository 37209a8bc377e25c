import { why } from '../../explain/because.ts'
import type { Provider } from '../../storage/provider-rows.ts'
import type { World } from '../../world.ts'
import { type Answer, type Call, readBody, readQuery } from '../call.ts'
import { refuse } from '../refusals.ts'
import { NOTIFY_URL_FIELDS } from './fields.ts'

type Asked = { readonly notify_url: string }

/** 创建商户违规通知回调地址: from now on the SP is told what risk control does with its sub-merchants. */
export function createNotifyUrl(world: World, { provider, body }: Call): Answer {
  const { notify_url: url } = readBody<Asked>(body, NOTIFY_URL_FIELDS)
  const there = provider.violation_notify_url ?? null
  if (there !== null) throw refuse('violationUrlThere', why('violationUrlThere', { mchid: provider.mchid, url: there }))
  return set(world, provider, url)
}

/** 修改商户违规通知回调地址 */
export function changeNotifyUrl(world: World, { provider, body }: Call): Answer {
  const { notify_url: url } = readBody<Asked>(body, NOTIFY_URL_FIELDS)
  mustBeThere(provider)
  return set(world, provider, url)
}

/** 查询商户违规通知回调地址 */
export function queryNotifyUrl(_world: World, { provider, query }: Call): Answer {
  readQuery(query, {})
  return { status: 200, body: { notify_url: mustBeThere(provider) } }
}

/** 删除商户违规通知回调地址: nothing is told any more. */
export function removeNotifyUrl(world: World, { provider, query }: Call): Answer {
  readQuery(query, {})
  mustBeThere(provider)
  keep(world, provider, null)
  return { status: 204, body: null }
}

function set(world: World, provider: Provider, url: string): Answer {
  keep(world, provider, url)
  return { status: 200, body: { notify_url: url } }
}

function keep(world: World, provider: Provider, url: string | null): void {
  world.store.write(() => world.store.put('providers', provider.mchid, { ...provider, violation_notify_url: url }))
}

function mustBeThere({ mchid, violation_notify_url: url = null }: Provider): string {
  if (url === null) throw refuse('violationUrlNone', why('violationUrlNone', { mchid }))
  return url
}
