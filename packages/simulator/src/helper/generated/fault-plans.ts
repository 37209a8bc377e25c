// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

import type { Ask } from '../ask.ts'
import { part } from '../part.ts'
import type { FaultPlanFile, NamedFaultPlan } from './types/faults.ts'

export function faultPlansCalls(ask: Ask) {
  return {
    /**
     * Keeps the seeded plan and the faults by hand that hold now under a name.
     * 把现在的种子计划与手工故障存为一个有名字的计划。
     */
    save: (body: { readonly name: string; readonly description?: string }) =>
      ask<Readonly<Record<string, never>>>('POST', '/_control/fault-plans', { body }),
    /**
     * The named fault plans, those that come with every world first.
     * 有名字的故障计划，自带的在前。
     */
    list: () =>
      ask<{
        readonly plans: readonly NamedFaultPlan[]
      }>('GET', '/_control/fault-plans'),
    /**
     * Gives a plan another name or description.
     * 改名。
     */
    rename: (
      name: string,
      body: {
        readonly name: string
        readonly description?: string
      },
    ) => ask<Readonly<Record<string, never>>>('PUT', `/_control/fault-plans/${part(name)}`, { body }),
    /**
     * Deletes a plan; what is in force stays.
     * 删除；已启用的故障不受影响。
     */
    remove: (name: string) => ask<Readonly<Record<string, never>>>('DELETE', `/_control/fault-plans/${part(name)}`),
    /**
     * A plan as a file, for others.
     * 计划的文件，可以交给别人。
     */
    file: (name: string) => ask<FaultPlanFile>('GET', `/_control/fault-plans/${part(name)}/file`),
    /**
     * Takes a plan from its file, without putting it in force.
     * 收下一个计划的文件；不启用它。
     */
    bring: (body: FaultPlanFile) =>
      ask<Readonly<Record<string, never>>>('POST', '/_control/fault-plans/files', { body }),
    /**
     * Puts a plan in force, in place of the seeded plan and the faults by hand that held.
     * 启用一个计划，取代现有的种子计划与手工故障。
     */
    load: (name: string) => ask<Readonly<Record<string, never>>>('POST', `/_control/fault-plans/${part(name)}/load`),
  }
}
