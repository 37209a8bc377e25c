import { createHash, createHmac } from 'node:crypto'
import { signV2, toXml, type V2Fields } from '../v2-client.ts'
import { type Mistake, type MistakeStage, mistake } from './mistake.ts'

const CLOSE = '/pay/closeorder'
const REFUND = '/secapi/pay/refund'
const ORDER = '/pay/unifiedorder'
const QUERY = '/pay/orderquery'

function native(stage: MistakeStage, changes: V2Fields = {}): V2Fields {
  return {
    body: '一杯 咖啡',
    out_trade_no: stage.next(),
    total_fee: 1,
    spbill_create_ip: '203.0.113.7',
    notify_url: 'https://a.example/notify',
    trade_type: 'NATIVE',
    product_id: '1',
    ...changes,
  }
}

type Signer = (text: string, stage: MistakeStage, fields: Record<string, string>) => string

/** A complete request, signed in another way. */
function signed(sign: Signer, changes: V2Fields = {}) {
  return (stage: MistakeStage) => {
    const identity = { appid: stage.spAppid, mch_id: stage.provider.mchid, sub_mch_id: stage.subMchid }
    const given = { ...identity, nonce_str: stage.next(), ...native(stage), ...changes }
    const fields = Object.fromEntries(
      Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
    ) as Record<string, string>
    const full = Object.keys(fields).filter((name) => fields[name] !== '')
    const text = full
      .toSorted()
      .map((name) => `${name}=${fields[name]}`)
      .join('&')
    return stage.v2(ORDER, {}, { body: toXml({ ...fields, sign: sign(text, stage, fields) }) })
  }
}

function md5(text: string | Buffer): string {
  return createHash('md5').update(text).digest('hex').toUpperCase()
}

function keyed(change: (text: string, fields: Record<string, string>) => string): Signer {
  return (text, { provider }, fields) => md5(`${change(text, fields)}&key=${provider.api_v2_key}`)
}

function joined(fields: Record<string, string>, names: readonly string[]): string {
  return names.map((name) => `${name}=${fields[name]}`).join('&')
}

/** The talk of APIv2, its signatures, and its deeds. */
export const V2_MISTAKES: readonly Mistake[] = [
  mistake('gets instead of posting', 'v2NotPost', 'v2Signing', (stage) =>
    stage.v2(CLOSE, {}, { method: 'GET', body: '' }),
  ),
  mistake('posts nothing', 'v2BodyEmpty', 'v2Signing', (stage) => stage.v2(CLOSE, {}, { body: '' })),
  mistake('posts JSON', 'v2NotXml', 'v2Signing', (stage) => stage.v2(CLOSE, {}, { body: '{"mch_id":1}' })),
  mistake('brings a DOCTYPE', 'v2NotXml', 'v2Signing', (stage) =>
    stage.v2(CLOSE, {}, { body: '<!DOCTYPE xml [<!ENTITY e SYSTEM "file:///etc/passwd">]><xml><a>&e;</a></xml>' }),
  ),
  mistake('posts bytes that are no text', 'bodyNotUtf8', 'basicRules', (stage) =>
    stage.v2(CLOSE, {}, { body: Buffer.of(0x3c, 0xff, 0x3e) }),
  ),
  mistake('calls what is not there', 'pathUnknown', 'statusCodes', (stage) => stage.v2('/pay/nothing')),
  mistake('names no mch_id', 'v2MchidMissing', 'M21', (stage) => stage.v2(CLOSE, { mch_id: undefined })),
  mistake('names a mch_id that nobody has', 'signerUnknown', 'M21', (stage) =>
    stage.v2(CLOSE, { mch_id: '1999999999' }),
  ),
  mistake('calls as the sub-merchant', 'signerIsSubMerchant', 'M21', (stage) =>
    stage.v2(CLOSE, { mch_id: stage.subMchid }),
  ),
  mistake('leaves sub_mch_id out', 'directMode', 'M22', (stage) =>
    stage.v2(CLOSE, { sub_mch_id: undefined, out_trade_no: 'x' }),
  ),
  mistake('refunds without TLS', 'certificateMissing', 'M21', (stage) => stage.v2(REFUND, {}, { plain: true })),
  mistake('refunds without a certificate', 'certificateMissing', 'M21', (stage) =>
    stage.v2(REFUND, {}, { cert: null }),
  ),
  mistake('refunds with another SP’s certificate', 'certificateOfOther', 'M21', (stage) =>
    stage.v2(REFUND, {}, { cert: { cert: stage.other.certificate_pem, key: stage.other.private_key_pem } }),
  ),

  mistake('does not sign', 'v2SignMissing', 'v2Signing', (stage) => stage.v2(CLOSE, {}, { sign: '' })),
  mistake('signs by SHA1', 'v2SignType', 'v2Signing', (stage) => stage.v2(CLOSE, { sign_type: 'SHA1' })),
  mistake(
    'signs with small letters',
    'v2SignLowerCase',
    'v2Signing',
    signed((text, stage) => keyed((right) => right)(text, stage, {}).toLowerCase()),
  ),
  mistake(
    'forgets the key',
    'v2KeyMissing',
    'v2Signing',
    signed((text) => md5(text)),
  ),
  mistake(
    'appends the key without its name',
    'v2KeyLabel',
    'v2Signing',
    signed((text, { provider }) => md5(text + provider.api_v2_key)),
  ),
  mistake(
    'uses the key of APIv3',
    'v2KeyIsV3',
    'v2Signing',
    signed((text, { provider }) => md5(`${text}&key=${provider.api_v3_key}`)),
  ),
  mistake(
    'uses the key of another SP',
    'v2KeyOfOther',
    'M21',
    signed((text, { other }) => md5(`${text}&key=${other.api_v2_key}`)),
  ),
  mistake(
    'signs empty fields',
    'v2EmptyIncluded',
    'v2Signing',
    signed(
      keyed((_text, fields) => joined(fields, Object.keys(fields).toSorted())),
      { attach: '' },
    ),
  ),
  mistake(
    'does not sort',
    'v2Unsorted',
    'v2Signing',
    signed(keyed((_text, fields) => joined(fields, Object.keys(fields)))),
  ),
  mistake(
    'encodes the values',
    'v2Encoded',
    'v2Signing',
    signed(
      keyed((_text, fields) =>
        joined(
          Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, encodeURIComponent(value)])),
          Object.keys(fields).toSorted(),
        ),
      ),
    ),
  ),
  mistake(
    'signs by HMAC and says nothing',
    'v2HmacForMd5',
    'v2Signing',
    signed((text, { provider: { api_v2_key: key } }) =>
      createHmac('sha256', key).update(`${text}&key=${key}`).digest('hex').toUpperCase(),
    ),
  ),
  mistake(
    'says HMAC and signs by MD5',
    'v2Md5ForHmac',
    'v2Signing',
    signed(
      keyed((text) => text),
      { sign_type: 'HMAC-SHA256' },
    ),
  ),
  mistake(
    'hashes by SHA256 without a key',
    'v2PlainHash',
    'v2Signing',
    signed((text, { provider }) => createHash('sha256').update(`${text}&key=${provider.api_v2_key}`).digest('hex'), {
      sign_type: 'HMAC-SHA256',
    }),
  ),
  mistake(
    'forgets to sign attach',
    'v2WithoutField',
    'v2Signing',
    signed(
      keyed((text) => text.replace('attach=x&', '')),
      { attach: 'x' },
    ),
  ),
  mistake(
    'writes the sign as base64',
    'v2Base64',
    'v2Signing',
    signed((text, { provider }) => createHash('md5').update(`${text}&key=${provider.api_v2_key}`).digest('base64')),
  ),
  mistake(
    'signs in Latin-1',
    'v2OtherCharset',
    'v2Signing',
    signed((text, { provider }) => md5(Buffer.from(`${text}&key=${provider.api_v2_key}`, 'latin1'))),
  ),
  mistake(
    'signs anything',
    'v2SignUnknown',
    'v2Signing',
    signed(() => 'AB'.repeat(16)),
  ),

  mistake('forgets the nonce', 'fieldMissing', 'basicRules', (stage) =>
    stage.v2(CLOSE, { nonce_str: undefined, out_trade_no: 'x' }),
  ),
  mistake('asks for the fee in yuan', 'fieldType', 'basicRules', (stage) =>
    stage.v2(ORDER, native(stage, { total_fee: '0.01' })),
  ),
  mistake('invents a trade type', 'fieldChoice', 'basicRules', (stage) =>
    stage.v2(ORDER, native(stage, { trade_type: 'QR' })),
  ),
  mistake('describes at length over APIv2', 'fieldLength', 'basicRules', (stage) =>
    stage.v2(ORDER, native(stage, { body: 'x'.repeat(129) })),
  ),
  mistake('forgets product_id', 'v2OrderNeeds', 'v2Order', (stage) =>
    stage.v2(ORDER, native(stage, { product_id: undefined })),
  ),
  mistake('writes scene_info as it likes', 'v2SceneWrong', 'v2Order', (stage) =>
    stage.v2(ORDER, native(stage, { scene_info: 'a shop' })),
  ),
  mistake('asks for JSAPI over APIv2 without an openid', 'openidMissing', 'M15', (stage) =>
    stage.v2(ORDER, native(stage, { trade_type: 'JSAPI' })),
  ),
  mistake('asks for APP over APIv2', 'productNotGranted', 'M12', (stage) =>
    stage.v2(ORDER, native(stage, { trade_type: 'APP' })),
  ),
  mistake('sends an unbound sub_appid over APIv2', 'subAppidUnbound', 'M14', (stage) =>
    stage.v2(ORDER, native(stage, { sub_appid: stage.foreignAppid })),
  ),
  mistake('queries nothing', 'orderNotNamed', 'v2Query', (stage) => stage.v2(QUERY)),
  mistake('queries refunds of an order without any', 'orderWithoutRefunds', 'v2QueryRefund', async (stage) => {
    const out_trade_no = stage.next()
    await stage.paid(out_trade_no)
    return stage.v2('/pay/refundquery', { out_trade_no })
  }),
  mistake('refunds over APIv2 without the authority', 'refundAuthorityMissing', 'M24', (stage) => {
    const fields = { sub_mch_id: stage.secondMchid, out_trade_no: 'x', out_refund_no: 'x', total_fee: 1, refund_fee: 1 }
    return stage
      .control('PUT', `/merchants/${stage.secondMchid}/permissions/refund`, { granted: false })
      .then(() => stage.v2(REFUND, fields))
  }),
  mistake('takes USERPAYING for a failure', 'userPaying', 'M9', async (stage) =>
    stage.v2('/pay/micropay', {
      body: '一杯咖啡',
      out_trade_no: stage.next(),
      total_fee: 200_000,
      spbill_create_ip: '203.0.113.7',
      auth_code: await stage.code(),
    }),
  ),
  mistake('asks for a deposit', 'depositNotOpen', 'M9', async (stage) =>
    stage.v2('/pay/micropay', {
      body: '一杯咖啡',
      out_trade_no: stage.next(),
      total_fee: 1,
      spbill_create_ip: '203.0.113.7',
      auth_code: await stage.code(),
      deposit: 'Y',
    }),
  ),
  mistake('downloads a bill by a day with dashes', 'fieldPattern', 'basicRules', (stage) =>
    stage.v2('/pay/downloadbill', { bill_date: '2026-1-1' }),
  ),
  mistake('signs right and asks for a bill of long ago', 'billDayWrong', 'tradeBill', (stage) =>
    stage.v2('/pay/downloadbill', { bill_date: '20200101' }),
  ),
  mistake('resends a sign that was made for other fields', 'v2SignUnknown', 'v2Signing', (stage) =>
    stage.v2(CLOSE, { out_trade_no: 'x' }, { sign: signV2({ out_trade_no: 'y' }, stage.provider.api_v2_key) }),
  ),
]
