import type { Notice as WechatNotice } from '@teyue/wechatpay/notices'
import type { Vault } from '../../secrets.ts'
import type { Notice } from './notice.ts'

/** A notice names the payer, so what it says is kept sealed. */
export function sealContent(vault: Vault, accountId: string, notice: WechatNotice): Buffer {
  return vault.seal(JSON.stringify(notice), `notice:${accountId}:${notice.id}`)
}

export function openContent(vault: Vault, notice: Notice): WechatNotice {
  return JSON.parse(
    vault.open(notice.contentSealed, `notice:${notice.accountId}:${notice.id}`).toString('utf8'),
  ) as WechatNotice
}
