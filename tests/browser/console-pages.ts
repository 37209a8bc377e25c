import type { Role } from '@teyue/server/features/people/role'
import { deliverInVain, raiseAlerts, troubleOperations } from './console-troubles.ts'
import type { ConsoleWorld } from './console-world.ts'

/** A page of the console to be looked at, in a state that shows something. */
export type ConsoleSight = {
  readonly name: string
  readonly address: string
  /** Who looks; the administrator unless told, nobody for what stands before the door. */
  readonly who?: { readonly role: Role; readonly atMerchant?: true } | null
  /** Makes what is to be seen and says where it is, if that is not `address`. */
  readonly prepare?: (world: ConsoleWorld) => Promise<string | undefined>
}

/** Every page. Add a line for each: it is then opened in both languages and sizes, without complaints or barriers. */
export const consoleSights: readonly ConsoleSight[] = [
  { name: 'console-sign-in', address: '/', who: null },
  { name: 'console-home', address: '/' },
  { name: 'console-payments-empty', address: '/payments?state=closed' },
  { name: 'console-payments', address: '/payments', prepare: makePayments },
  { name: 'console-setup', address: '/setup' },
  { name: 'console-accounts', address: '/accounts' },
  { name: 'console-account', address: '/accounts', prepare: async ({ demo }) => `/accounts/${demo.account}` },
  { name: 'console-account-connect', address: '/accounts/new' },
  { name: 'console-account-keys', address: '/', prepare: async ({ demo }) => `/accounts/${demo.account}/keys` },
  { name: 'console-merchants', address: '/merchants' },
  { name: 'console-merchant-new', address: '/merchants/new' },
  ...(['profile', 'numbers', 'products', 'identity'] as const).map((tab) => ({
    name: `console-merchant-${tab}`,
    address: '/',
    prepare: async ({ demo }: ConsoleWorld) => `/merchants/${demo.merchants.company}?tab=${tab}`,
  })),
  { name: 'console-missing', address: '/no-such-page' },
  { name: 'console-operations', address: '/operations', prepare: troubleOperations },
  { name: 'console-alerts', address: '/alerts', prepare: raiseAlerts },
  { name: 'console-alert-channels', address: '/alerts/channels' },
  { name: 'console-developer', address: '/developer', who: { role: 'developer', atMerchant: true } },
  { name: 'console-api-keys', address: '/developer/keys' },
  { name: 'console-webhooks', address: '/developer/webhooks', prepare: deliverInVain },
  { name: 'console-requests', address: '/developer/requests' },
  { name: 'console-events', address: '/developer/events' },
]

async function makePayments({ api, pay }: ConsoleWorld): Promise<undefined> {
  const orders = [
    { amount: 1280, description: '两杯拿铁', reference: `coffee-${Date.now()}` },
    { amount: 123_450, description: 'A dinner for twelve', reference: `dinner-${Date.now()}` },
  ]
  for (const order of orders) {
    const { body } = await api('POST', '/v1/payments', { product: 'native', ...order })
    if (order.amount > 100_000)
      await pay({ code_url: String((body.pay as { code_url?: string } | undefined)?.code_url) })
  }
}
