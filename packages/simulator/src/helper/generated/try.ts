// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

import type { Ask } from '../ask.ts'
import type { Sample, SigningMistake, Tried } from './types/requests.ts'

export function tryCalls(ask: Ask) {
  return {
    /**
     * Signs a call as a provider and really makes it, over HTTP. `body` is an object or raw text; v2 gets its nonce_str and sign. `mistake` signs wrongly on purpose: a reason of the request log. Status 0: the connection broke.
     * 以某服务商的身份签名，真的经 HTTP 发出一次调用。body 可为对象或原文；v2 会补上 nonce_str 与 sign。mistake 故意签错，名字即请求日志里的 reason。status 0：连接中断。
     */
    send: (body: {
      readonly mchid: string
      readonly api: 'v3' | 'v2'
      readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
      readonly path: string
      readonly body?: string | Readonly<Record<string, unknown>> | null
      readonly mistake?:
        | 'signedWithoutLastNewline'
        | 'signedWithoutBodyLine'
        | 'signedFullUrl'
        | 'signedWithoutQuery'
        | 'signedDecodedTarget'
        | 'signedEncodedTarget'
        | 'signedPathForm'
        | 'signedMethodCase'
        | 'signedOtherMethod'
        | 'signedReserialisedBody'
        | 'signedPrettyBody'
        | 'signedEscapedBody'
        | 'signedEmptyBody'
        | 'signedTrimmedBody'
        | 'signedBodyOfGet'
        | 'signedCrlf'
        | 'signedLiteralBackslashN'
        | 'signedOtherSeparator'
        | 'signedMilliseconds'
        | 'signedOtherTime'
        | 'signedOtherOrder'
        | 'signedMissingPart'
        | 'signedNonceCase'
        | 'signedOtherCharset'
        | 'signedTheHash'
        | 'v2SignLowerCase'
        | 'v2KeyMissing'
        | 'v2KeyLabel'
        | 'v2EmptyIncluded'
        | 'v2Unsorted'
        | 'v2Encoded'
        | 'v2SignIncluded'
        | 'v2CdataIncluded'
        | 'v2OtherCharset'
    }) => ask<Tried>('POST', '/_control/try', { body }),
    /**
     * A ready request for each interface, filled with real numbers of this world. Without a name the newest provider and its newest sub-merchant are taken; without any there are none.
     * 每个接口一份现成的请求，填好了这个世界里真实的号码。不指明时取最新的服务商与其最新的特约商户；没有服务商时为空。
     */
    samples: (query: { readonly mchid?: string; readonly sub_mchid?: string } = {}) =>
      ask<{
        readonly samples: readonly Sample[]
        readonly mistakes: readonly SigningMistake[]
      }>('GET', '/_control/samples', { query }),
  }
}
