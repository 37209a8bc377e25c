import { explain } from '../explain/because.ts'
import type { Reason } from '../explain/reason.ts'
import { SIGNING_TEXT_REASONS } from '../explain/reasons/signing-text.ts'
import { V2_SIGNING_REASONS } from '../explain/reasons/v2-signing.ts'
import { ControlError } from '../kit/control-error.ts'
import { factsFor } from '../try/sample.ts'
import { sendRequest } from '../try/send-request.ts'
import { type SignedRequest, signV2, signV3, type Trial } from '../try/signed-request.ts'
import { v2Samples } from '../try/v2-samples.ts'
import { v3Samples } from '../try/v3-samples.ts'
import { isV2Path } from '../v2/routes.ts'
import type { LoggedExchange } from '../wechat/exchange-log.ts'
import type { World } from '../world.ts'
import type { Control } from './control.ts'
import { findMerchant } from './merchants.ts'
import { operation } from './operation.ts'
import { findProvider } from './providers.ts'
import { listOf, MCHID, oneOf, record } from './schemas.ts'
import { MISTAKE, SAMPLE, TRIED, TRY_METHOD } from './shapes/try.ts'

const LOGGED_WITHIN_MS = 31_000
const LONGEST_BODY_CHARACTERS = 1 << 20
// Of uploads there are no samples.
const V3_MISTAKES = Object.keys(SIGNING_TEXT_REASONS).filter((reason) => !reason.endsWith('Upload'))
const V2_MISTAKES = [
  'v2SignLowerCase',
  'v2KeyMissing',
  'v2KeyLabel',
  'v2EmptyIncluded',
  'v2Unsorted',
  'v2Encoded',
  'v2SignIncluded',
  'v2CdataIncluded',
  'v2OtherCharset',
] as const

type Asked = Partial<Trial> & { mchid: string; api: 'v3' | 'v2'; method: string; path: string }
/** As the samples have it: null is no body. */
type Sent = Omit<Asked, 'body'> & { body?: Trial['body'] | null }

/** 试一试: a person makes a call as a provider without writing a program. */
export function addTryRoutes({ app, world }: Control): void {
  app.post<{ Body: Sent }>(
    '/_control/try',
    operation({
      id: 'try.send',
      group: 'requests',
      zh: '以某服务商的身份签名，真的经 HTTP 发出一次调用',
      en: 'Signs a call as a provider and really makes it, over HTTP',
      more: {
        zh: 'body 可为对象或原文；v2 会补上 nonce_str 与 sign。mistake 故意签错，名字即请求日志里的 reason。status 0：连接中断。',
        en: '`body` is an object or raw text; v2 gets its nonce_str and sign. `mistake` signs wrongly on purpose: a reason of the request log. Status 0: the connection broke.',
      },
      body: record({
        mchid: MCHID,
        api: oneOf('v3', 'v2'),
        method: TRY_METHOD,
        path: { type: 'string', pattern: '^/[\\x21-\\x7e]*$', maxLength: 4_096 },
        'body?': {
          anyOf: [{ type: 'string', maxLength: LONGEST_BODY_CHARACTERS }, { type: 'object' }, { type: 'null' }],
        },
        'mistake?': oneOf(...V3_MISTAKES, ...V2_MISTAKES),
      }),
      answer: TRIED,
      refusals: { 404: ['NOT_FOUND'], 409: ['NOT_WECHATS'] },
    }),
    async ({ body: { body, ...asked } }) => send(world, { ...asked, ...(body === null ? {} : { body }) }),
  )

  app.get<{ Querystring: { mchid?: string; sub_mchid?: string } }>(
    '/_control/samples',
    operation({
      id: 'try.samples',
      group: 'requests',
      zh: '每个接口一份现成的请求，填好了这个世界里真实的号码',
      en: 'A ready request for each interface, filled with real numbers of this world',
      more: {
        zh: '不指明时取最新的服务商与其最新的特约商户；没有服务商时为空。',
        en: 'Without a name the newest provider and its newest sub-merchant are taken; without any there are none.',
      },
      query: record({ 'mchid?': MCHID, 'sub_mchid?': MCHID }),
      answer: record({ samples: listOf(SAMPLE), mistakes: listOf(MISTAKE) }),
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ query }) => {
      const samples = samplesFor(world, query)
      await world.store.durable()
      return { samples, mistakes: mistakes() }
    },
  )
}

function mistakes(): unknown[] {
  const all: Readonly<Record<string, Reason>> = { ...SIGNING_TEXT_REASONS, ...V2_SIGNING_REASONS }
  return [...V3_MISTAKES, ...V2_MISTAKES].map((reason) => {
    const [zh, en] = all[reason]?.why ?? ['', '']
    return { reason, zh, en }
  })
}

async function send(world: World, asked: Asked): Promise<Record<string, unknown>> {
  const { mchid, api, method, path, body, mistake } = asked
  const provider = findProvider(world, mchid)
  if (api === 'v3' ? !path.startsWith('/v3/') : !isV2Path(path)) {
    const zh = `${path} 不是 API${api} 的地址`
    throw new ControlError(409, 'NOT_WECHATS', zh, `${path} is no address of API${api}`)
  }
  const trial: Trial = { method, path, body, mistake }
  const request = api === 'v3' ? signV3(world, provider, trial) : signV2(provider, trial)
  const logged = world.exchanges.next((exchange) => isThis(exchange, request), LOGGED_WITHIN_MS)
  const received = await sendRequest(world, provider, method, path, request)
  const exchange = await logged
  const because = exchange?.because ?? null
  return { ...received, id: exchange?.id ?? null, explanation: because && explain(because) }
}

function isThis({ request_headers: headers, request_body: body }: LoggedExchange, { mark }: SignedRequest): boolean {
  return body.includes(mark) || headers.some((text) => text.includes(mark))
}

function samplesFor(world: World, { mchid, sub_mchid }: { mchid?: string; sub_mchid?: string }): unknown[] {
  const { providers, merchants } = world.store.tables
  const provider = mchid === undefined ? providers.newest(1)[0] : findProvider(world, mchid)
  if (!provider) return []
  const [newest] = merchants.newest(1, (merchant) => merchant.provider === provider.mchid)
  const merchant = sub_mchid === undefined ? newest : findMerchant(world, sub_mchid)
  const facts = factsFor(world, provider, merchant)
  return [...v3Samples(facts), ...v2Samples(facts)]
}
