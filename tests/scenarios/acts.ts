import assert from 'node:assert/strict'
import type { Payment } from '@teyue/contract/payment'
import type { Problem } from '@teyue/contract/problem'
import type { Refund } from '@teyue/contract/refund'
import type { TestWorld } from '@teyue/server/testing/world'

/** An answer of the API: the thing that was asked for, or the problem, as the status says. */
export type Answered<T> = { readonly status: number; readonly body: T & Problem }
export type As = { readonly key?: string; readonly headers?: Record<string, string> }
export type Link = { readonly code_url: string } | { readonly h5_url: string } | { readonly prepay_id: string }

let references = 0

/** A name of the merchant's own that was never used before. */
export function newReference(): string {
  references++
  return `order-${references}`
}

/** A Native payment of ¥12.80, unless told otherwise. */
export function paymentRequest(over: object = {}): object {
  return { product: 'native', amount: 1_280, description: '两杯咖啡', reference: newReference(), ...over }
}

/** Calls the API; the company does, unless told otherwise. */
export async function call<T>(
  world: TestWorld,
  method: string,
  path: string,
  body?: object,
  as: As = {},
): Promise<Answered<T>> {
  return (await world.api(method, path, body, as)) as unknown as Answered<T>
}

/** Tells the simulator's control API, or asks it. */
export async function tell<T>(world: TestWorld, method: string, path: string, body?: object): Promise<T> {
  return (await world.control(method, `/_control/${path}`, body)) as unknown as T
}

/** Asks for a payment, whatever comes of it. */
export async function ask(world: TestWorld, over: object = {}, as: As = {}): Promise<Answered<Payment>> {
  return call(world, 'POST', '/v1/payments', paymentRequest(over), as)
}

/** A payment whose order stands at WeChat. */
export async function order(world: TestWorld, over: object = {}, as: As = {}): Promise<Payment> {
  const { status, body } = await ask(world, over, as)
  assert.deepEqual([status, body.state], [201, 'open'], JSON.stringify(body))
  return body
}

/** A payment that is paid, by the word of WeChat's notice. */
export async function paid(world: TestWorld, over: object = {}, as: As = {}): Promise<Payment> {
  const made = await order(world, over, as)
  await world.pay(linkOf(made))
  await world.drain()
  const found = await look(world, made.id, as)
  assert.equal(found.state, 'paid')
  return found
}

/** What the payer's phone opens. */
export function linkOf({ pay }: Payment): Link {
  assert(pay, 'the payment can be paid')
  if (pay.kind === 'code') return { code_url: pay.code_url }
  if (pay.kind === 'h5') return { h5_url: pay.h5_url }
  if (pay.kind === 'app') return { prepay_id: pay.parameters.prepayid }
  return { prepay_id: pay.parameters.package.replace('prepay_id=', '') }
}

export async function look(world: TestWorld, id: string, as: As = {}): Promise<Payment> {
  const { status, body } = await call<Payment>(world, 'GET', `/v1/payments/${id}`, undefined, as)
  assert.equal(status, 200, JSON.stringify(body))
  return body
}

/** Asks for a refund of ¥1, unless told otherwise, whatever comes of it. */
export async function askRefund(
  world: TestWorld,
  paymentId: string,
  over: object = {},
  as: As = {},
): Promise<Answered<Refund>> {
  const request = { amount: 100, reference: newReference(), ...over }
  return call(world, 'POST', `/v1/payments/${paymentId}/refunds`, request, as)
}

/** A refund that WeChat has accepted. */
export async function refund(world: TestWorld, paymentId: string, over: object = {}, as: As = {}): Promise<Refund> {
  const { status, body } = await askRefund(world, paymentId, over, as)
  assert.deepEqual([status, body.state], [201, 'processing'], JSON.stringify(body))
  return body
}

export async function lookAtRefund(world: TestWorld, id: string, as: As = {}): Promise<Refund> {
  const { status, body } = await call<Refund>(world, 'GET', `/v1/refunds/${id}`, undefined, as)
  assert.equal(status, 200, JSON.stringify(body))
  return body
}

/** From now on the simulator does this to every call or notice that it concerns. */
export async function spoil(world: TestWorld, rates: object, more: object = {}): Promise<void> {
  await tell(world, 'POST', 'faults', { seed: 1, rates, ...more })
}

/** Ends the faults, and says how often each happened. */
export async function calm(world: TestWorld): Promise<Record<string, number>> {
  const { counts } = await tell<{ counts: Record<string, number> }>(world, 'DELETE', 'faults')
  return counts
}
