import { atTheTerminal } from '@teyue/server/base/audit'
import { createApproval } from '@teyue/server/features/approvals/create-approval'
import { givenSignedIn } from '@teyue/server/testing/people'
import { moneySights } from './console-money-pages.ts'
import type { ConsoleSight } from './console-sight.ts'
import { deliverInVain, punishMerchant, raiseAlerts, troubleOperations } from './console-troubles.ts'
import type { ConsoleWorld } from './console-world.ts'
import { onboardingSights } from './onboarding-sights.ts'

/** Every page. Add a line for each: it is then opened in both languages and sizes, without complaints or barriers. */
export const consoleSights: readonly ConsoleSight[] = [
  { name: 'console-sign-in', address: '/', who: null },
  { name: 'console-home', address: '/', prepare: makePayments },
  { name: 'console-payments-empty', address: '/payments?state=closed' },
  { name: 'console-payments', address: '/payments', prepare: makePayments },
  { name: 'console-setup', address: '/setup' },
  { name: 'console-accounts', address: '/accounts' },
  { name: 'console-account', address: '/accounts', prepare: async ({ demo }) => `/accounts/${demo.account}` },
  { name: 'console-account-connect', address: '/accounts/new' },
  { name: 'console-account-keys', address: '/', prepare: async ({ demo }) => `/accounts/${demo.account}/keys` },
  { name: 'console-merchants', address: '/merchants' },
  { name: 'console-merchant-new', address: '/merchants/new' },
  { name: 'console-imports', address: '/imports' },
  { name: 'console-import', address: '/', prepare: giveFile },
  { name: 'console-found-numbers', address: '/found-numbers' },
  ...(['profile', 'numbers', 'products', 'gold-plan', 'doctor', 'identity', 'settlement', 'departure'] as const).map(
    (tab) => ({
      name: `console-merchant-${tab}`,
      address: '/',
      prepare: async ({ demo }: ConsoleWorld) => `/merchants/${demo.merchants.company}?tab=${tab}`,
    }),
  ),
  ...(['appids', 'development', 'follow'] as const).map((tab) => ({
    name: `console-merchant-${tab}`,
    address: '/',
    prepare: async ({ demo }: ConsoleWorld) => `/merchants/${demo.merchants.company}?tab=${tab}`,
  })),
  { name: 'console-violation', address: '/', prepare: async (world) => `/violations/${await punishMerchant(world)}` },
  { name: 'console-violations', address: '/violations' },
  { name: 'console-confirmations', address: '/subject-confirmations' },
  { name: 'console-confirmation', address: '/', prepare: beginConfirmation },
  { name: 'console-invitation', address: '/invitation#ti_0000000000000000000000000000000000000000000', who: null },
  { name: 'console-my-sign-in', address: '/account' },
  { name: 'console-people', address: '/people' },
  { name: 'console-roles', address: '/roles' },
  { name: 'console-audit', address: '/audit' },
  { name: 'console-approvals-empty', address: '/approvals?state=failed' },
  { name: 'console-approvals', address: '/approvals', prepare: askForSecondPerson },
  { name: 'console-settings', address: '/settings' },
  { name: 'console-merchant-stores', address: '/', prepare: async (world) => (await openStore(world)).tab },
  { name: 'console-store', address: '/', prepare: async (world) => (await openStore(world)).page },
  { name: 'console-stores-empty', address: '/stores?query=none', who: { role: 'owner', atMerchant: true } },
  ...moneySights,
  ...onboardingSights,
  { name: 'console-missing', address: '/no-such-page' },
  { name: 'console-operations', address: '/operations', prepare: troubleOperations },
  { name: 'console-wechat-errors', address: '/wechat-errors?query=NOAUTH' },
  { name: 'console-alerts', address: '/alerts', prepare: raiseAlerts },
  { name: 'console-alert-channels', address: '/alerts/channels' },
  { name: 'console-developer', address: '/developer', who: { role: 'developer', atMerchant: true } },
  { name: 'console-api-keys', address: '/developer/keys' },
  { name: 'console-webhooks', address: '/developer/webhooks', prepare: deliverInVain },
  { name: 'console-requests', address: '/developer/requests' },
  { name: 'console-events', address: '/developer/events' },
]

/** A store with a till and a handheld that is retired, opened once for all pages that show it. */
async function openStore({ api, demo }: ConsoleWorld): Promise<{ readonly tab: string; readonly page: string }> {
  const place = {
    name: '科技园店',
    area_code: '440305',
    address: '科技中一道10000号腾讯大厦一层',
    phone: '0755-86013388',
  }
  const store = String((await api('POST', '/v1/stores', { ...place, number: String(Date.now()) })).body.id)
  await api('POST', '/v1/terminals', { store, name: '1 号收银台', kind: 'till', number: 'POS-01' })
  const { body } = await api('POST', '/v1/terminals', { store, name: '外摆手持机', kind: 'handheld' })
  await api('PATCH', `/v1/terminals/${body.id}`, { state: 'retired' })
  return { tab: `/merchants/${demo.merchants.company}?tab=stores`, page: `/stores/${store}` }
}

/** A file with a line that may be taken in, and one that may not. */
async function giveFile({ api, demo, drain }: ConsoleWorld): Promise<string> {
  const lines = ['商户名称,主体名称,主体类型,特约商户号,费率', '蓝山,蓝山公司,企业,1700000009,0.38', '青山,,企业,17,60']
  const content = Buffer.from(lines.join('\n')).toString('base64')
  const given = { kind: 'merchants', filename: '商户.csv', content }
  const { body } = await api('POST', '/v1/imports', given, { key: demo.keys.provider })
  await drain()
  return `/imports/${String(body.id)}`
}

async function makePayments({ api, pay, drain }: ConsoleWorld): Promise<undefined> {
  const orders = [
    { amount: 1280, description: '两杯拿铁', reference: `coffee-${Date.now()}` },
    { amount: 123_450, description: 'A dinner for twelve', reference: `dinner-${Date.now()}` },
  ]
  for (const order of orders) {
    const { body } = await api('POST', '/v1/payments', { product: 'native', ...order })
    if (order.amount > 100_000)
      await pay({ code_url: String((body.pay as { code_url?: string } | undefined)?.code_url) })
  }
  await drain()
}

/** A refund and a role that wait for somebody else, and two people whom a role can be given to. */
async function askForSecondPerson({ ctx, demo }: ConsoleWorld): Promise<undefined> {
  const providerId = demo.provider
  await givenSignedIn(ctx, providerId, { role: 'administrator' })
  const { id: personId } = await givenSignedIn(ctx, providerId, { role: 'finance' })
  const actor = { ...atTheTerminal, personId, sessionId: 'none' }
  const asked = { providerId, mode: 'test', subjectId: personId } as const
  const refund = { amount: 88_000, reference: `back-${Date.now()}`, reason: '菜品漏上' }
  await createApproval(ctx, actor, {
    ...asked,
    kind: 'refunds',
    act: 'refunds.make',
    route: 'POST /v1/payments/:id/refunds',
    held: { method: 'POST', url: '/v1/payments/none/refunds', headers: {}, body: refund },
  })
  await createApproval(ctx, actor, {
    ...asked,
    kind: 'people',
    act: 'people.manage',
    route: 'PUT /v1/people/:id/role',
    held: { method: 'PUT', url: `/v1/people/${personId}/role`, headers: {}, body: { role: 'operator' } },
  })
}

/** A confirmation that waits for its contact to scan is much to look at; here it is as it begins, with all that is missing. */
async function beginConfirmation({ api, demo }: ConsoleWorld): Promise<string> {
  const as = { key: demo.keys.provider }
  type Merchant = { readonly sub_merchants: readonly { readonly id: string }[] }
  const { body } = await api('GET', `/v1/merchants/${demo.merchants.company}`, undefined, as)
  const number = (body as unknown as Merchant).sub_merchants[0]?.id
  const made = await api('POST', '/v1/subject-confirmations', { sub_merchant: number }, as)
  return `/subject-confirmations/${(made.body as unknown as { readonly id: string }).id}`
}
