// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

import type { Ask } from '../ask.ts'
import type { RuleChanges, Rules } from './types/rules.ts'

export function rulesCalls(ask: Ask) {
  return {
    /**
     * The rules in force.
     * 现行规则。
     */
    read: () => ask<Rules>('GET', '/_control/rules'),
    /**
     * Changes rules.
     * 更改规则。
     */
    change: (body: RuleChanges) => ask<Rules>('PUT', '/_control/rules', { body }),
  }
}
