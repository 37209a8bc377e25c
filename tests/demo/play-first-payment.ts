import assert from 'node:assert/strict'
import type { Event } from '@teyue/contract/event'
import type { List } from '@teyue/contract/list'
import type { Payment } from '@teyue/contract/payment'
import type { Refund } from '@teyue/contract/refund'
import type { RegisteredWebhookEndpoint } from '@teyue/contract/webhook-endpoint'
import { drawCode } from '@teyue/server/cli/draw-code'
import { assertBooksAgree } from './books.ts'
import { type Narrator, yuan } from './narrator.ts'
import { openReceiver, type Receiver } from './receiver.ts'
import { type System, until } from './system.ts'

const amountFen = 1_280
const refundFen = 500
const password = '123456'
// Beyond the moment at which the simulator ends a refund.
const marginMs = 2_000

/** A payment from nothing to a part refund; throws at the first step that does not hold. */
export async function playFirstPayment(system: System, narrator: Narrator): Promise<void> {
  narrator.step('Teyue is running', { platform: system.url, simulator: system.simulatorUrl, data: system.dataDir })
  const receiver = await openReceiver()
  const endpoint = await register(system, receiver, narrator)
  try {
    const payment = await order(system, narrator)
    const transaction = await pay(system, payment, narrator)
    await hearOfPayment(system, receiver, payment, narrator)
    const paid = await query(system, payment, transaction, narrator)
    const refund = await refundPart(system, paid, narrator)
    await endRefund(system, receiver, refund, narrator)
    await assertBooksAgree(system, payment.id, refund.id, narrator)
  } catch (error) {
    // What did not hold is the news, not that the system may be gone by now.
    await remove(system, endpoint).catch(() => undefined)
    throw error
  } finally {
    await receiver.close()
  }
  await remove(system, endpoint)
  narrator.step('The webhook endpoint is removed again', { endpoint: endpoint.id })
}

async function register(system: System, receiver: Receiver, narrator: Narrator): Promise<RegisteredWebhookEndpoint> {
  const endpoint = await system.api<RegisteredWebhookEndpoint>('POST', '/v1/webhook-endpoints', { url: receiver.url })
  receiver.trust(endpoint.secret)
  narrator.step("The merchant's system listens for webhooks", { endpoint: endpoint.id, url: endpoint.url })
  return endpoint
}

async function remove(system: System, { id }: RegisteredWebhookEndpoint): Promise<void> {
  await system.api('DELETE', `/v1/webhook-endpoints/${id}`)
}

async function order(system: System, narrator: Narrator): Promise<Payment> {
  const reference = `demo-${new Date().toISOString().replace(/\D/g, '')}`
  const request = { product: 'native', amount: amountFen, description: '两杯咖啡 Two coffees', reference }
  const payment = await system.api<Payment>('POST', '/v1/payments', request)
  assert.equal(payment.state, 'open')
  assert(payment.pay?.kind === 'code', 'a Native payment is paid by a code')
  narrator.step('The order is made', {
    payment: payment.id,
    amount: `${yuan(payment.amount)}  ${payment.description}`,
    reference: payment.reference,
  })
  narrator.step('Who we are to WeChat, and why')
  narrator.show(payment.identity.reasons.map(({ field, value, because }) => toLine(field, value, because)).join('\n'))
  narrator.step('The code to pay with', { code_url: payment.pay.code_url })
  narrator.show(await drawCode(payment.pay.code_url, narrator.coloured))
  return payment
}

function toLine(field: string, value: string | null, because: string): string {
  return `${field.padEnd(14)}${(value ?? '(not sent)').padEnd(20)}${because}`
}

async function pay(system: System, { pay: link }: Payment, narrator: Narrator): Promise<string> {
  assert(link?.kind === 'code')
  const payer = system.demo.payers[0]
  assert(payer, 'the demo has payers')
  const request = { code_url: link.code_url, payer: payer.id, password }
  const paid = await system.control<{ result: string; transaction_id: string; paid_at: string }>(
    'POST',
    '/_control/pay',
    request,
  )
  assert.equal(paid.result, 'SUCCESS')
  narrator.step('Paid on the simulated phone', {
    payer: payer.name,
    transaction: paid.transaction_id,
    at: paid.paid_at,
  })
  return paid.transaction_id
}

async function hearOfPayment(system: System, receiver: Receiver, payment: Payment, narrator: Narrator): Promise<void> {
  const event = await eventOf(system, payment.id, 'payment.paid')
  assert.equal(event.source, 'notice', 'the payment became paid by the word of a notice')
  narrator.step("WeChat's notice came, was verified and applied", {
    event: event.id,
    type: event.type,
    by: event.source,
  })
  await hearWebhook(receiver, event, narrator)
}

async function hearWebhook(receiver: Receiver, event: Event, narrator: Narrator): Promise<void> {
  const received = await until(`webhook ${event.type}`, async () => receiver.find(event.type, event.subject))
  assert.equal(received.id, event.id, "the webhook-id is the event's id")
  narrator.step('The webhook arrived and its signature holds', {
    'webhook-id': received.id,
    signature: `${received.signature.slice(0, 24)}…  verified with standardwebhooks`,
    says: `${received.message.type}, ${yuan(Number(received.message.data.facts.amount))}`,
  })
}

type SimulatedOrder = { state: string; amount_fen: number; fee_fen: number; transaction_id: string; trade_type: string }

async function query(system: System, { id }: Payment, transaction: string, narrator: Narrator): Promise<Payment> {
  const ours = await system.api<Payment>('GET', `/v1/payments/${id}`)
  const theirs = await system.control<SimulatedOrder>('GET', `/_control/orders/${system.demo.sp_mchid}/${id}`)
  assert.deepEqual(
    { state: ours.state, amount: ours.amount, fee: ours.fee, transaction: ours.transaction_id },
    { state: 'paid', amount: theirs.amount_fen, fee: theirs.fee_fen, transaction },
  )
  assert.deepEqual([theirs.state, theirs.transaction_id], ['SUCCESS', transaction])
  narrator.step('The query agrees on both sides', {
    Teyue: `${ours.state}     ${yuan(ours.amount)}  fee ${yuan(ours.fee ?? 0)}  ${ours.transaction_id}`,
    WeChat: `${theirs.state}  ${yuan(theirs.amount_fen)}  fee ${yuan(theirs.fee_fen)}  ${theirs.transaction_id}`,
  })
  return ours
}

async function refundPart(system: System, payment: Payment, narrator: Narrator): Promise<Refund> {
  const request = { amount: refundFen, reference: 'one-cup-back', reason: 'One cup was cold' }
  const refund = await system.api<Refund>('POST', `/v1/payments/${payment.id}/refunds`, request)
  assert.equal(refund.state, 'processing')
  narrator.step('Part of it is refunded', {
    refund: refund.id,
    amount: `${yuan(refund.amount)} of ${yuan(payment.amount)}`,
    state: refund.state,
    WeChat: refund.refund_id ?? '',
  })
  return refund
}

async function endRefund(system: System, receiver: Receiver, { id }: Refund, narrator: Narrator): Promise<void> {
  const { refundSeconds } = await system.control<{ refundSeconds: number }>('GET', '/_control/rules')
  const ms = refundSeconds * 1000 + marginMs
  const { now } = await system.control<{ now: string }>('POST', '/_control/clock/advance', { ms })
  narrator.step(`The simulator's clock is turned ${ms / 1000} s forward, and ours with it`, { now })
  const event = await eventOf(system, id, 'refund.succeeded')
  assert.equal(event.source, 'notice', 'the refund succeeded by the word of a notice')
  narrator.step("WeChat's refund notice came, was verified and applied", {
    event: event.id,
    type: event.type,
    by: event.source,
  })
  await hearWebhook(receiver, event, narrator)
}

async function eventOf(system: System, subject: string, type: string): Promise<Event> {
  return until(`event ${type} of ${subject}`, async () => {
    const { data } = await system.api<List<Event>>('GET', `/v1/events?subject=${subject}`)
    return data.find((event) => event.type === type)
  })
}
