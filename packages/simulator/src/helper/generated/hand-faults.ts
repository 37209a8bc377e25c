// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

import type { Ask } from '../ask.ts'
import { part } from '../part.ts'
import type { HandFault, NewHandFault } from './types/faults.ts'

export function handFaultsCalls(ask: Ask) {
  return {
    /**
     * The faults by hand, and how often each has struck.
     * 手工故障，及各命中几次。
     */
    list: () =>
      ask<{
        readonly faults: readonly HandFault[]
      }>('GET', '/_control/faults/by-hand'),
    /**
     * Adds a fault by hand. A condition left out matches anything; `times` is 1, null for no end. It comes before the seeded plan; of several that match, the first that strikes is the only one.
     * 手工添加一个故障。省略的条件匹配任何；times 默认 1，null 为不限。先于种子计划；多个都匹配时，先添加的先命中，且只有它命中。
     */
    add: (body: NewHandFault) => ask<HandFault>('POST', '/_control/faults/by-hand', { body }),
    /**
     * Takes all faults by hand back.
     * 取消所有手工故障。
     */
    clear: () => ask<Readonly<Record<string, never>>>('DELETE', '/_control/faults/by-hand'),
    /**
     * Takes a fault by hand back.
     * 取消一个手工故障。
     */
    remove: (id: string) => ask<Readonly<Record<string, never>>>('DELETE', `/_control/faults/by-hand/${part(id)}`),
  }
}
