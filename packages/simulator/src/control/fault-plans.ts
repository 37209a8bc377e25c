import {
  keepNamedPlans,
  loadPlan,
  MOST_NAMED_PLANS,
  type NamedPlan,
  namedPlansOf,
  planInForce,
} from '../faults/named-plan.ts'
import { READY_PLANS } from '../faults/ready-plans.ts'
import { alreadyThere, ControlError, notFound } from '../kit/control-error.ts'
import type { World } from '../world.ts'
import { checkHandFault, checkRates } from './check-hand-fault.ts'
import type { Control } from './control.ts'
import { operation } from './operation.ts'
import { body, listOf, NOTHING, record } from './schemas.ts'
import { DESCRIPTION, NAMED_PLAN, PLAN_FILE, PLAN_NAME } from './shapes/fault.ts'

const FILE_FORMAT = 'teyue-fault-plan'
const FILE_VERSION = 1

type PlanFile = NamedPlan & { readonly format: string; readonly version: number }

/** Bad luck that has a name: kept, loaded, and carried to others as a file. */
export function addFaultPlanRoutes(control: Control): void {
  addKeeping(control)
  addFiles(control)
  const { app, world } = control

  app.get(
    '/_control/fault-plans',
    operation({
      id: 'faultPlans.list',
      group: 'faults',
      zh: '有名字的故障计划，自带的在前',
      en: 'The named fault plans, those that come with every world first',
      answer: record({ plans: listOf(NAMED_PLAN) }),
    }),
    async () => ({
      plans: [
        ...READY_PLANS.map((plan) => ({ ...plan, ready: true })),
        ...namedPlansOf(world).map((plan) => ({ ...plan, ready: false, zh: null, en: null })),
      ],
    }),
  )

  app.post<{ Params: { name: string } }>(
    '/_control/fault-plans/:name/load',
    operation({
      id: 'faultPlans.load',
      group: 'faults',
      zh: '启用一个计划，取代现有的种子计划与手工故障',
      en: 'Puts a plan in force, in place of the seeded plan and the faults by hand that held',
      answer: NOTHING,
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params: { name } }) => {
      loadPlan(world, findPlan(world, name))
      await world.store.durable()
      return {}
    },
  )
}

function addKeeping({ app, world }: Control): void {
  app.post<{ Body: { name: string; description?: string } }>(
    '/_control/fault-plans',
    operation({
      id: 'faultPlans.save',
      group: 'faults',
      zh: '把现在的种子计划与手工故障存为一个有名字的计划',
      en: 'Keeps the seeded plan and the faults by hand that hold now under a name',
      body: body({ name: PLAN_NAME, 'description?': DESCRIPTION }),
      answer: NOTHING,
      refusals: { 409: ['ALREADY_EXISTS', 'TOO_MANY_PLANS'] },
    }),
    async ({ body: { name, description = '' } }) => {
      await keep(world, planInForce(world, name, description))
      return {}
    },
  )

  app.put<{ Params: { name: string }; Body: { name: string; description?: string } }>(
    '/_control/fault-plans/:name',
    operation({
      id: 'faultPlans.rename',
      group: 'faults',
      zh: '改名',
      en: 'Gives a plan another name or description',
      body: body({ name: PLAN_NAME, 'description?': DESCRIPTION }),
      answer: NOTHING,
      refusals: { 404: ['NOT_FOUND'], 409: ['READY_MADE', 'ALREADY_EXISTS'] },
    }),
    async ({ params, body: changes }) => {
      const plan = findOwn(world, params.name)
      if (changes.name !== plan.name) mustBeFree(world, changes.name)
      keepNamedPlans(
        world,
        namedPlansOf(world).map((one) => (one === plan ? { ...plan, ...changes } : one)),
      )
      await world.store.durable()
      return {}
    },
  )

  app.delete<{ Params: { name: string } }>(
    '/_control/fault-plans/:name',
    operation({
      id: 'faultPlans.remove',
      group: 'faults',
      zh: '删除；已启用的故障不受影响',
      en: 'Deletes a plan; what is in force stays',
      answer: NOTHING,
      refusals: { 404: ['NOT_FOUND'], 409: ['READY_MADE'] },
    }),
    async ({ params: { name } }) => {
      const plan = findOwn(world, name)
      keepNamedPlans(
        world,
        namedPlansOf(world).filter((one) => one !== plan),
      )
      await world.store.durable()
      return {}
    },
  )
}

function addFiles({ app, world }: Control): void {
  app.get<{ Params: { name: string } }>(
    '/_control/fault-plans/:name/file',
    operation({
      id: 'faultPlans.file',
      group: 'faults',
      zh: '计划的文件，可以交给别人',
      en: 'A plan as a file, for others',
      answer: PLAN_FILE,
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params }, reply) => {
      const { name, description, seeded, by_hand } = findPlan(world, params.name)
      const fileName = encodeURIComponent(`${name}.fault-plan.json`)
      reply.header('Content-Disposition', `attachment; filename*=UTF-8''${fileName}`)
      return { format: FILE_FORMAT, version: FILE_VERSION, name, description, seeded, by_hand }
    },
  )

  app.post<{ Body: PlanFile }>(
    '/_control/fault-plans/files',
    operation({
      id: 'faultPlans.bring',
      group: 'faults',
      zh: '收下一个计划的文件；不启用它',
      en: 'Takes a plan from its file, without putting it in force',
      body: PLAN_FILE,
      answer: NOTHING,
      refusals: { 400: ['FILE_VERSION'], 409: ['ALREADY_EXISTS', 'TOO_MANY_PLANS'] },
    }),
    async ({ body: { version, name, description, seeded, by_hand } }) => {
      if (version !== FILE_VERSION) {
        throw new ControlError(
          400,
          'FILE_VERSION',
          `文件是第 ${version} 版，这里只认第 ${FILE_VERSION} 版`,
          `the file is of version ${version}, and this reads version ${FILE_VERSION}`,
        )
      }
      if (seeded) checkRates(seeded.rates)
      for (const order of by_hand) checkHandFault(order)
      await keep(world, { name, description, seeded, by_hand })
      return {}
    },
  )
}

async function keep(world: World, plan: NamedPlan): Promise<void> {
  mustBeFree(world, plan.name)
  const plans = namedPlansOf(world)
  if (plans.length >= MOST_NAMED_PLANS) {
    throw new ControlError(
      409,
      'TOO_MANY_PLANS',
      `至多 ${MOST_NAMED_PLANS} 个计划，请先删除一些`,
      `there are ${MOST_NAMED_PLANS} plans already: delete some first`,
    )
  }
  keepNamedPlans(world, [...plans, plan])
  await world.store.durable()
}

function mustBeFree(world: World, name: string): void {
  if (allPlans(world).some((plan) => plan.name === name)) throw alreadyThere('故障计划', 'fault plan', name)
}

function findPlan(world: World, name: string): NamedPlan {
  const plan = allPlans(world).find((one) => one.name === name)
  if (!plan) throw notFound('故障计划', 'fault plan', name)
  return plan
}

function findOwn(world: World, name: string): NamedPlan {
  if (READY_PLANS.some((plan) => plan.name === name)) {
    throw new ControlError(
      409,
      'READY_MADE',
      '自带的计划不能改名或删除；启用后可另存为自己的',
      'a plan that comes with every world stays as it is: load it and save it under a name of your own',
    )
  }
  return findPlan(world, name)
}

function allPlans(world: World): readonly NamedPlan[] {
  return [...READY_PLANS, ...namedPlansOf(world)]
}
