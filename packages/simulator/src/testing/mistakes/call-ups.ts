import { createSign } from 'node:crypto'
import type { ReasonKey } from '../../explain/because.ts'
import { ask } from '../control-client.ts'
import { signCallUp } from '../sign-call-up.ts'
import { type Mistake, type MistakeStage, mistake, ORDERS } from './mistake.ts'

const PAGE = 'https://shop.example/pay/index.html'

type Params = Record<string, string>
/** What a page hands over instead, and the text that its server signed, where it signed another one. */
type Spoilt = { readonly params?: Record<string, unknown>; readonly text?: string; readonly more?: object }

function callUp(
  does: string,
  reason: ReasonKey,
  rule: Mistake['rule'],
  spoil: (params: Params, stage: MistakeStage) => Spoilt | Promise<Spoilt>,
): Mistake {
  return mistake(does, reason, rule, async (stage) => {
    await stage.control('PUT', `/pay-paths/${stage.provider.mchid}`, { paths: ['https://shop.example/pay/'] })
    const payer = { sp_openid: await stage.openid(stage.payer, stage.spAppid) }
    const { body } = await stage.call(
      'POST',
      `${ORDERS}/jsapi`,
      stage.order(stage.next(), { payer, sub_appid: stage.subAppid }),
    )
    const right = signCallUp(stage.provider, stage.spAppid, String(body.prepay_id))
    const { params, text, more } = await spoil(right, stage)
    const paySign = text === undefined ? right.paySign : signedBy(stage.provider.private_key_pem, text)
    const asked = { payer: stage.payer, way: 'jsapi', page: PAGE, params: { ...right, paySign, ...params }, ...more }
    return ask(stage.url, 'POST', '/call-ups', asked)
  })
}

function signedBy(key: string, text: string): string {
  return createSign('RSA-SHA256').update(text).sign(key, 'base64')
}

function lines(...four: readonly (string | undefined)[]): string {
  return four.map((line) => `${line}\n`).join('')
}

/** What a page or mini program does wrong when it calls up a payment. */
export const CALL_UP_MISTAKES: readonly Mistake[] = [
  callUp('writes timestamp instead of timeStamp', 'callUpFieldMissing', 'jsapiCallUp', ({ timeStamp }) => ({
    params: { timeStamp: undefined, timestamp: timeStamp },
  })),
  callUp('hands over timeStamp as a number', 'callUpFieldMissing', 'jsapiCallUp', ({ timeStamp }) => ({
    params: { timeStamp: Number(timeStamp) },
  })),
  callUp('hands over the bare prepay id', 'callUpPackage', 'jsapiCallUp', ({ package: prepay }) => ({
    params: { package: prepay?.slice('prepay_id='.length) },
  })),
  callUp('invents a prepay id', 'callUpPrepayUnknown', 'jsapiCallUp', () => ({
    params: { package: 'prepay_id=wx201410272009395522657a690389285100' },
  })),
  callUp('keeps a prepay id for three hours', 'callUpPrepayExpired', 'jsapiCallUp', async (_params, stage) => {
    await stage.advance(3 * 3_600_000)
    return {}
  }),
  callUp('calls up an APP order', 'callUpTradeType', 'jsapiCallUp', async (_params, stage) => {
    await stage.control('PUT', `/merchants/${stage.subMchid}/permissions/app`, { granted: true })
    const { body } = await stage.call('POST', `${ORDERS}/app`, stage.order(stage.next()))
    return { params: { package: `prepay_id=${body.prepay_id}` } }
  }),
  callUp('calls up under an appid that is not the order’s', 'callUpAppid', 'M15', (_params, stage) => ({
    params: { appId: stage.miniAppid },
  })),
  callUp('pays on a page beneath its pay path', 'callUpPage', 'jsapiCallUp', () => ({
    more: { page: 'https://shop.example/pay/deeper/index.html' },
  })),
  callUp('says MD5 for an order of APIv3', 'callUpSignType', 'jsapiCallUp', () => ({ params: { signType: 'MD5' } })),
  callUp('lets another payer call up', 'callUpOtherPayer', 'M15', async (_params, stage) => ({
    more: { payer: (await stage.control<{ id: string }>('POST', '/payers', { name: '钱七' })).id },
  })),
  callUp('forgets the last newline', 'paySignLastNewline', 'jsapiCallUp', (params) => ({
    text: lines(params.appId, params.timeStamp, params.nonceStr, params.package).slice(0, -1),
  })),
  callUp('signs the bare prepay id', 'paySignBareId', 'jsapiCallUp', (params) => ({
    text: lines(params.appId, params.timeStamp, params.nonceStr, params.package?.slice('prepay_id='.length)),
  })),
  callUp('signs the other appid of the order', 'paySignAppid', 'M20', (params, stage) => ({
    text: lines(stage.subAppid, params.timeStamp, params.nonceStr, params.package),
  })),
  callUp('signs another second than it hands over', 'paySignTime', 'jsapiCallUp', (params) => ({
    text: lines(params.appId, String(Number(params.timeStamp) - 1), params.nonceStr, params.package),
  })),
  callUp('signs milliseconds', 'paySignTime', 'jsapiCallUp', (params) => ({
    text: lines(params.appId, `${params.timeStamp}417`, params.nonceStr, params.package),
  })),
  callUp('signs the nonce before the time', 'paySignOrder', 'jsapiCallUp', (params) => ({
    text: lines(params.appId, params.nonceStr, params.timeStamp, params.package),
  })),
  callUp('writes \\n for the newlines', 'paySignSeparator', 'jsapiCallUp', (params) => ({
    text: [params.appId, params.timeStamp, params.nonceStr, params.package, ''].join('\\n'),
  })),
  callUp('signs in the manner of APIv2', 'paySignV2Text', 'jsapiCallUp', ({ appId, timeStamp, nonceStr, ...rest }) => ({
    text: `appId=${appId}&nonceStr=${nonceStr}&package=${rest.package}&signType=RSA&timeStamp=${timeStamp}`,
  })),
  callUp('signs something else', 'signedUnknownText', 'signatureWrong', () => ({ text: 'something else' })),
  callUp('calls up with the key of another provider', 'signedByOtherProvider', 'M21', (params, stage) => ({
    params: {
      paySign: signedBy(
        stage.other.private_key_pem,
        lines(params.appId, params.timeStamp, params.nonceStr, params.package),
      ),
    },
  })),
]
