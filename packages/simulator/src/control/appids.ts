import { randomBytes } from 'node:crypto'
import { alreadyThere, notFound } from '../kit/control-error.ts'
import type { Appid } from '../storage/merchant-rows.ts'
import type { World } from '../world.ts'
import type { Control } from './control.ts'
import { APPID, body, NAME, oneOf } from './schemas.ts'

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

type NewAppid = Pick<Appid, 'name' | 'kind' | 'subject'> & Partial<Appid>
type AppidSettings = Partial<Pick<Appid, 'open_platform' | 'oauth_domains'>>

/** The platforms where an appid is owned: its secret, its open-platform account, its web domains. */
export function addAppidRoutes({ app, world }: Control): void {
  app.get('/_control/appids', async () => ({ appids: [...world.store.tables.appids.rows.values()] }))

  app.post<{ Body: NewAppid }>(
    '/_control/appids',
    {
      schema: {
        body: body({
          'appid?': APPID,
          name: NAME,
          kind: oneOf('service_account', 'mini_program', 'mobile_app'),
          subject: NAME,
          'app_secret?': SECRET,
          'open_platform?': GROUP,
          'oauth_domains?': DOMAINS,
        }),
      },
    },
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
    { schema: { body: body({ 'open_platform?': GROUP, 'oauth_domains?': DOMAINS }) } },
    async ({ params, body: changes }) => keep(world, { ...findAppid(world, params.appid), ...changes }),
  )

  app.post<{ Params: { appid: string } }>('/_control/appids/:appid/secrets', async ({ params }) =>
    keep(world, { ...findAppid(world, params.appid), app_secret: makeSecret() }),
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
