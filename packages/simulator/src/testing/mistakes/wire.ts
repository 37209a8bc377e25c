import { type Mistake, type MistakeStage, mistake, NATIVE, ORDERS, partner } from './mistake.ts'

const CERTIFICATES = '/v3/certificates'
const SCHEME = 'WECHATPAY2-SHA256-RSA2048'

function get(stage: MistakeStage, headers: Record<string, string | null>): Promise<unknown> {
  return stage.call('GET', CERTIFICATES, undefined, { headers })
}

function authorization(value: string) {
  return (stage: MistakeStage) => stage.call('GET', CERTIFICATES, undefined, { authorization: value })
}

function field(changes: Record<string, unknown>) {
  return (stage: MistakeStage) => stage.native(stage.next(), changes)
}

/** Headers, addresses, bodies and fields. */
export const WIRE_MISTAKES: readonly Mistake[] = [
  mistake('sends no Accept', 'headerMissing', 'basicRules', (stage) => get(stage, { Accept: null })),
  mistake('sends no User-Agent', 'headerMissing', 'basicRules', (stage) => get(stage, { 'User-Agent': null })),
  mistake('accepts only HTML', 'acceptWrong', 'basicRules', (stage) => get(stage, { Accept: 'text/html' })),
  mistake('says that JSON is a form', 'contentTypeWrong', 'basicRules', (stage) =>
    stage.call('POST', NATIVE, stage.order(stage.next()), { headers: { 'Content-Type': 'text/plain' } }),
  ),
  mistake('compresses the body', 'bodyCompressed', 'basicRules', (stage) =>
    stage.call('POST', NATIVE, stage.order(stage.next()), { headers: { 'Content-Encoding': 'gzip' } }),
  ),
  mistake('sends half of the JSON', 'bodyNotJson', 'basicRules', (stage) => stage.call('POST', NATIVE, '{"sp_mchid":')),
  mistake('sends Latin-1', 'bodyNotUtf8', 'basicRules', (stage) =>
    stage.call('POST', NATIVE, '{}', { sentBody: Buffer.from('{"description":"café"}', 'latin1') }),
  ),
  mistake('sends far too much', 'bodyTooLong', 'basicRules', (stage) =>
    stage.call('POST', NATIVE, JSON.stringify({ attach: 'x'.repeat(1 << 20) })),
  ),
  mistake('forgets "partner" of another address', 'pathUnknown', 'statusCodes', (stage) =>
    stage.call('POST', '/v3/pay/transactions/gold', {}),
  ),
  mistake('posts a query', 'methodWrong', 'statusCodes', (stage) => stage.call('POST', CERTIFICATES, {})),
  mistake('adds a field of its own', 'fieldUnknown', 'basicRules', field({ mchid: '1900000001' })),
  mistake('forgets the description', 'fieldMissing', 'basicRules', field({ description: undefined })),
  mistake(
    'sends the amount as a text',
    'fieldType',
    'basicRules',
    field({ amount: { total: '100', currency: 'CNY' } }),
  ),
  mistake('sends the amount in yuan', 'fieldType', 'basicRules', field({ amount: { total: 9.9, currency: 'CNY' } })),
  mistake('describes at length', 'fieldLength', 'basicRules', field({ description: '咖'.repeat(128) })),
  mistake(
    'puts a query behind notify_url',
    'fieldPattern',
    'basicRules',
    field({ notify_url: 'https://a.example/?a=1' }),
  ),
  mistake('numbers with a blank', 'fieldPattern', 'basicRules', (stage) => stage.native('no blanks 1')),
  mistake('charges dollars', 'fieldChoice', 'basicRules', field({ amount: { total: 100, currency: 'USD' } })),
  mistake('charges nothing', 'fieldRange', 'basicRules', field({ amount: { total: 0, currency: 'CNY' } })),
  mistake(
    'limits the ways of paying five times',
    'listLength',
    'basicRules',
    field({ limit_pay: Array(5).fill('no_credit') }),
  ),
  mistake('asks the query twice for the same', 'fieldUnknown', 'basicRules', (stage) =>
    stage.call('GET', `${ORDERS}/out-trade-no/whatever-1?${partner(stage)}&sub_mchid=1`),
  ),

  mistake('sends no Authorization', 'authorizationMissing', 'authorizationForm', (stage) =>
    get(stage, { Authorization: null }),
  ),
  mistake('sends a bearer token', 'authorizationScheme', 'authorizationForm', authorization('Bearer abc')),
  mistake(
    'signs by SM2',
    'authorizationScheme',
    'authorizationForm',
    authorization('WECHATPAY2-SM2-WITH-SM3 mchid="1"'),
  ),
  mistake(
    'names no signature',
    'authorizationPartMissing',
    'authorizationForm',
    authorization(`${SCHEME} mchid="1900000001"`),
  ),
  mistake(
    'forgets the quotes',
    'authorizationPartWrong',
    'authorizationForm',
    authorization(`${SCHEME} mchid=1900000001`),
  ),
  mistake(
    'names the number twice',
    'authorizationPartTwice',
    'authorizationForm',
    authorization(`${SCHEME} mchid="1",mchid="1"`),
  ),
  mistake(
    'counts milliseconds',
    'timestampMilliseconds',
    'authorizationForm',
    authorization(`${SCHEME} timestamp="1700000000123"`),
  ),
  mistake(
    'writes the signature as base64url',
    'signatureBase64Url',
    'authorizationForm',
    authorization(`${SCHEME} signature="ab-_"`),
  ),
]
