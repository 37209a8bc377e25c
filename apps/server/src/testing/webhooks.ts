import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import type { List } from '@teyue/contract/list'
import type { WebhookDelivery, WebhookDeliveryInFull } from '@teyue/contract/webhook-delivery'
import type { RegisteredWebhookEndpoint } from '@teyue/contract/webhook-endpoint'
import { recordEvent } from '../base/events.ts'
import { issueApiKey } from '../features/keys/issue-api-key.ts'
import { createMerchant } from '../features/merchants/create-merchant.ts'
import { addAccount } from '../features/providers/add-account.ts'
import { createProvider } from '../features/providers/create-provider.ts'
import { webhookJobs } from '../features/webhooks/jobs.ts'
import { webhookRoutes } from '../features/webhooks/routes.ts'
import { createApp } from '../http/app.ts'
import { newId } from '../kit/ids.ts'
import { inTenant } from '../storage/tenant.ts'
import { testPlatform } from './context.ts'

type Order = { url: string; event_types?: string[]; merchant?: string }

/** Two merchants, their keys, and a receiver whose answers a test chooses; jobs run by hand or when drained. */
export async function givenWebhooks(t: TestContext) {
  const { ctx, owner, drain } = await testPlatform(t)
  const { id: providerId } = await createProvider(ctx, 'Provider')
  const subject = { subjectType: 'company', subject: 'M Ltd' } as const
  const first = await createMerchant(ctx, providerId, { name: 'First', ...subject })
  const second = await createMerchant(ctx, providerId, { name: 'Second', ...subject })
  const account = await addAccount(ctx, providerId, {
    mode: 'test',
    spMchid: '1900000001',
    baseUrl: 'http://127.0.0.1:1',
    serial: 'A1',
    privateKeyPem: '',
    apiV3Key: '',
    platformKeys: [],
  })
  const issue = (mode: 'test' | 'live', merchantId: string | null) =>
    issueApiKey(ctx, providerId, { mode, merchantId, name: 'k' })
  const [key, liveKey, merchantKey] = [
    await issue('test', null),
    await issue('live', null),
    await issue('test', first.id),
  ]
  const app = createApp(ctx, { routes: [webhookRoutes] })
  t.after(() => app.close())

  const ask = async <T>(method: 'GET' | 'POST' | 'DELETE', url: string, body?: object, text = key.text) => {
    const headers = { authorization: `Bearer ${text}` }
    const answer = await app.inject({ method, url, headers, ...(body ? { payload: body } : {}) })
    return { status: answer.statusCode, body: (answer.body ? answer.json() : null) as T }
  }
  const registerAs = (text: string) => async (order: Order) => {
    const { status, body } = await ask<RegisteredWebhookEndpoint>('POST', '/v1/webhook-endpoints', order, text)
    assert.equal(status, 201)
    return body
  }
  const happen = (type: string, facts = {}) =>
    inTenant(ctx, { providerId, accountId: account.id }, async (tx) =>
      recordEvent(tx, {
        type,
        source: 'query',
        subjectId: newId('payment'),
        accountId: account.id,
        merchantId: first.id,
        facts,
      }),
    )
  const publish = async (eventId: string) => {
    await webhookJobs['webhooks.publish'](ctx, { providerId, eventId })
    return (await ask<List<WebhookDelivery>>('GET', `/v1/webhook-deliveries?event=${eventId}`)).body.data
  }
  const deliver = async (deliveryId: string) => {
    await webhookJobs['webhooks.deliver'](ctx, { providerId, accountId: account.id, deliveryId })
    return (await ask<WebhookDeliveryInFull>('GET', `/v1/webhook-deliveries/${deliveryId}`)).body
  }
  const merchants = [first.id, second.id] as const
  const receiver = await startReceiver(t)
  const [register, registerLive] = [registerAs(key.text), registerAs(liveKey.text)]
  return {
    ctx,
    owner,
    providerId,
    ask,
    register,
    registerLive,
    merchants,
    merchantKey: merchantKey.text,
    happen,
    publish,
    deliver,
    receiver,
    drain,
  }
}

/** Takes what is posted to it, and answers with the statuses in `answers`, then 200. */
async function startReceiver(t: TestContext) {
  const messages: { headers: Record<string, string>; body: string }[] = []
  const answers: number[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      messages.push({ headers: request.headers as Record<string, string>, body: Buffer.concat(chunks).toString() })
      const status = answers.shift() ?? 200
      response.writeHead(status).end(`answer ${status}`)
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, messages, answers }
}
