// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

import type { Ask } from '../ask.ts'
import { part } from '../part.ts'
import type { Comparison, Exchange, ListedExchange } from './types/requests.ts'

export function requestsCalls(ask: Ask) {
  return {
    /**
     * The last 500 exchanges, newest first: why each was refused, by which rule, and what would have been right. `refused=1`: only what was refused or met a fault; `mchid` also finds sub-merchants; `path` is a part of the address or an endpoint’s name; `before` is the last id of the page before. Bodies are cut at 4,000 characters; one exchange has them whole.
     * 最近 500 次调用，由新到旧：为何被拒、依据哪条规则、怎样才对。refused=1 只看被拒或遇故障的；mchid 也匹配特约商户；path 为地址的一段或接口名；before 为上一页最后的 id。报文截至 4000 字符，全文见单条。
     */
    list: (
      query: {
        readonly limit?: number | string
        readonly before?: number | string
        readonly refused?: '0' | '1'
        readonly mchid?: string
        readonly path?: string
        readonly number?: string
      } = {},
    ) =>
      ask<{
        readonly requests: readonly ListedExchange[]
      }>('GET', '/_control/requests', { query }),
    /**
     * One exchange, whole: raw, with what should have been signed beside what was, and as curl.
     * 一次调用的全部：原始报文、应签名的字符串与实际签名的、curl 命令。
     */
    find: (id: string) => ask<Exchange>('GET', `/_control/requests/${part(id)}`),
    /**
     * Holds a string that a program says it signed against what was signed and what should have been.
     * 拿程序自己签名的字符串来比：是不是它，第一个不同的字节在哪里。
     */
    compare: (
      id: string,
      body: {
        readonly text: string
      },
    ) => ask<Comparison>('POST', `/_control/requests/${part(id)}/compare`, { body }),
  }
}
