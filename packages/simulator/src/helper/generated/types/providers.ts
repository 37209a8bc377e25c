// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

export type Provider = {
  readonly mchid: string
  readonly name: string
  readonly verify_mode: 'certificate' | 'public_key' | 'both'
  readonly api_v2_key: string
  readonly api_v3_key: string
  readonly may_combine: boolean
  readonly sub_fund_bill: boolean
  readonly refund_notify_url: string | null
  readonly violation_notify_url: string | null
  readonly serial: string
  readonly certificate_expires_at: string
  readonly certificate_pem: string
  readonly private_key_pem: string
  readonly appids: readonly string[]
  readonly platform_certificates: readonly PlatformCertificate[]
  readonly public_key: {
    readonly id: string
    readonly pem: string
  } | null
}

export type PlatformCertificate = {
  readonly serial: string
  readonly pem: string
  readonly expires_at: string
}

export type PortalFile = {
  readonly name: string
  readonly type: string
  readonly bytes: number
}

export type Funds = {
  readonly mchid: string
  readonly accounts: readonly {
    readonly account_type: 'BASIC' | 'OPERATION' | 'FEES'
    /** 分 · fen */
    readonly balance_fen: number
  }[]
}
