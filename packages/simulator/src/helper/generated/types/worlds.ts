// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

export type World = {
  readonly name: string
  readonly url: string
  readonly tls_url: string
  /** 即本次询问的世界 · whether it is the one that was asked */
  readonly own: boolean
}

export type Template = {
  readonly name: 'restaurants' | 'school' | 'shop'
  readonly zh: string
  readonly en: string
  readonly sp_mchid: string
  readonly api_v3_key: string
  readonly appids: readonly string[]
  readonly sub_mchids: readonly string[]
  readonly payers: readonly string[]
}
