// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

export type Appid = {
  readonly appid: string
  readonly name: string
  readonly kind: 'service_account' | 'mini_program' | 'mobile_app'
  readonly subject: string
  readonly app_secret: string
  readonly open_platform: string | null
  readonly oauth_domains: readonly string[]
}
