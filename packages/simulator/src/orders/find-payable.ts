import { why } from '../explain/because.ts'
import { iso } from '../explain/facts.ts'
import { ControlError } from '../kit/control-error.ts'
import type { World } from '../world.ts'
import { isPaid, type Payable, payableOf } from './payable.ts'

export type PayLink = { readonly code_url?: string; readonly h5_url?: string; readonly prepay_id?: string }

const KINDS = {
  code: { kind_zh: '二维码', kind_en: 'code' },
  h5: { kind_zh: 'H5 链接', kind_en: 'H5 link' },
  prepay: { kind_zh: '预支付交易会话', kind_en: 'prepay id' },
} as const

/** What is behind that which a phone was shown, if it can still be paid; else the reason in words. */
export function findPayable(world: World, link: PayLink): Payable {
  const token = tokenOf(link)
  const session = world.store.get('sessions', token)
  const order = session && world.store.get('orders', session.order)
  if (!session || !order) {
    throw new ControlError(
      404,
      'CODE_UNKNOWN',
      '没有对应的订单，请确认二维码或链接完整',
      'no order belongs to this code',
      why('linkUnknown'),
    )
  }
  const now = world.clock.now()
  const { out_trade_no: number } = order
  if (isPaid(order.state)) {
    throw new ControlError(409, 'ORDER_PAID', '该订单已支付', 'the order is paid already', why('linkPaid', { number }))
  }
  if (order.state === 'CLOSED') {
    if (order.expires_at <= now) {
      const because = why('linkOrderExpired', { number, expired: iso(order.expires_at) })
      throw new ControlError(409, 'ORDER_EXPIRED', '该订单已过期', 'the order has expired', because)
    }
    const because = why('linkOrderClosed', { number })
    throw new ControlError(409, 'ORDER_CLOSED', '商家已关闭该订单', 'the merchant has closed the order', because)
  }
  // Ordering again kills the code that was shown before; a prepay id or an H5 page lives out its time.
  const replaced = session.kind === 'code' && session.token !== order.session
  if (replaced || session.expires_at <= now) {
    throw new ControlError(
      409,
      'CODE_EXPIRED',
      '二维码或链接已失效，请商家重新下单',
      'the code has expired: order again',
      replaced
        ? why('linkReplaced', { number })
        : why('linkExpired', { ...KINDS[session.kind], expired: iso(session.expires_at) }),
    )
  }
  return payableOf(world, order)
}

function tokenOf(link: PayLink): string {
  if (link.prepay_id !== undefined) return link.prepay_id
  if (link.h5_url !== undefined) return /\/h5\/([0-9A-Za-z]+)(?:[?&#].*)?$/.exec(link.h5_url)?.[1] ?? ''
  const query = new URLSearchParams(link.code_url?.split('?')[1] ?? '')
  if (query.has('product_id')) {
    throw new ControlError(
      409,
      'MODE1_UNSUPPORTED',
      '服务商模式不支持扫码支付模式一，请商家改用模式二',
      'a service provider has no Native mode 1: use mode 2',
      why('mode1'),
    )
  }
  return query.get('pr') ?? ''
}
