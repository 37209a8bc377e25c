import { addListener, listenersOf } from '../clock/turn-clock.ts'
import { changeRules, type Rules, rulesOf } from '../rules.ts'
import { authorityOf, keepAuthority, remindOfSettling, type World } from '../world.ts'
import type { Control } from './control.ts'
import { body, integer, limitIn, oneOf } from './schemas.ts'

const LONGEST_REFUND_S = 30 * 86_400
const LONGEST_INVITATION_S = 86_400
const MOST_PIECE_ROWS = 1_000_000_000
const USUAL_REQUESTS = 50
const MOST_REQUESTS = 500

export function addServiceRoutes({ app, world, turner }: Control): void {
  app.get('/_control/health', async () => ({ status: 'ok', now: new Date(world.clock.now()).toISOString() }))

  app.get('/_control/tls', async () => ({ url: world.tlsUrl, ca_pem: authorityOf(world).certificate_pem }))

  app.post('/_control/reset', async () => {
    await turner.flush()
    reset(world)
    await world.store.durable()
    return {}
  })

  app.get('/_control/rules', async () => rulesOf(world))

  app.put<{ Body: Partial<Rules> }>(
    '/_control/rules',
    {
      schema: {
        body: body({
          'refundAuthority?': oneOf('merchant', 'granted'),
          'refundSeconds?': integer(0, LONGEST_REFUND_S),
          'frequencyLimits?': oneOf('on', 'off'),
          'oauthDomains?': oneOf('registered', 'any'),
          'invitationSeconds?': integer(0, LONGEST_INVITATION_S),
          'settlement?': oneOf('T+1', 'off'),
          'billPieceRows?': integer(1, MOST_PIECE_ROWS),
          'recommendFollow?': oneOf('on', 'off'),
        }),
      },
    },
    async ({ body: changes }) => {
      const rules = changeRules(world, changes)
      await world.store.durable()
      return rules
    },
  )

  app.get<{ Querystring: { limit?: string } }>('/_control/requests', async ({ query }) => ({
    requests: world.exchanges.newest(limitIn(query.limit, USUAL_REQUESTS, MOST_REQUESTS)),
  }))
}

// Who listens to the clock stays: it is a neighbour, not something that was created here. So does the authority, under
// which this process serves TLS.
function reset(world: World): void {
  const listeners = listenersOf(world)
  const authority = authorityOf(world)
  world.store.reset()
  world.agenda.clear()
  world.clock.setOffset(0)
  world.openids.clear()
  world.nonces.clear()
  world.frequency.clear()
  world.exchanges.clear()
  world.deliveries.held.clear()
  remindOfSettling(world)
  for (const url of listeners) addListener(world, url)
  keepAuthority(world.store, authority)
}
