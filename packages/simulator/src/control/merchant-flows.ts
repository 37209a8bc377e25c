import { fireDue } from '../clock/fire-due.ts'
import type { Flow } from '../storage/money-rows.ts'
import type { Control } from './control.ts'
import { findMerchant } from './merchants.ts'
import { operation } from './operation.ts'
import { COUNT_TEXT, limitIn, listOf, record } from './schemas.ts'
import { FLOW } from './shapes/portal.ts'

const USUAL_FLOWS = 50
const MOST_FLOWS = 500

/** 资金流水, as the sub-merchant reads it on its platform. */
export function addMerchantFlowRoutes({ app, world }: Control): void {
  app.get<{ Params: { sub_mchid: string }; Querystring: { limit?: string } }>(
    '/_control/merchants/:sub_mchid/flows',
    operation({
      id: 'merchants.flows',
      group: 'merchants',
      zh: '资金流水，由新到旧',
      en: 'What moved on its account, newest first',
      query: record({ 'limit?': COUNT_TEXT }),
      answer: record({ flows: listOf(FLOW) }),
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params, query }) => {
      fireDue(world)
      const { sub_mchid: owner } = findMerchant(world, params.sub_mchid)
      const own = (flow: Flow) => flow.account === 'merchant' && flow.owner === owner
      const limit = limitIn(query.limit, USUAL_FLOWS, MOST_FLOWS)
      return { flows: world.store.tables.flows.newest(limit, own).map(renderFlow) }
    },
  )
}

function renderFlow({
  account: _,
  owner: _owner,
  subject: _subject,
  posting: _posting,
  at,
  ...flow
}: Flow): Record<string, unknown> {
  return { ...flow, at: new Date(at).toISOString() }
}
