import type { FaultHit } from '../faults/fault-hits.ts'
import {
  addHandFaults,
  type HandFaultOrder,
  handFaultsOf,
  keepHandFaults,
  MOST_HAND_FAULTS,
} from '../faults/hand-fault.ts'
import { ControlError, notFound } from '../kit/control-error.ts'
import type { World } from '../world.ts'
import { checkHandFault } from './check-hand-fault.ts'
import type { Control } from './control.ts'
import { faultEndpoints } from './fault-endpoints.ts'
import { operation } from './operation.ts'
import { COUNT_TEXT, limitIn, listOf, NOTHING, record } from './schemas.ts'
import { FAULT_ENDPOINT, FAULT_HIT, HAND_FAULT, NEW_HAND_FAULT } from './shapes/fault.ts'

const USUAL_HITS = 50
const MOST_HITS = 500
const ANYBODY: Omit<HandFaultOrder, 'kind'> = {
  api: null,
  endpoint: null,
  mchid: null,
  number: null,
  code: null,
  times: 1,
  rate: 1,
  seed: 1,
  wait_ms: null,
}

/** Bad luck that a person chooses: what, whom, and how often. */
export function addHandFaultRoutes(control: Control): void {
  addReading(control)
  const { app, world } = control

  app.post<{ Body: Partial<HandFaultOrder> & Pick<HandFaultOrder, 'kind'> }>(
    '/_control/faults/by-hand',
    operation({
      id: 'handFaults.add',
      group: 'faults',
      zh: '手工添加一个故障',
      en: 'Adds a fault by hand',
      more: {
        zh: '省略的条件匹配任何；times 默认 1，null 为不限。先于种子计划；多个都匹配时，先添加的先命中，且只有它命中。',
        en: 'A condition left out matches anything; `times` is 1, null for no end. It comes before the seeded plan; of several that match, the first that strikes is the only one.',
      },
      body: NEW_HAND_FAULT,
      answer: HAND_FAULT,
      refusals: { 409: ['TOO_MANY_FAULTS'] },
    }),
    async ({ body }) => {
      const order = { ...ANYBODY, ...body }
      checkHandFault(order)
      if (handFaultsOf(world).length >= MOST_HAND_FAULTS) throw tooMany()
      const [added] = addHandFaults(world, [order])
      await world.store.durable()
      return added
    },
  )

  app.delete<{ Params: { id: string } }>(
    '/_control/faults/by-hand/:id',
    operation({
      id: 'handFaults.remove',
      group: 'faults',
      zh: '取消一个手工故障',
      en: 'Takes a fault by hand back',
      answer: NOTHING,
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params: { id } }) => {
      const left = handFaultsOf(world).filter((fault) => fault.id !== id)
      if (left.length === handFaultsOf(world).length) throw notFound('故障', 'fault', id)
      keepHandFaults(world, left)
      await world.store.durable()
      return {}
    },
  )

  app.delete(
    '/_control/faults/by-hand',
    operation({
      id: 'handFaults.clear',
      group: 'faults',
      zh: '取消所有手工故障',
      en: 'Takes all faults by hand back',
      answer: NOTHING,
    }),
    async () => {
      keepHandFaults(world, [])
      await world.store.durable()
      return {}
    },
  )
}

function addReading({ app, world }: Control): void {
  app.get(
    '/_control/faults/by-hand',
    operation({
      id: 'handFaults.list',
      group: 'faults',
      zh: '手工故障，及各命中几次',
      en: 'The faults by hand, and how often each has struck',
      answer: record({ faults: listOf(HAND_FAULT) }),
    }),
    async () => ({ faults: handFaultsOf(world) }),
  )

  app.get<{ Querystring: { limit?: string } }>(
    '/_control/faults/hits',
    operation({
      id: 'faults.hits',
      group: 'faults',
      zh: '最近 500 次命中，由新到旧',
      en: 'The last 500 that struck, newest first',
      query: record({ 'limit?': COUNT_TEXT }),
      answer: record({ hits: listOf(FAULT_HIT) }),
    }),
    async ({ query }) => ({
      hits: renderHits(world, world.faultHits.newest(limitIn(query.limit, USUAL_HITS, MOST_HITS))),
    }),
  )

  app.get(
    '/_control/faults/endpoints',
    operation({
      id: 'faults.endpoints',
      group: 'faults',
      zh: '可以出故障的接口，及各自的错误码',
      en: 'The endpoints that luck may strike, and what each may refuse with',
      answer: record({ endpoints: listOf(FAULT_ENDPOINT) }),
    }),
    async () => ({ endpoints: faultEndpoints() }),
  )
}

// A call is written into the log when it is answered, so the log is searched for each hit, oldest first.
function renderHits(world: World, hits: readonly FaultHit[]): Record<string, unknown>[] {
  const logged = world.exchanges.newest(MOST_HITS, ({ fault }) => fault !== null).reverse()
  const rendered = [...hits].reverse().map((hit) => {
    const index = logged.findIndex(
      (one) =>
        one.fault === hit.kind &&
        one.endpoint === hit.endpoint &&
        (one.number ?? '') === hit.number &&
        Date.parse(one.at) >= hit.at,
    )
    const [exchange] = hit.notice === null && index >= 0 ? logged.splice(index, 1) : []
    return { ...hit, at: new Date(hit.at).toISOString(), exchange: exchange?.id ?? null }
  })
  return rendered.reverse()
}

function tooMany(): ControlError {
  return new ControlError(
    409,
    'TOO_MANY_FAULTS',
    `至多 ${MOST_HAND_FAULTS} 个手工故障，请先取消一些`,
    `there are ${MOST_HAND_FAULTS} faults by hand already: take some back first`,
  )
}
