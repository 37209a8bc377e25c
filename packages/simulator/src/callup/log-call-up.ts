import { ControlError } from '../kit/control-error.ts'
import type { World } from '../world.ts'
import { type CalledUp, type CallUp, callUp, Seen } from './call-up.ts'

const ENDPOINTS = { jsapi: 'getBrandWCPayRequest', mini_program: 'wx.requestPayment' } as const
const METHODS = { jsapi: 'JSAPI', mini_program: 'MINI' } as const
const MOST_SHOWN_CHARACTERS = 200

/** Calls up, and writes into the log of all exchanges what came of it: to the page WeChat says little. */
export function loggedCallUp(world: World, call: CallUp): CalledUp {
  const seen = new Seen()
  try {
    const called = callUp(world, call, seen)
    log(world, call, seen, null)
    return called
  } catch (error) {
    if (error instanceof ControlError) log(world, call, seen, error)
    throw error
  }
}

function log(
  world: World,
  { way, page, params, payer }: CallUp,
  { order, signing }: Seen,
  refused: ControlError | null,
): void {
  const address = new URL(page)
  const request = JSON.stringify(params)
  const answer = refused ? JSON.stringify({ code: refused.code, says: refused.messageZh }) : ''
  world.exchanges.add({
    at: new Date(world.clock.now()).toISOString(),
    api: 'callup',
    secure: address.protocol === 'https:',
    method: METHODS[way],
    // Behind ? a page may have the code of its OAuth, and a pay path asks for neither that nor what follows #.
    path: address.origin + address.pathname,
    request_headers: ['Payer', payer],
    request_body: request,
    request_bytes: Buffer.byteLength(request),
    endpoint: ENDPOINTS[way],
    mchid: order?.sp_mchid ?? null,
    number: order?.out_trade_no ?? null,
    status: refused?.status ?? 200,
    answer_headers: {},
    answer_body: answer,
    answer_bytes: Buffer.byteLength(answer),
    request_id: '',
    code: refused?.code ?? null,
    message: refused?.messageZh.slice(0, MOST_SHOWN_CHARACTERS) ?? null,
    because: refused?.because ?? null,
    signing,
    fault: null,
    duration_ms: 0,
  })
}
