import { notFound } from '../kit/control-error.ts'
import type { World } from '../world.ts'
import type { Control } from './control.ts'
import { operation } from './operation.ts'
import { findProvider } from './providers.ts'
import { body, HTTP_URL, listOf, orNull, record, TEXT } from './schemas.ts'

const MOST_PATHS = 5
const PATH = { type: 'string', pattern: '^https?://[^\\s?#]+/$', maxLength: 256 }
const PATHS = record({ paths: listOf(TEXT) })

/** 产品中心 → 开发配置 of the platforms: from where JSAPI is called up, and what stands on the gold plan's page. */
export function addPayPathRoutes({ app, world }: Control): void {
  app.get<{ Params: { mchid: string } }>(
    '/_control/pay-paths/:mchid',
    operation({
      id: 'payPaths.read',
      group: 'pages',
      zh: '服务商或子商户的支付授权目录',
      en: 'The pay paths of an SP or a sub-merchant',
      answer: PATHS,
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params }) => ({ paths: pathsOf(world, params.mchid) }),
  )

  app.put<{ Params: { mchid: string }; Body: { paths: string[] } }>(
    '/_control/pay-paths/:mchid',
    operation({
      id: 'payPaths.set',
      group: 'pages',
      zh: '设置支付授权目录，至多 5 个，以 / 结尾',
      en: 'Sets the pay paths, five at most, each with / at its end',
      body: body({ paths: { ...listOf(PATH), maxItems: MOST_PATHS } }),
      answer: PATHS,
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params, body: { paths } }) => {
      pathsOf(world, params.mchid)
      world.store.write(() => world.store.put('pay_paths', params.mchid, { paths }))
      await world.store.durable()
      return { paths }
    },
  )

  app.put<{ Params: { mchid: string }; Body: { url: string | null } }>(
    '/_control/providers/:mchid/receipt-page',
    operation({
      id: 'providers.setReceiptPage',
      group: 'pages',
      zh: '商家小票链接：点金计划页里的小票',
      en: "The merchant's receipt page on the page of the gold plan; null: none",
      body: body({ url: orNull(HTTP_URL) }),
      answer: record({ url: orNull(TEXT) }),
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params, body: { url } }) => {
      const provider = { ...findProvider(world, params.mchid), receipt_url: url }
      world.store.write(() => world.store.put('providers', provider.mchid, provider))
      await world.store.durable()
      return { url }
    },
  )
}

function pathsOf(world: World, mchid: string): readonly string[] {
  const known = world.store.get('providers', mchid) ?? world.store.get('merchants', mchid)
  if (!known) throw notFound('商户号', 'merchant number', mchid)
  return world.store.get('pay_paths', mchid)?.paths ?? []
}
