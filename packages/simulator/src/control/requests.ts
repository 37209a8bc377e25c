import { explain } from '../explain/because.ts'
import { compareTexts } from '../explain/compare-texts.ts'
import { curlOf, subMchidOf } from '../explain/curl.ts'
import { signingOf } from '../explain/signing-of.ts'
import { notFound } from '../kit/control-error.ts'
import type { LoggedExchange } from '../wechat/exchange-log.ts'
import type { World } from '../world.ts'
import type { Control } from './control.ts'
import { operation } from './operation.ts'
import { COUNT_TEXT, limitIn, listOf, oneOf, record, TEXT } from './schemas.ts'
import { COMPARISON, EXCHANGE, LISTED_EXCHANGE } from './shapes/request.ts'

const USUAL_REQUESTS = 50
const MOST_REQUESTS = 500
const LISTED_BODY_CHARACTERS = 4_000
const LONGEST_TEXT_CHARACTERS = 1 << 20

type Query = {
  readonly limit?: string
  readonly before?: string
  /** `1`: only what was refused, or met a fault. */
  readonly refused?: string
  readonly mchid?: string
  /** A part of the address, or the endpoint's name. */
  readonly path?: string
  readonly number?: string
}

/** The log of all exchanges: what went over the wire, why it was refused, and what would have been right. */
export function addRequestRoutes({ app, world }: Control): void {
  app.get<{ Querystring: Query }>(
    '/_control/requests',
    operation({
      id: 'requests.list',
      group: 'requests',
      zh: '最近 500 次调用，由新到旧：为何被拒、依据哪条规则、怎样才对',
      en: 'The last 500 exchanges, newest first: why each was refused, by which rule, and what would have been right',
      more: {
        zh: 'refused=1 只看被拒或遇故障的；mchid 也匹配特约商户；path 为地址的一段或接口名；before 为上一页最后的 id。报文截至 4000 字符，全文见单条。',
        en: '`refused=1`: only what was refused or met a fault; `mchid` also finds sub-merchants; `path` is a part of the address or an endpoint’s name; `before` is the last id of the page before. Bodies are cut at 4,000 characters; one exchange has them whole.',
      },
      query: record({
        'limit?': COUNT_TEXT,
        'before?': COUNT_TEXT,
        'refused?': oneOf('0', '1'),
        'mchid?': TEXT,
        'path?': TEXT,
        'number?': TEXT,
      }),
      answer: record({ requests: listOf(LISTED_EXCHANGE) }),
    }),
    async ({ query }) => {
      const limit = limitIn(query.limit, USUAL_REQUESTS, MOST_REQUESTS)
      const found = world.exchanges.newest(limit, wantedBy(query), limitIn(query.before, Infinity, Infinity))
      return { requests: found.map(renderListed) }
    },
  )

  app.get<{ Params: { id: string } }>(
    '/_control/requests/:id',
    operation({
      id: 'requests.find',
      group: 'requests',
      zh: '一次调用的全部：原始报文、应签名的字符串与实际签名的、curl 命令',
      en: 'One exchange, whole: raw, with what should have been signed beside what was, and as curl',
      answer: EXCHANGE,
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params }) => renderWhole(world, findExchange(world, params.id)),
  )

  app.post<{ Params: { id: string }; Body: { text: string } }>(
    '/_control/requests/:id/compare',
    operation({
      id: 'requests.compare',
      group: 'requests',
      zh: '拿程序自己签名的字符串来比：是不是它，第一个不同的字节在哪里',
      en: 'Holds a string that a program says it signed against what was signed and what should have been',
      body: record({ text: { type: 'string', maxLength: LONGEST_TEXT_CHARACTERS } }),
      answer: COMPARISON,
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params, body: { text } }) => compareTexts(world, findExchange(world, params.id), text),
  )
}

export function findExchange(world: World, id: string): LoggedExchange {
  const exchange = world.exchanges.get(id)
  if (!exchange) throw notFound('请求记录', 'request', id)
  return exchange
}

function wantedBy({ refused, mchid, path, number }: Query): (exchange: LoggedExchange) => boolean {
  return (exchange) =>
    (refused !== '1' || exchange.because !== null) &&
    (!mchid || exchange.mchid === mchid || subMchidOf(exchange) === mchid) &&
    (!path || exchange.path.includes(path) || exchange.endpoint === path) &&
    (!number || exchange.number === number || exchange.path.includes(number) || exchange.request_body.includes(number))
}

function renderListed(exchange: LoggedExchange): Record<string, unknown> {
  const { request_headers, answer_headers, signing, because, request_body, answer_body, ...rest } = exchange
  return {
    ...rest,
    sub_mchid: subMchidOf(exchange),
    explanation: because && explain(because),
    request_body: request_body.slice(0, LISTED_BODY_CHARACTERS),
    answer_body: answer_body.slice(0, LISTED_BODY_CHARACTERS),
  }
}

function renderWhole(world: World, exchange: LoggedExchange): Record<string, unknown> {
  const { because, ...rest } = exchange
  return {
    ...rest,
    sub_mchid: subMchidOf(exchange),
    explanation: because && explain(because),
    facts: because?.facts ?? null,
    signing: signingOf(world, exchange),
    curl: curlOf(world, exchange),
  }
}
