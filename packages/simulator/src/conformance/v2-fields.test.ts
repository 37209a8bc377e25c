import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DAY_MS, dayOf } from '../kit/day.ts'
import { withCashier } from '../testing/code-stage.ts'
import { openStage, type Stage } from '../testing/stage.ts'
import type { V2Fields } from '../testing/v2-client.ts'
import { assertRefusedV2 } from '../testing/v2-refused.ts'
import documented from './documented-calls.json' with { type: 'json' }

type Name = keyof typeof documented.v2
type Fact = { name: string; type: string; required?: boolean; longest?: number; enum?: readonly string[] }

// Read before all fields, and refused in words of their own: the door's tests have them.
const OF_THE_DOOR = ['mch_id', 'sub_mch_id', 'sign', 'sign_type']
// Needed in the collection; on WeChat's own pages one of them will do.
const EITHER: { readonly [N in Name]?: readonly string[] } = {
  orderquery: ['transaction_id', 'out_trade_no'],
  reverse: ['out_trade_no'],
  refund: ['transaction_id', 'out_trade_no'],
  refundquery: ['transaction_id', 'out_trade_no', 'out_refund_no', 'refund_id'],
  addsubdevconfig: ['jsapi_path'],
  addrecommendconf: ['subscribe_appid'],
}

test('Q20: each field that WeChat documents for APIv2 is needed, bounded and one of a list as it says', async (t) => {
  const stage = await openStage(t)
  const calls = await callsOf(stage)
  for (const name of Object.keys(documented.v2) as Name[]) {
    const { path, fields } = documented.v2[name]
    const signType = String(calls[name].sign_type ?? 'MD5')
    const send = (changes: V2Fields) => stage.v2(path, { ...calls[name], ...changes })
    const whole = await send({})
    assert(!/^(LACK_PARAMS|PARAM_ERROR)$/.test(whole.fields.err_code ?? ''), `${name} as it should be: ${whole.text}`)
    for (const fact of fields as readonly Fact[]) {
      if (OF_THE_DOOR.includes(fact.name)) continue
      if (fact.required && !EITHER[name]?.includes(fact.name)) {
        assertRefusedV2(stage, await send({ [fact.name]: undefined }), 'LACK_PARAMS', signType)
      }
      for (const value of wrongValues(fact)) {
        const reply = await send({ [fact.name]: value })
        assert.equal(reply.fields.err_code, 'PARAM_ERROR', `${name}.${fact.name} = ${value}: ${reply.text}`)
        assert(reply.fields.err_code_des?.includes(fact.name), reply.text)
      }
      if (fact.longest === undefined || fact.enum !== undefined) continue
      const { err_code_des = '' } = (await send({ [fact.name]: '1'.repeat(fact.longest) })).fields
      assert(!err_code_des.includes(`${fact.name}参数长度有误`), `${name}.${fact.name} of ${fact.longest}`)
    }
  }
})

function wrongValues({ type, longest, enum: list }: Fact): string[] {
  const long = longest === undefined ? [] : ['1'.repeat(longest + 1)]
  if (type === 'integer') return ['1.5', '-1', '1e3', 'x', '9'.repeat(16)]
  return list === undefined ? long : [...long, 'NOT_ONE_OF_THEM']
}

async function callsOf(stage: Stage): Promise<Record<Name, V2Fields>> {
  await stage.paid('documented')
  const order = { body: '一杯咖啡', total_fee: 1_000, spbill_create_ip: '1.2.3.4' }
  const auth_code = await withCashier(stage).code()
  const known = { out_trade_no: 'documented' }
  const hmac = { sign_type: 'HMAC-SHA256' }
  const bill_date = dayOf(Date.now() - 3 * DAY_MS).replaceAll('-', '')
  return {
    unifiedorder: {
      ...order,
      out_trade_no: 'documented-2',
      notify_url: stage.receiver.url,
      trade_type: 'NATIVE',
      product_id: 'coffee',
    },
    micropay: { ...order, out_trade_no: 'documented-3', auth_code },
    orderquery: known,
    closeorder: known,
    reverse: known,
    refund: { ...known, out_refund_no: 'r1', total_fee: 1_000, refund_fee: 1 },
    refundquery: known,
    downloadbill: { bill_date },
    downloadfundflow: { ...hmac, bill_date, account_type: 'Basic' },
    addsubdevconfig: { nonce_str: undefined, jsapi_path: 'https://pay.example/' },
    querysubdevconfig: { nonce_str: undefined },
    addrecommendconf: { ...hmac, appid: undefined, sub_appid: 'NULL', subscribe_appid: stage.subAppid },
    authcodetoopenid: { auth_code },
  }
}
