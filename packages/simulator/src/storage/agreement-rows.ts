import type { Permission } from './product.ts'

export type AgreementName = Permission | 'recommend_follow' | 'joint_operation'
export type AgreementState = 'none' | 'asked' | 'granted' | 'refused' | 'withdrawn'
export type AgreementAct = 'ask' | 'sign' | 'refuse' | 'withdraw'

/** What stands between a sub-merchant and WeChat: a product or a paper, and how it came to stand so. */
export type Agreement = {
  readonly sub_mchid: string
  readonly name: AgreementName
  /** Of the joint-operation letter, which is one per appid. */
  readonly appid: string | null
  readonly state: AgreementState
  readonly effective_at: number | null
  readonly history: readonly {
    readonly at: number
    readonly act: AgreementAct
    readonly state: AgreementState
    readonly by: string
    readonly why: string | null
    readonly way: 'desk' | 'invitation'
  }[]
}
