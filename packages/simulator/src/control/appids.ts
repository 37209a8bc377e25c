import { randomBytes } from 'node:crypto'
import { alreadyThere, notFound } from '../kit/control-error.ts'
import type { Appid } from '../storage/merchant-rows.ts'
import type { World } from '../world.ts'
import type { Control } from './control.ts'
import { operation } from './operation.ts'
import { APPID, body, listOf, NAME, record } from './schemas.ts'
import { APPID_KIND, APPID_ROW } from './shapes/merchant.ts'

const APPID_BYTES = 8
const SECRET_BYTES = 16
const MOST_DOMAINS = 5
const SECRET = { type: 'string', pattern: '^[0-9a-f]{32}$' }
const GROUP = { ...NAME, type: ['string', 'null'] }
const DOMAINS = {
  type: 'array',
  maxItems: MOST_DOMAINS,
  items: { type: 'string', pattern: '^[0-9a-z.\\-\\[\\]:]{1,253}$' },
}

const NEW_APPID = body({
  'appid?': APPID,
  name: NAME,
  kind: APPID_KIND,
  subject: NAME,
  'app_secret?': SECRET,
  'open_platform?': GROUP,
  'oauth_domains?': DOMAINS,
})

type NewAppid = Pick<Appid, 'name' | 'kind' | 'subject'> & Partial<Appid>
type AppidSettings = Partial<Pick<Appid, 'open_platform' | 'oauth_domains'>>

/** The platforms where an appid is owned: its secret, its open-platform account, its web domains. */
export function addAppidRoutes({ app, world }: Control): void {
  app.get(
    '/_control/appids',
    operation({
      id: 'appids.list',
      group: 'appids',
      zh: '所有应用',
      en: 'All appids',
      answer: record({ appids: listOf(APPID_ROW) }),
    }),
    async () => ({ appids: [...world.store.tables.appids.rows.values()] }),
  )

  app.post<{ Body: NewAppid }>(
    '/_control/appids',
    operation({
      id: 'appids.make',
      group: 'appids',
      zh: '在微信各平台登记一个应用',
      en: "Registers an appid on WeChat's platforms",
      more: {
        zh: 'subject：拥有它的主体；open_platform：任意名称，同名者之间付款人有同一个 unionid；oauth_domains：网页授权可以回到的域名，至多 5 个。',
        en: '`subject`: the legal subject that owns it; `open_platform`: any name, within which a payer has one unionid; `oauth_domains`: up to 5 host names where OAuth may lead back to.',
      },
      body: NEW_APPID,
      answer: APPID_ROW,
      refusals: { 409: ['ALREADY_EXISTS'] },
    }),
    async ({ body: asked }) => {
      const row: Appid = {
        appid: asked.appid ?? `wx${randomBytes(APPID_BYTES).toString('hex')}`,
        name: asked.name,
        kind: asked.kind,
        subject: asked.subject,
        app_secret: asked.app_secret ?? makeSecret(),
        open_platform: asked.open_platform ?? null,
        oauth_domains: asked.oauth_domains ?? [],
      }
      if (world.store.get('appids', row.appid)) throw alreadyThere('应用', 'appid', row.appid)
      return keep(world, row)
    },
  )

  app.put<{ Params: { appid: string }; Body: AppidSettings }>(
    '/_control/appids/:appid',
    operation({
      id: 'appids.change',
      group: 'appids',
      zh: '更改开放平台或授权域名',
      en: 'Changes its open-platform account or its web domains',
      body: body({ 'open_platform?': GROUP, 'oauth_domains?': DOMAINS }),
      answer: APPID_ROW,
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params, body: changes }) => keep(world, { ...findAppid(world, params.appid), ...changes }),
  )

  app.post<{ Params: { appid: string } }>(
    '/_control/appids/:appid/secrets',
    operation({
      id: 'appids.renewSecret',
      group: 'appids',
      zh: '重置 AppSecret，旧的立即失效',
      en: 'Makes a new app_secret; the old one is dead at once',
      answer: APPID_ROW,
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params }) => keep(world, { ...findAppid(world, params.appid), app_secret: makeSecret() }),
  )
}

function makeSecret(): string {
  return randomBytes(SECRET_BYTES).toString('hex')
}

function findAppid(world: World, appid: string): Appid {
  const row = world.store.get('appids', appid)
  if (!row) throw notFound('应用', 'appid', appid)
  return row
}

async function keep(world: World, row: Appid): Promise<Appid> {
  world.store.write(() => world.store.put('appids', row.appid, row))
  await world.store.durable()
  return row
}
