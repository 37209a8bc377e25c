import { endApplymentTerm } from '../applyments/move-applyment.ts'
import { forgetRequest } from '../codes/password-request.ts'
import { DAY_MS, dayOf } from '../kit/day.ts'
import { attemptNotice } from '../notices/attempt-notice.ts'
import { lapsed, mayLapse } from '../orders/lapse.ts'
import { endRefund } from '../refunds/end-refund.ts'
import { settle } from '../settlement/settle.ts'
import { endSubjectTerm } from '../subjects/move-subject.ts'
import { remindOfBills, type World } from '../world.ts'
import type { AgendaItem } from './agenda.ts'
import { isWanted } from './is-wanted.ts'
import { tellOfSettling } from './tell-of-settling.ts'

/** Does everything that is due, in order; deliveries are only begun. Returns how many things were done. */
export function fireDue(world: World): number {
  let fired = 0
  for (let item = world.agenda.take(world.clock.now()); item; item = world.agenda.take(world.clock.now())) {
    fire(world, item)
    fired++
  }
  return fired
}

function fire(world: World, item: AgendaItem): void {
  switch (item.kind) {
    case 'order_expiry':
      closeOrder(world, item)
      return
    case 'refund_end':
      endDueRefund(world, item)
      return
    case 'settling':
      settle(world, item.at)
      tellOfSettling(world, item.at)
      return
    case 'applyment_due':
      endDueApplyment(world, item)
      return
    case 'subject_due':
      endDueSubject(world, item)
      return
    case 'notice_attempt':
      attemptNotice(world, item.key)
      return
    case 'bills_ready':
      world.happenings.add('bills_ready', item.at, { number: dayOf(item.at - DAY_MS) })
      remindOfBills(world)
      return
    default:
      // Whoever looks at the row sees by the clock that it holds by now; it is only told.
      if (isWanted(world, item)) tellOfEffect(world, item)
  }
}

function closeOrder(world: World, { key, at }: AgendaItem): void {
  const order = world.store.get('orders', key)
  if (!order || !mayLapse(order)) return
  world.store.write(() => {
    world.store.put('orders', key, lapsed(order))
    forgetRequest(world, order)
  })
  const { sp_mchid, sub_mchid, out_trade_no: number, amount_fen } = order
  const kind = order.state === 'USERPAYING' ? 'password_lapsed' : 'order_closed'
  world.happenings.add(kind, at, { sp_mchid, sub_mchid, number, amount_fen })
}

function endDueRefund(world: World, { key, at }: AgendaItem): void {
  const refund = world.store.get('refunds', key)
  if (refund?.status !== 'PROCESSING') return
  endRefund(world, refund, 'SUCCESS', at)
  const { sp_mchid, sub_mchid, out_refund_no: number, amount_fen } = refund
  world.happenings.add('refund_ended', at, { sp_mchid, sub_mchid, number, amount_fen, detail: 'SUCCESS' })
}

function endDueApplyment(world: World, item: AgendaItem): void {
  if (!isWanted(world, item)) return
  endApplymentTerm(world, item.key, item.at)
  const ended = world.store.get('applyments', item.key)
  if (!ended) return
  const { mchid: sp_mchid, sub_mchid, business_code: number, state: detail } = ended
  world.happenings.add('applyment_moved', item.at, { sp_mchid, sub_mchid, number, detail })
}

function endDueSubject(world: World, item: AgendaItem): void {
  if (!isWanted(world, item)) return
  endSubjectTerm(world, item.key, item.at)
  const ended = world.store.get('subject_confirmations', item.key)
  if (!ended) return
  const { mchid: sp_mchid, business_code: number, state: detail } = ended
  world.happenings.add('subject_lapsed', item.at, { sp_mchid, number, detail })
}

function tellOfEffect({ store, happenings }: World, { kind, key, at }: AgendaItem): void {
  if (kind === 'authority_effect') {
    const agreement = store.get('agreements', key)
    happenings.add('authority_effective', at, {
      sub_mchid: agreement?.sub_mchid ?? null,
      detail: agreement?.name ?? null,
      number: agreement?.appid ?? null,
    })
  }
  if (kind === 'gold_plan_effect') happenings.add('gold_plan_effective', at, { sub_mchid: key })
  if (kind === 'code_lapse') {
    const payer = store.get('payers', store.get('payment_codes', key)?.payer ?? '')
    happenings.add('code_lapsed', at, { number: key, detail: payer?.name ?? null })
  }
}
