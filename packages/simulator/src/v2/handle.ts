import { isUtf8 } from 'node:buffer'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { fireDue } from '../clock/fire-due.ts'
import { why } from '../explain/because.ts'
import { listed } from '../explain/facts.ts'
import { keyHoldersOf } from '../explain/signers.ts'
import { inspectSign } from '../explain/signing/inspect-sign.ts'
import { drawCallFault } from '../faults/draw-fault.ts'
import { rememberText } from '../faults/subject.ts'
import { Refusal } from '../kit/refusal.ts'
import { withinLimits } from '../limits/frequency.ts'
import type { Provider } from '../storage/provider-rows.ts'
import { checkPartner } from '../wechat/check-partner.ts'
import { Exchange } from '../wechat/exchange.ts'
import { type FaultWords, failAfter, failBefore } from '../wechat/fail-by-plan.ts'
import type { World } from '../world.ts'
import { answerAct, answerRefusal, type Speaker } from './answer.ts'
import { textOf, type V2Answer, type V2Route } from './call.ts'
import { checkOwner, turnAway } from './client-certificate.ts'
import { v2RefusalOf } from './fault-refusals.ts'
import { checkV2Fields } from './fields.ts'
import { refuseDeed, refuseTalk, translated, V2Refusal } from './refusals.ts'
import { findV2Route } from './routes.ts'
import { isSignedBy, type SignType } from './sign.ts'
import { parseXml, type XmlFields } from './xml.ts'

/** WeChat's older door: XML under /pay, /secapi and others. */
export async function handleV2(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const exchange = new Exchange(world, 'v2', request, response)
  const speaker: Speaker = { exchange, provider: null, route: null, signType: 'MD5', fields: new Map(), falsely: false }
  try {
    const turned = turnAway(world, exchange.path, request)
    const route = findV2Route(exchange.path)
    if (turned) exchange.answer(turned.wire, turned.because, null)
    else if (!route)
      exchange.answer({ status: 404, headers: {}, body: '' }, why('pathUnknown', { path: exchange.path }))
    else await serve(world, speaker, route)
  } catch (error) {
    answerRefusal(speaker, asRefusal(error))
  }
}

async function serve(world: World, speaker: Speaker, route: V2Route): Promise<void> {
  const { exchange } = speaker
  speaker.route = route
  exchange.endpoint = route.endpoint
  const fields = await readFields(exchange)
  speaker.fields = fields
  exchange.mchid = textOf({ fields }, 'mch_id') ?? null
  const provider = findProvider(world, fields)
  speaker.signType = checkSign(world, provider, route, fields)
  speaker.provider = provider
  checkOwner(exchange.path, exchange.request, provider)
  fireDue(world)
  const subject = businessNumber(world, route, fields)
  exchange.number = subject === '' ? null : subject
  rememberText(world, subject, { description: textOf({ fields }, 'body'), reason: textOf({ fields }, 'refund_desc') })
  const fault = drawCallFault(world, {
    api: 'v2',
    endpoint: route.endpoint,
    mchid: provider.mchid,
    number: subject,
  })
  exchange.fault = fault?.kind ?? null
  const words = wordsFor(route)
  if (fault && (await failBefore(fault, exchange, words))) return
  const answer = withinLimits(world, provider.mchid, route.endpoint, () => act(world, route, provider, speaker))
  await world.store.durable()
  if (fault && (await failAfter(fault, exchange, words))) return
  speaker.falsely = fault?.kind === 'bad_signature' || fault?.kind === 'wrong_signature'
  await answerAct(speaker, answer)
}

async function readFields(exchange: Exchange): Promise<XmlFields> {
  if (exchange.method !== 'POST') throw refuseTalk('notPost', why('v2NotPost', { method: exchange.method }))
  const bytes = await exchange.readBytes()
  if (bytes.length === 0) throw refuseTalk('bodyEmpty', why('v2BodyEmpty'))
  if (!isUtf8(bytes)) throw refuseTalk('notUtf8', why('bodyNotUtf8'))
  try {
    return parseXml(bytes.toString('utf8'))
  } catch (error) {
    throw refuseTalk('notXml', why('v2NotXml', { problem: error instanceof Error ? error.message : String(error) }))
  }
}

function findProvider(world: World, fields: XmlFields): Provider {
  const mchid = textOf({ fields }, 'mch_id')
  if (mchid === undefined) throw refuseTalk('mchidMissing', why('v2MchidMissing'))
  const provider = world.store.get('providers', mchid)
  if (provider) return provider
  const merchant = world.store.get('merchants', mchid)
  if (!merchant) {
    const known = listed(world.store.tables.providers.rows.keys())
    throw refuseTalk('mchidUnknown', why('signerUnknown', { mchid, known }))
  }
  // M21, M22: a sub-merchant has no key of its own, neither for itself nor for another.
  if (textOf({ fields }, 'sub_mch_id') !== undefined) {
    throw refuseTalk('subMerchantCalls', why('signerIsSubMerchant', { mchid, provider: merchant.provider }))
  }
  throw refuseDeed('directMode', why('directMode', { mchid }))
}

function checkSign(world: World, provider: Provider, route: V2Route, fields: XmlFields): SignType {
  const asked = textOf({ fields }, 'sign_type') ?? route.signTypes[0]
  const type = route.signTypes.find((one) => one === asked)
  if (type === undefined) {
    throw refuseTalk('badSignType', why('v2SignType', { given: asked ?? '', allowed: route.signTypes.join(', ') }))
  }
  const sign = textOf({ fields }, 'sign')
  if (sign === undefined) throw refuseTalk('badSign', why('v2SignMissing'))
  if (!isSignedBy(fields, sign, provider.api_v2_key, type)) {
    const { because, report } = inspectSign({ fields, sign, type, holders: keyHoldersOf(world, provider) })
    throw refuseTalk('badSign', because, report)
  }
  return type
}

function act(world: World, route: V2Route, provider: Provider, speaker: Speaker): V2Answer {
  const { fields, signType } = speaker
  const subMchid = textOf({ fields }, 'sub_mch_id')
  if (route.for !== 'provider' && subMchid === undefined) {
    throw refuseDeed('directMode', why('directMode', { mchid: provider.mchid }))
  }
  checkV2Fields(fields, route.fields)
  const merchant =
    subMchid === undefined ? null : checkPartner(world, { provider }, { sp_mchid: provider.mchid, sub_mchid: subMchid })
  if (route.for === 'provider') return route.act(world, { provider, merchant, signType, fields })
  if (merchant === null) throw new Error('a call for a sub-merchant names one')
  return route.act(world, { provider, merchant, signType, fields })
}

// The number by which the caller knows the thing: WeChat's own numbers are random, and a plan must not depend on them.
function businessNumber(world: World, route: V2Route, fields: XmlFields): string {
  const key = world.store.get('transactions', fields.get('transaction_id') ?? '')?.order
  const known = key === undefined ? undefined : world.store.get('orders', key)?.out_trade_no
  return (fields.get(route.numberField ?? '') || known) ?? ''
}

function wordsFor(route: V2Route): FaultWords {
  return {
    refused: (luck, because, code) => {
      const chosen = code === null ? undefined : v2RefusalOf(route.endpoint, code)
      return chosen ?? refuseDeed(luck < 0.5 ? 'frequencyLimited' : (route.refusal ?? 'frequencyLimited'), because)
    },
    systemError: (because) => refuseDeed('systemError', because),
    // APIv2 has one word for both.
    unavailable: (_luck, because) => refuseDeed('systemError', because),
  }
}

function asRefusal(error: unknown): V2Refusal {
  if (error instanceof V2Refusal) return error
  if (error instanceof Refusal) return translated(error)
  return refuseDeed('systemError', why('simulatorBroke', { problem: String(error) }))
}
