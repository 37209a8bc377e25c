import { nextBills } from './bills/next-bills.ts'
import { bringForward } from './books/bring-forward.ts'
import { Agenda } from './clock/agenda.ts'
import { Clock } from './clock/clock.ts'
import { Happenings } from './clock/happenings.ts'
import { type Authority, makeAuthority } from './crypto/authority.ts'
import { type KeyPair, makeKeyPair } from './crypto/keys.ts'
import { FaultHits } from './faults/fault-hits.ts'
import { EFFECTIVE_AFTER_MS } from './goldplan/effective-after.ts'
import { FrequencyMeter } from './limits/frequency-meter.ts'
import { Pictures } from './media/pictures.ts'
import { Deliveries } from './notices/deliveries.ts'
import { SentNotices } from './notices/sent-notices.ts'
import { mayLapse } from './orders/lapse.ts'
import { OpenidIndex } from './orders/openid.ts'
import { nextSettling } from './settlement/settlement.ts'
import type { Agreement } from './storage/agreement-rows.ts'
import type { Applyment } from './storage/applyment-rows.ts'
import type { GoldPlan } from './storage/gold-plan-rows.ts'
import type { Notice } from './storage/notice-rows.ts'
import type { Combination, Order } from './storage/order-rows.ts'
import type { PaymentCode } from './storage/payer-rows.ts'
import type { Refund } from './storage/refund-rows.ts'
import { type Change, Store } from './storage/store.ts'
import type { SubjectConfirmation } from './storage/subject-rows.ts'
import { OpenWebViews } from './webview/open-web-views.ts'
import { ExchangeLog } from './wechat/exchange-log.ts'
import { NonceMemory } from './wechat/nonce-memory.ts'

/** The setting that says up to when sub-merchants have been settled. */
export const SETTLED_THROUGH = 'settled_through'

/** Everything an act may need, handed over; there are no globals. */
export type World = {
  readonly name: string
  /** Signs merchants' certificates and the server's own; one for all worlds of a process. */
  readonly authority: Authority
  readonly store: Store
  readonly clock: Clock
  readonly agenda: Agenda
  readonly happenings: Happenings
  readonly faultHits: FaultHits
  readonly sentNotices: SentNotices
  readonly deliveries: Deliveries
  readonly openids: OpenidIndex
  readonly nonces: NonceMemory
  readonly exchanges: ExchangeLog
  readonly frequency: FrequencyMeter
  readonly keyPairs: () => Promise<KeyPair>
  readonly webViews: OpenWebViews
  readonly pictures: Pictures
  /** Where this simulator can be reached; known once it listens. */
  url: string
  /** The same over TLS. */
  tlsUrl: string
}

export type WorldPlace = {
  readonly name: string
  readonly dataDir: string | null
  readonly fsync: boolean
  /** Of the process; the first world of a process brings its own. */
  readonly authority?: Authority
  readonly keyPairs?: () => Promise<KeyPair>
}

export async function openWorld(place: WorldPlace): Promise<World> {
  const store = await Store.open(place.dataDir, place.fsync)
  const world: World = {
    name: place.name,
    authority: place.authority ?? ownAuthority(store),
    store,
    clock: new Clock(),
    agenda: new Agenda(),
    happenings: new Happenings(),
    faultHits: new FaultHits(),
    sentNotices: new SentNotices(),
    deliveries: new Deliveries(),
    openids: new OpenidIndex(store),
    nonces: new NonceMemory(),
    exchanges: new ExchangeLog(),
    frequency: new FrequencyMeter(),
    keyPairs: place.keyPairs ?? makeKeyPair,
    webViews: new OpenWebViews(),
    pictures: new Pictures(),
    url: '',
    tlsUrl: '',
  }
  wake(world)
  return world
}

/** The store tells what the time is and what falls due; all else is forgotten. */
export function wake(world: World): void {
  const { store, clock, agenda } = world
  clock.setOffset((store.get('settings', 'clock_offset_ms')?.value as number | undefined) ?? 0)
  bringForward(store, clock.now())
  agenda.clear()
  world.openids.clear()
  world.nonces.clear()
  world.frequency.clear()
  void world.webViews.close()
  world.pictures.clear()
  world.exchanges.clear()
  world.deliveries.held.clear()
  world.happenings.clear()
  world.faultHits.clear()
  world.sentNotices.clear()
  for (const order of store.tables.orders.rows.values()) remindOfOrder(world, order)
  for (const refund of store.tables.refunds.rows.values()) remindOfRefund(world, refund)
  for (const notice of store.tables.notices.rows.values()) remindOfNotice(world, notice)
  for (const [key, agreement] of store.tables.agreements.rows) remindOfAgreement(world, key, agreement)
  for (const plan of store.tables.gold_plans.rows.values()) remindOfGoldPlan(world, plan)
  for (const code of store.tables.payment_codes.rows.values()) remindOfCode(world, code)
  for (const applyment of store.tables.applyments.rows.values()) remindOfApplyment(world, applyment)
  for (const subject of store.tables.subject_confirmations.rows.values()) remindOfSubject(world, subject)
  remindOfSettling(world)
  remindOfBills(world)
}

/** Settings of the place rather than of what happened in it: they outlive a reset, and no snapshot holds them. */
export const SETTINGS_OF_PLACE: readonly string[] = ['authority', 'ports', 'clock_listeners']

/** Forgets everything and begins anew with these rows, or, where that fails, is as it was; nothing may be under way. */
export function refound(world: World, rows: readonly Change[]): void {
  const { store } = world
  const kept = SETTINGS_OF_PLACE.flatMap((key): Change[] => {
    const row = store.get('settings', key)
    return row ? [['settings', key, row]] : []
  })
  const before = [...store.rows()]
  store.replace([...rows.filter(([table, key]) => table !== 'settings' || !SETTINGS_OF_PLACE.includes(key)), ...kept])
  try {
    wake(world)
  } catch (error) {
    store.replace(before)
    wake(world)
    throw error
  }
}

// Kept with the rest of the state, so that certificates of yesterday hold today.
function ownAuthority(store: Store): Authority {
  const kept = store.get('settings', 'authority')?.value as Authority | undefined
  if (kept) return kept
  const authority = makeAuthority(Date.now())
  store.write(() => store.put('settings', 'authority', { value: authority }))
  return authority
}

export function orderKey(spMchid: string, outTradeNo: string): string {
  return `${spMchid} ${outTradeNo}`
}

export function combinationKey({ combine_mchid, combine_out_trade_no }: Combination): string {
  return orderKey(combine_mchid, combine_out_trade_no)
}

export function refundKey(spMchid: string, outRefundNo: string): string {
  return `${spMchid} ${outRefundNo}`
}

/** The key of an application or a confirmation: a number of the SP's own. */
export function formKey(mchid: string, businessCode: string): string {
  return `${mchid} ${businessCode}`
}

export function remindOfApplyment(world: World, { mchid, business_code, due_at: at }: Applyment): void {
  if (at !== null) world.agenda.add({ at, kind: 'applyment_due', key: formKey(mchid, business_code) })
}

export function remindOfSubject(world: World, { mchid, business_code, due_at: at }: SubjectConfirmation): void {
  if (at !== null) world.agenda.add({ at, kind: 'subject_due', key: formKey(mchid, business_code) })
}

export function remindOfOrder(world: World, order: Order): void {
  if (!mayLapse(order)) return
  world.agenda.add({ at: order.expires_at, kind: 'order_expiry', key: orderKey(order.sp_mchid, order.out_trade_no) })
}

export function remindOfRefund(world: World, refund: Refund): void {
  if (refund.status !== 'PROCESSING') return
  world.agenda.add({ at: refund.due_at, kind: 'refund_end', key: refundKey(refund.sp_mchid, refund.out_refund_no) })
}

/** After a stop the mornings that were missed come first, each at its own time. */
export function remindOfSettling(world: World): void {
  const through = world.store.get('settings', SETTLED_THROUGH)?.value as number | undefined
  if (through === undefined) {
    world.store.write(() => world.store.put('settings', SETTLED_THROUGH, { value: world.clock.now() }))
  }
  world.agenda.add({ at: nextSettling(through ?? world.clock.now()), kind: 'settling', key: '' })
}

/** A notice without a next time was under way when the process died, and goes out again at once. */
export function remindOfNotice(world: World, notice: Notice): void {
  if (notice.state !== 'pending') return
  world.agenda.add({ at: notice.next_at ?? world.clock.now(), kind: 'notice_attempt', key: notice.id })
}

/** Those of the next morning: to have them announced while nobody was there helps nobody. */
export function remindOfBills(world: World): void {
  world.agenda.add({ at: nextBills(world.clock.now()), kind: 'bills_ready', key: '' })
}

export function remindOfAgreement(world: World, key: string, { effective_at: at }: Agreement): void {
  if (at !== null && at > world.clock.now()) world.agenda.add({ at, kind: 'authority_effect', key })
}

export function remindOfGoldPlan(world: World, { sub_mchid: key, plan, custom_page, advertising }: GoldPlan): void {
  for (const { changed_at } of [plan, custom_page, advertising]) {
    const at = (changed_at ?? 0) + EFFECTIVE_AFTER_MS
    if (changed_at !== null && at > world.clock.now()) world.agenda.add({ at, kind: 'gold_plan_effect', key })
  }
}

export function remindOfCode(world: World, { code: key, expires_at: at, order }: PaymentCode): void {
  if (order === null && at > world.clock.now()) world.agenda.add({ at, kind: 'code_lapse', key })
}
