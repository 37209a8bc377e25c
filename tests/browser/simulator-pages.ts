import type { Simulator } from '@teyue/simulator/simulator'
import { luckyWorld, noticeIn } from './lucky-world.ts'
import { type PortalWorld, portalWorld } from './portal-world.ts'
import { prepareRequests, prepareTry, prepareWrongSignature } from './prepare-requests.ts'
import { type ReviewWorld, reviewWorld } from './review-world.ts'

/** A page of the simulator as screenshots and the tests of all pages see it: its address in a world that is not empty. */
export type Sight = {
  readonly name: string
  readonly address: string
  readonly prepare?: (simulator: Simulator) => Promise<string>
}

/** Add a line for each page; `prepare` makes what it is to show and answers with the address. */
export const sights: readonly Sight[] = [
  { name: 'phone', address: '/' },
  { name: 'phone-h5', address: '/', prepare: prepareH5 },
  { name: 'requests', address: '/requests', prepare: prepareRequests },
  { name: 'request', address: '/requests/1', prepare: prepareWrongSignature },
  { name: 'try', address: '/try', prepare: prepareTry },
  portal('desk', () => '/desk'),
  portal('desk-new', () => '/desk/new'),
  portal('desk-request', ({ subMchid }) => `/desk/${subMchid}/h5`),
  review('review', () => '/review'),
  review('review-applyment', ({ applyment }) => `/review/applyments/${applyment}`),
  review('review-rejected', ({ rejected }) => `/review/applyments/${rejected}`),
  review('review-subjects', () => '/review/subjects'),
  review('review-subject', ({ subject }) => `/review/subjects/${subject}`),
  review('review-changes', () => '/review/changes'),
  review('review-risk', () => '/review/risk'),
  review('phone-sign', ({ signable }) => `/public/apply4ec_sign/s?applymentId=${signable}`),
  review('phone-subject', ({ subject }) => `/pages/apply/apiv4/welcome/welcome?applyment_id=${subject}`),
  portal('merchants', () => '/merchants'),
  portal('merchant', ({ subMchid }) => `/merchants/${subMchid}`),
  portal('merchant-orders', ({ subMchid }) => `/merchants/${subMchid}/orders?state=REFUND`),
  portal('merchant-order', ({ subMchid }) => `/merchants/${subMchid}/orders/20261125-0002`),
  portal('merchant-funds', ({ subMchid }) => `/merchants/${subMchid}/funds`),
  portal('merchant-settlements', ({ subMchid }) => `/merchants/${subMchid}/settlements`),
  portal('merchant-products', ({ subMchid }) => `/merchants/${subMchid}/products`),
  portal('merchant-config', ({ subMchid }) => `/merchants/${subMchid}/config`),
  portal('merchant-login', ({ subMchid }) => `/merchants/${subMchid}/login`),
  portal('partners', () => '/partners'),
  portal('partner-new', () => '/partners/new'),
  portal('partner', ({ provider }) => `/partners/${provider.mchid}`),
  portal('partner-appids', ({ provider }) => `/partners/${provider.mchid}/appids`),
  portal('partner-security', ({ provider }) => `/partners/${provider.mchid}/security`),
  portal('partner-funds', ({ provider }) => `/partners/${provider.mchid}/funds`),
  portal('partner-merchant', ({ provider, subMchid }) => `/partners/${provider.mchid}/merchants/${subMchid}`),
  world('ledger', '/ledger'),
  world('notices', '/notices'),
  { name: 'notice', address: '/notices', prepare: async (simulator) => `/notices/${await noticeIn(simulator)}` },
  world('clock', '/clock'),
  world('faults', '/faults'),
  world('faults-hand', '/faults?part=hand'),
  world('faults-seed', '/faults?part=seed'),
  world('rules', '/rules'),
  world('worlds', '/worlds'),
  { name: 'reference', address: '/_control/reference' },
  { name: 'reference-call', address: '/_control/reference?call=payers.make' },
]

/** The page that an h5_url opens, in any browser. */
async function prepareH5(simulator: Simulator): Promise<string> {
  const { call, order } = await portalWorld(simulator)
  const scene = { payer_client_ip: '127.0.0.1', h5_info: { type: 'Wap' } }
  const made = await call('POST', '/v3/pay/partner/transactions/h5', order('h5-sight-1', { scene_info: scene }))
  return new URL(String(made.body.h5_url)).pathname
}

function world(name: string, address: string): Sight {
  return {
    name,
    address,
    prepare: async (simulator) => {
      await luckyWorld(simulator)
      return address
    },
  }
}

function portal(name: string, addressIn: (world: PortalWorld) => string): Sight {
  return { name, address: '/', prepare: async (simulator) => addressIn(await portalWorld(simulator)) }
}

function review(name: string, addressIn: (world: ReviewWorld) => string): Sight {
  return { name, address: '/', prepare: async (simulator) => addressIn(await reviewWorld(simulator)) }
}
