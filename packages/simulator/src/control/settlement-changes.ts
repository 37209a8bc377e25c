import { ControlError, notFound } from '../kit/control-error.ts'
import { reviewChange } from '../settlement/settlement-change.ts'
import type { SettlementChange } from '../storage/settlement-change-rows.ts'
import type { Control } from './control.ts'
import { operation } from './operation.ts'
import { body, COUNT_TEXT, limitIn, listOf, NAME, record, TEXT } from './schemas.ts'
import { SETTLEMENT_CHANGE } from './shapes/form.ts'

const USUAL_CHANGES = 50
const MOST_CHANGES = 500

/** Changes of settlement accounts that SPs have asked for, and the reviewer's word on them (M23). */
export function addSettlementChangeRoutes({ app, world }: Control): void {
  app.get<{ Querystring: { sub_mchid?: string; limit?: string } }>(
    '/_control/settlement-changes',
    operation({
      id: 'settlements.changes',
      group: 'settlements',
      zh: '服务商提交的结算账户修改申请，由新到旧',
      en: 'Changes of settlement accounts that SPs have asked for, newest first',
      query: record({ 'sub_mchid?': TEXT, 'limit?': COUNT_TEXT }),
      answer: record({ changes: listOf(SETTLEMENT_CHANGE) }),
    }),
    async ({ query }) => {
      const wanted = ({ sub_mchid }: SettlementChange) => query.sub_mchid === undefined || sub_mchid === query.sub_mchid
      const limit = limitIn(query.limit, USUAL_CHANGES, MOST_CHANGES)
      return { changes: world.store.tables.settlement_changes.newest(limit, wanted).map(render) }
    },
  )

  app.post<{ Params: { application_no: string }; Body: { fails_with?: string } }>(
    '/_control/settlement-changes/:application_no/review',
    operation({
      id: 'settlements.review',
      group: 'settlements',
      zh: '审核一笔修改：通过则账户生效，写明 fails_with 则驳回',
      en: 'Reviews a change: the account is the new one, or with `fails_with` it is rejected',
      body: body({ 'fails_with?': NAME }),
      answer: SETTLEMENT_CHANGE,
      refusals: { 404: ['NOT_FOUND'], 409: ['REVIEWED_ALREADY'] },
    }),
    async ({ params, body: { fails_with: failure } }) => {
      const change = world.store.get('settlement_changes', params.application_no)
      if (!change) throw notFound('修改申请', 'change', params.application_no)
      if (change.verify_result !== 'AUDITING') {
        throw new ControlError(409, 'REVIEWED_ALREADY', '该申请已有审核结果', 'this change has its result already')
      }
      const reviewed = reviewChange(world, change, failure ?? null)
      await world.store.durable()
      return render(reviewed)
    },
  )
}

function render(change: SettlementChange): Record<string, unknown> {
  const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())
  return { ...change, created_at: iso(change.created_at), finished_at: iso(change.finished_at) }
}
