// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

export type ListedExchange = {
  readonly id: string
  readonly at: string
  /** callup：网页或小程序在手机里调起支付，path 是网页地址 · `callup`: a page or mini program called up a payment in the phone; `path` is where the page is */
  readonly api: 'v3' | 'v2' | 'login' | 'callup'
  /** 是否经 TLS · whether over TLS */
  readonly secure: boolean
  readonly method: string
  readonly path: string
  readonly endpoint: string | null
  readonly mchid: string | null
  readonly sub_mchid: string | null
  /** 业务单号 · the number by which the caller knows the thing */
  readonly number: string | null
  /** 0 为故障，没有应答 · 0: a fault, no answer */
  readonly status: number
  readonly request_id: string
  readonly code: string | null
  readonly message: string | null
  readonly fault: string | null
  readonly duration_ms: number
  readonly request_body: string
  readonly request_bytes: number
  readonly answer_body: string
  readonly answer_bytes: number
  readonly explanation: Explanation | null
}

export type Explanation = {
  readonly reason: string
  readonly rule: {
    /** 任务书的条目，如 M14 · the row of the mission, such as M14 */
    readonly row: string | null
    /** 官方文档 · the official page */
    readonly page: string | null
  }
  readonly why_zh: string
  readonly why_en: string
  readonly right_zh: string
  readonly right_en: string
}

export type Exchange = {
  readonly id: string
  readonly at: string
  /** callup：网页或小程序在手机里调起支付，path 是网页地址 · `callup`: a page or mini program called up a payment in the phone; `path` is where the page is */
  readonly api: 'v3' | 'v2' | 'login' | 'callup'
  /** 是否经 TLS · whether over TLS */
  readonly secure: boolean
  readonly method: string
  readonly path: string
  readonly endpoint: string | null
  readonly mchid: string | null
  readonly sub_mchid: string | null
  /** 业务单号 · the number by which the caller knows the thing */
  readonly number: string | null
  /** 0 为故障，没有应答 · 0: a fault, no answer */
  readonly status: number
  readonly request_id: string
  readonly code: string | null
  readonly message: string | null
  readonly fault: string | null
  readonly duration_ms: number
  readonly request_body: string
  readonly request_bytes: number
  readonly answer_body: string
  readonly answer_bytes: number
  readonly explanation: Explanation | null
  /** 名与值交替，原样 · name and value in turn, as they came */
  readonly request_headers: readonly string[]
  readonly answer_headers: Readonly<Record<string, string>>
  readonly facts: Readonly<Record<string, string | number>> | null
  readonly signing: Signing | null
  readonly curl: {
    /** 逐字节重放 · the same, byte for byte */
    readonly exact: string | null
    /** 由模拟器重新签名 · signed anew by the simulator */
    readonly signed_anew: string | null
  }
}

export type Signing = {
  readonly api: 'v3' | 'v2'
  /** 应签名的字符串；v2 的密钥已遮盖 · what should have been signed; the key of v2 is masked */
  readonly expected: string
  /** 实际签名的字符串，若已找出 · what was signed, where it was found out */
  readonly signed: string | null
  readonly difference: Difference | null
  readonly hash: string | null
  readonly digest: string | null
  readonly tried: number
}

export type Difference = {
  /** 以 UTF-8 字节计，从 0 起 · in bytes of UTF-8, from 0 */
  readonly offset: number
  readonly line: number
  readonly expected: {
    readonly hex: string
    readonly shown: string
  } | null
  readonly signed: {
    readonly hex: string
    readonly shown: string
  } | null
  readonly expected_context: string
  readonly signed_context: string
}

export type Comparison = {
  /** 是否就是实际签名的字符串；签名打不开时为 null · whether it is what was signed; null where the signature could not be opened */
  readonly is_what_was_signed: boolean | null
  readonly is_expected: boolean
  readonly expected: string | null
  readonly difference: Difference | null
}

export type Tried = {
  readonly status: number
  /** 名与值交替，原样 · name and value in turn, as they came */
  readonly headers: readonly string[]
  readonly body: string
  readonly truncated: boolean
  /** 请求日志里的 id · its id in the request log */
  readonly id: string | null
  readonly explanation: Explanation | null
}

export type Sample = {
  readonly key: string
  readonly api: 'v3' | 'v2'
  readonly title_zh: string
  readonly title_en: string
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  readonly path: string
  readonly body: Readonly<Record<string, unknown>> | null
  /** 还缺什么 · what is still missing */
  readonly needs_zh: string | null
  readonly needs_en: string | null
}

export type SigningMistake = {
  readonly reason: string
  readonly zh: string
  readonly en: string
}
