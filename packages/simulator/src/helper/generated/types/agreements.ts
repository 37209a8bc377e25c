// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

export type Agreement = {
  readonly sub_mchid: string
  readonly name:
    | 'jsapi'
    | 'native'
    | 'mini_program'
    | 'app'
    | 'h5'
    | 'codepay'
    | 'combine'
    | 'refund'
    | 'red_packets'
    | 'recommend_follow'
    | 'joint_operation'
  readonly appid: string | null
  readonly state: 'none' | 'asked' | 'granted' | 'refused' | 'withdrawn'
  readonly effective_at: string | null
  readonly history: readonly {
    readonly at: string
    readonly act: 'ask' | 'sign' | 'refuse' | 'withdraw'
    readonly state: 'none' | 'asked' | 'granted' | 'refused' | 'withdrawn'
    readonly by: string
    readonly why: string | null
    readonly way: 'desk' | 'invitation'
  }[]
}
